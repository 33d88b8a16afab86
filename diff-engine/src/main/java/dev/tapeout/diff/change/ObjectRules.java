package dev.tapeout.diff.change;

/** Rules about what an object holds beside the properties that it describes. */
final class ObjectRules {
  static final String TEXTS =
      """
      object-closed
      An object takes no further properties
      Tags: schema constraints tightened
      Severity: request breaking, response compatible
      Why: In a request, members that were welcome are refused: the document said so, hence breaking
      by default. In an answer nothing new can come.
      Safely: Close requests from their first release on; one that is open already is closed in a
      major version. If nobody sends further members, accept the break on purpose with
      `tapeout accept`, or let it count for less by severities.
      old: { type: object }
      new: { type: object, additionalProperties: false }

      object-opened
      An object takes further properties
      Tags: schema constraints loosened
      Severity: request compatible, response compatible or breaking
      Why: In an answer, members come that were ruled out; under the tolerant policy consumers
      ignore what they do not know. In a request all that was accepted still is.
      Safely: Release it in a minor version under the tolerant policy, else in a major one.
      old: { type: object, additionalProperties: false }
      new: { type: object }

      additional-properties-tightened
      Further properties must fit a schema
      Tags: schema constraints tightened
      Severity: request breaking, response compatible
      Formerly: object-closed
      Why: In a request, further members of other types are refused. In an answer nothing new can
      come.
      Safely: In a request keep accepting them until a major version.
      old: { type: object }
      new: { type: object, additionalProperties: { type: string } }

      additional-properties-loosened
      Further properties need no longer fit a schema
      Tags: schema constraints loosened
      Severity: request compatible, response breaking or compatible
      Formerly: object-opened
      Why: In an answer, further members come that the schema kept away. In a request all that was
      accepted still is.
      Safely: In an answer keep to the schema until a major version.
      old: { type: object, additionalProperties: { type: string } }
      new: { type: object }

      property-count-tightened
      An object has fewer sizes
      Tags: schema constraints tightened
      Severity: request breaking, response compatible
      Formerly: object-closed
      Why: In a request, objects with too few or too many members are refused. In an answer nothing
      new can come.
      Safely: In a request keep the limit until a major version.
      old: { type: object, maxProperties: 20 }
      new: { type: object, maxProperties: 10 }

      property-count-loosened
      An object has more sizes
      Tags: schema constraints loosened
      Severity: request compatible, response breaking
      Formerly: object-opened
      Why: In an answer, objects come with fewer or more members than were promised. In a request
      all that was accepted still is.
      Safely: In an answer keep to the limit until a major version.
      old: { type: object, maxProperties: 10 }
      new: { type: object, maxProperties: 20 }

      pattern-property-added
      Properties whose names match a pattern have a schema
      Tags: schema constraints added
      Severity: request breaking or compatible, response compatible or breaking
      Formerly: object-closed, object-opened
      Why: In a request, such members are refused where they do not fit it. In a closed object the
      pattern lets members in instead.
      Safely: In a request keep accepting what does not fit until a major version.
      old: { type: object }
      new: { type: object, patternProperties: { '^x-': { type: string } } }

      pattern-property-removed
      Properties whose names match a pattern have no schema any more
      Tags: schema constraints removed
      Severity: request compatible or breaking, response breaking or compatible
      Formerly: object-closed, object-opened
      Why: In an answer, such members come as anything. In a closed object they are refused instead.
      Safely: In an answer keep to the schema until a major version.
      old: { type: object, patternProperties: { '^x-': { type: string } } }
      new: { type: object }

      pattern-property-changed
      Properties whose names match a pattern have another schema
      Tags: schema constraints changed
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: object-closed, object-opened
      Why: In a request some values are refused that were accepted, or in an answer some come that
      did not.
      Safely: In a request accept both forms; in an answer keep to the old one until a major
      version.
      old: { type: object, patternProperties: { '^x-': { type: string } } }
      new: { type: object, patternProperties: { '^x-': { type: integer } } }

      property-names-added
      The names of properties must fit a schema
      Tags: schema constraints added
      Severity: request breaking, response compatible
      Formerly: object-closed
      Why: In a request, objects with other names are refused. In an answer nothing new can come.
      Safely: In a request keep accepting the other names until a major version.
      old: { type: object }
      new: { type: object, propertyNames: { maxLength: 8 } }

      property-names-removed
      The names of properties need no longer fit a schema
      Tags: schema constraints removed
      Severity: request compatible, response compatible or breaking
      Formerly: object-opened
      Why: In an answer, members of any name come; under the tolerant policy consumers ignore those
      that they do not know. In a request all that was accepted still is.
      Safely: In an answer keep to the names until a major version.
      old: { type: object, propertyNames: { maxLength: 8 } }
      new: { type: object }

      property-names-changed
      The names of properties must fit another schema
      Tags: schema constraints changed
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: object-closed, object-opened
      Why: In a request some names are refused that were accepted, or in an answer some come that
      did not.
      Safely: In a request accept the old names as well.
      old: { type: object, propertyNames: { maxLength: 8 } }
      new: { type: object, propertyNames: { maxLength: 4 } }

      dependent-required-added
      One property asks for others beside it
      Tags: schema requiredness added
      Severity: request breaking, response compatible
      Formerly: condition-changed
      Why: In a request, payloads that have the one without the others are refused. In an answer
      nothing new can come.
      Safely: In a request keep accepting the one alone until a major version.
      old: { properties: { card: {}, cvc: {} } }
      new: { properties: { card: {}, cvc: {} }, dependentRequired: { card: [cvc] } }

      dependent-required-removed
      One property no longer asks for others beside it
      Tags: schema requiredness removed
      Severity: request compatible, response breaking
      Formerly: condition-changed
      Why: In an answer, the others can be missing. In a request all that was accepted still is.
      Safely: In an answer keep sending them together until a major version.
      old: { properties: { card: {}, cvc: {} }, dependentRequired: { card: [cvc] } }
      new: { properties: { card: {}, cvc: {} } }

      dependent-required-changed
      One property asks for others than before beside it
      Tags: schema requiredness changed
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: condition-changed
      Why: In a request some payloads are refused that were accepted, or in an answer some come that
      did not.
      Safely: In a request do not ask for more, in an answer do not promise less, until a major
      version.
      old: { properties: { card: {}, cvc: {}, zip: {} }, dependentRequired: { card: [cvc] } }
      new: { properties: { card: {}, cvc: {}, zip: {} }, dependentRequired: { card: [cvc, zip] } }

      dependent-schema-added
      An object must fit a further schema where one property is there
      Tags: schema structure added
      Severity: request breaking, response compatible
      Formerly: condition-changed
      Why: In a request, payloads with the property are refused where they do not fit. In an answer
      nothing new can come.
      Safely: In a request keep accepting them until a major version.
      old: { properties: { card: {}, cvc: {} } }
      new: { properties: { card: {}, cvc: {} }, dependentSchemas: { card: { required: [cvc] } } }

      dependent-schema-removed
      An object need no longer fit a further schema where one property is there
      Tags: schema structure removed
      Severity: request compatible, response breaking
      Formerly: condition-changed
      Why: In an answer, payloads come that the schema kept away. In a request all that was accepted
      still is.
      Safely: In an answer keep to the schema until a major version.
      old: { properties: { card: {}, cvc: {} }, dependentSchemas: { card: { required: [cvc] } } }
      new: { properties: { card: {}, cvc: {} } }

      dependent-schema-changed
      An object must fit another schema where one property is there
      Tags: schema structure changed
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: condition-changed
      Why: In a request some payloads are refused that were accepted, or in an answer some come that
      did not.
      Safely: In a request keep accepting all that was accepted, in an answer send nothing that was
      ruled out; the proof shows what is in the way.
      old: { properties: { card: {}, cvc: {}, zip: {} }, dependentSchemas: { card: { required: [cvc] } } }
      new: { properties: { card: {}, cvc: {}, zip: {} }, dependentSchemas: { card: { required: [zip] } } }
      """;

  private ObjectRules() {}
}
