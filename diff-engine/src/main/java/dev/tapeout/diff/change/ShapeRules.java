package dev.tapeout.diff.change;

/** Rules about objects and arrays. */
final class ShapeRules {
  static final String TEXTS =
      """
      property-required
      A property must be there that could be left out
      Tags: schema requiredness tightened
      Severity: request breaking, response compatible
      Why: In a request, payloads without it are refused. In an answer it is a promise more.
      Safely: In a request keep it optional, and say in the description what its absence means.
      old: { properties: { id: … } }
      new: { properties: { id: … }, required: [id] }

      property-optional
      A property can be left out that had to be there
      Tags: schema requiredness loosened
      Severity: request compatible, response breaking
      Why: In an answer, consumers rely on it. In a request all that was accepted still is.
      Safely: In an answer keep sending it until a major version.
      old: { properties: { id: … }, required: [id] }
      new: { properties: { id: … } }

      property-removed
      A property is no longer described
      Tags: schema existence removed
      Severity: request breaking or compatible, response breaking or compatible
      Why: In an answer a required one is missed; an optional one is not, under the tolerant
      policy. A request that still sends it is refused where the object is closed.
      Safely: Keep it, marked deprecated: true, until a major version.
      old: { properties: { id: …, note: … } }
      new: { properties: { id: … } }

      property-added
      A property is new
      Tags: schema existence added
      Severity: request compatible, response compatible
      Why: Optional in a request, or at all in an answer, it hurts nobody under the tolerant
      policy.
      Safely: Release it in a minor version.
      old: { properties: { id: … } }
      new: { properties: { id: …, note: … } }

      property-forbidden
      A property must not be there
      Tags: schema existence removed
      Severity: request breaking, response compatible
      Why: Its schema is false, which no value fits. A request that sends it is refused. Under the
      tolerant policy nobody sent it who was not told of it; in an answer nothing new can come.
      Safely: Keep accepting it in requests, marked deprecated, until a major version.
      old: { properties: { id: … } }
      new: { properties: { id: …, note: false } }

      property-allowed
      A property may be there that must not
      Tags: schema existence added
      Severity: request compatible, response breaking
      Why: Its schema was false, which no value fits. An answer can hold what consumers were told
      would never come. In a request all that was accepted still is.
      Safely: In an answer use a property of another name.
      old: { properties: { id: …, note: false } }
      new: { properties: { id: …, note: { type: string } } }

      property-schema-changed
      The schema of a property is another one
      Tags: schema type changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: In a request some values are refused that were accepted, or in an answer some come that
      did not: the witness is one.
      Safely: Add a property of another name, and keep the old one, marked deprecated: true, until a
      major version.
      old: { properties: { total: { type: integer } } }
      new: { properties: { total: { type: string } } }

      object-closed
      An object allows less beside what it describes
      Tags: schema constraints tightened
      Severity: request breaking, response compatible
      Why: In a request, members that were welcome are refused: the document said so, hence
      breaking by default. In an answer nothing new can come. This covers additional, unevaluated
      and pattern properties, names of properties, and how many there may be.
      Safely: Close requests from their first release on; one that is open already is closed in a
      major version.
      old: { type: object }
      new: { type: object, additionalProperties: false }

      object-opened
      An object allows more beside what it describes
      Tags: schema constraints loosened
      Severity: request compatible, response breaking
      Why: In an answer, members come that were ruled out; under the tolerant policy consumers
      ignore what they do not know. In a request all that was accepted still is.
      Safely: Release it in a minor version under the tolerant policy, else in a major one.
      old: { type: object, additionalProperties: false }
      new: { type: object }

      items-changed
      What an array may hold is something else
      Tags: schema constraints changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: In a request some arrays are refused that were accepted, or in an answer some come that
      did not. This covers items, prefixItems, contains, uniqueItems and how many there may be.
      Safely: In a request keep accepting all arrays that were accepted (a larger maxItems, a
      smaller minItems); in an answer send none that was ruled out. Anything else waits for a major
      version.
      old: { type: array, items: { type: string }, maxItems: 100 }
      new: { type: array, items: { type: string }, maxItems: 10 }
      """;

  private ShapeRules() {}
}
