package dev.tapeout.diff.change;

/** Rules about the properties that an object describes. */
final class PropertyRules {
  static final String TEXTS =
      """
      property-added
      A property is new
      Tags: schema existence added
      Severity: request compatible or breaking, response compatible or breaking
      Why: Optional in a request, or at all in an answer, it hurts nobody under the tolerant policy.
      Safely: Release it in a minor version.
      old: { properties: { id: {} } }
      new: { properties: { id: {}, note: { type: string } } }

      required-property-added
      A property is new and must be there
      Tags: schema existence added
      Severity: request breaking, response compatible
      Formerly: property-required
      Why: In a request, payloads without it are refused. In an answer it is a promise more.
      Safely: In a request make it optional, and say in the description what its absence means.
      old: { properties: { id: {} } }
      new: { properties: { id: {}, note: { type: string } }, required: [note] }

      required-property-with-default-added
      A property is new and must be there, though it has a default
      Tags: schema existence added
      Severity: request breaking, response compatible
      Formerly: required-property-added, property-required
      Why: Required means that a payload without it is refused, whatever its default is: the default
      is an annotation, and fills in nothing. Breaking in a request by default; a team whose services
      do fill it in writes severities: {required-property-with-default-added: warning} into
      tapeout.yaml.
      Safely: Leave it out of 'required': the default already says what its absence means.
      old: { properties: { id: {} } }
      new: { properties: { id: {}, note: { default: none } }, required: [note] }

      property-with-default-required
      A property must be there that could be left out, though it has a default
      Tags: schema requiredness tightened
      Severity: request breaking, response compatible
      Formerly: property-required
      Why: Required means that a payload without it is refused, whatever its default is. Breaking in a
      request by default; a team whose services do fill it in writes severities:
      {property-with-default-required: warning} into tapeout.yaml.
      Safely: Leave it out of 'required': the default already says what its absence means.
      old: { properties: { note: { default: none } } }
      new: { properties: { note: { default: none } }, required: [note] }

      property-removed
      A property is no longer described
      Tags: schema existence removed
      Severity: request compatible or breaking, response compatible or breaking
      Why: It could be left out before, so in an answer nobody misses it under the tolerant policy.
      A request that still sends it is refused where the object is closed.
      Safely: Keep it, marked deprecated: true, until a major version.
      old: { properties: { id: {}, note: { type: string } } }
      new: { properties: { id: {} } }

      required-property-removed
      A property is no longer described that had to be there
      Tags: schema existence removed
      Severity: request compatible or breaking, response breaking
      Formerly: property-removed
      Why: In an answer, consumers rely on it. A request that still sends it is refused where the
      object is closed.
      Safely: In an answer keep sending it until a major version; in a request keep accepting it,
      marked deprecated: true.
      old: { properties: { id: {} }, required: [id] }
      new: { properties: {} }

      property-required
      A property must be there that could be left out
      Tags: schema requiredness tightened
      Severity: request breaking, response compatible
      Why: In a request, payloads without it are refused. In an answer it is a promise more.
      Safely: In a request keep it optional, and say in the description what its absence means.
      old: { properties: { id: {} } }
      new: { properties: { id: {} }, required: [id] }

      property-optional
      A property can be left out that had to be there
      Tags: schema requiredness loosened
      Severity: request compatible, response breaking
      Why: In an answer, consumers rely on it. In a request all that was accepted still is.
      Safely: In an answer keep sending it until a major version.
      old: { properties: { id: {} }, required: [id] }
      new: { properties: { id: {} } }

      property-forbidden
      A property must not be there
      Tags: schema existence removed
      Severity: request breaking, response compatible
      Why: Its schema is false, which no value fits. A request that sends it is refused. Under the
      tolerant policy nobody sent it who was not told of it; in an answer nothing new can come.
      Safely: Keep accepting it in requests, marked deprecated, until a major version.
      old: { properties: { note: { type: string } } }
      new: { properties: { note: false } }

      property-allowed
      A property may be there that must not
      Tags: schema existence added
      Severity: request compatible, response breaking
      Why: Its schema was false, which no value fits. An answer can hold what consumers were told
      would never come. In a request all that was accepted still is.
      Safely: In an answer use a property of another name.
      old: { properties: { note: false } }
      new: { properties: { note: { type: string } } }

      read-only-added
      A property no longer belongs in a request
      Tags: schema existence removed
      Severity: request compatible or breaking
      Formerly: property-removed
      Why: It is marked readOnly, so the provider sets it. A request that still sends it is refused
      where the object is closed; where all further properties are marked so, it is closed to them.
      Safely: Keep accepting and ignoring it until a major version.
      old: { properties: { id: { type: string } } }
      new: { properties: { id: { type: string, readOnly: true } } }

      read-only-removed
      A property now belongs in a request
      Tags: schema existence added
      Severity: request compatible or breaking
      Formerly: property-added, property-required
      Why: It is no longer marked readOnly, so the consumer may set it, and must where it is
      required.
      Safely: Keep it optional in requests.
      old: { properties: { id: { type: string, readOnly: true } } }
      new: { properties: { id: { type: string } } }

      write-only-added
      A property no longer comes in an answer
      Tags: schema existence removed
      Severity: response compatible or breaking
      Formerly: property-removed
      Why: It is marked writeOnly, so it stays with the provider. Consumers miss it where it was
      required.
      Safely: Keep sending it until a major version, unless it is a secret.
      old: { properties: { pin: { type: string } }, required: [pin] }
      new: { properties: { pin: { type: string, writeOnly: true } }, required: [pin] }

      write-only-removed
      A property now comes in an answer
      Tags: schema existence added
      Severity: response compatible
      Formerly: property-added
      Why: It is no longer marked writeOnly. Under the tolerant policy consumers ignore what they do
      not know.
      Safely: Make sure in the review that it is no secret, and release it in a minor version.
      old: { properties: { pin: { type: string, writeOnly: true } } }
      new: { properties: { pin: { type: string } } }
      """;

  private PropertyRules() {}
}
