package dev.tapeout.diff.change;

/** Rules about how schemas are put together, and about schemas as a whole. */
final class SchemaRules {
  static final String TEXTS =
      """
      request-schema-narrowed
      A request must fit a narrower schema
      Tags: schema structure tightened
      Severity: request breaking
      Why: Some payload that was accepted is refused now: the witness is one. No single difference
      of the two schemas explains it alone.
      Safely: Keep accepting payloads such as the one in the proof; check more strictly in a major
      version.
      old: { if: { type: object }, then: { required: [a] } }
      new: { if: { type: [object, array] }, then: { required: [a], minItems: 1 } }

      response-schema-widened
      An answer may be something that it could not be
      Tags: schema structure loosened
      Severity: response breaking
      Why: Some payload can come now that consumers were never told of: the witness is one. No
      single difference of the two schemas explains it alone.
      Safely: Send payloads such as the one in the proof only to those who ask for them, by a new
      media type, property or operation; else in a major version.
      old: { type: integer }
      new: { oneOf: [{ type: integer }, { type: string }] }

      constraint-added
      A value must fit one schema more
      Tags: schema structure added
      Severity: request breaking, response compatible
      Why: In a request, values that do not fit it are refused. In an answer nothing new can come.
      Safely: In a request keep accepting what does not fit it until a major version.
      old: { allOf: [{ type: object }] }
      new: { allOf: [{ type: object }, { required: [id] }] }

      constraint-removed
      A value must fit one schema less
      Tags: schema structure removed
      Severity: request compatible, response breaking
      Why: In an answer, values come that the schema kept away. In a request all that was accepted
      still is.
      Safely: In an answer keep the schema in the contract, and keep to it, until a major version.
      old: { allOf: [{ type: object }, { required: [id] }] }
      new: { allOf: [{ type: object }] }

      constraint-changed
      A dynamic reference leads elsewhere
      Tags: schema structure changed
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: constraint-added
      Why: What the value must fit is another schema. In a request some values may be refused that
      were accepted, in an answer some may come that did not.
      Safely: Keep the reference, and add a property of another name for the new form.
      old: { $defs: { a: { $dynamicAnchor: a, type: string }, b: { $dynamicAnchor: b, type: integer } }, $dynamicRef: '#a' }
      new: { $defs: { a: { $dynamicAnchor: a, type: string }, b: { $dynamicAnchor: b, type: integer } }, $dynamicRef: '#b' }

      alternative-removed
      A value can no longer be one of its alternatives
      Tags: schema structure removed
      Severity: request breaking, response compatible
      Why: In a request, payloads of that form are refused. In an answer nothing new can come.
      Safely: In a request keep accepting the form until a major version.
      old: { oneOf: [{ type: string }, { type: integer }] }
      new: { oneOf: [{ type: string }] }

      alternative-added
      A value can be one alternative more
      Tags: schema structure added
      Severity: request compatible, response breaking
      Why: In an answer, consumers get a form that they do not know. In a request all that was
      accepted still is, unless the new form overlaps an old one under 'oneOf'.
      Safely: In an answer send the new form only to those who ask for it: by a new parameter, media
      type or operation.
      old: { oneOf: [{ type: string }] }
      new: { oneOf: [{ type: string }, { type: integer }] }

      negation-added
      There is something that a value must not be
      Tags: schema structure added
      Severity: request breaking, response compatible
      Formerly: negation-changed
      Why: In a request, values that fit the schema under 'not' are refused. In an answer nothing
      new can come.
      Safely: In a request keep accepting them until a major version.
      old: { type: string }
      new: { type: string, not: { enum: [root] } }

      negation-removed
      There is nothing any more that a value must not be
      Tags: schema structure removed
      Severity: request compatible, response breaking
      Formerly: negation-changed
      Why: In an answer, values come that were ruled out. In a request all that was accepted still
      is.
      Safely: In an answer keep to what was ruled out until a major version.
      old: { type: string, not: { enum: [root] } }
      new: { type: string }

      negation-changed
      What a value must not be is something else
      Tags: schema structure changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: A 'not' turns the direction round: to forbid more narrows what is accepted.
      Safely: In a request do not forbid more until a major version, in an answer do not allow more.
      An 'enum' or 'type' that says what is allowed is easier to change than a 'not'.
      old: { type: string, not: { enum: [root] } }
      new: { type: string, not: { enum: [root, admin] } }

      condition-added
      A value must fit a schema under a condition
      Tags: schema structure added
      Severity: request breaking, response compatible
      Formerly: condition-changed
      Why: In a request, payloads that meet the condition and do not fit are refused. In an answer
      nothing new can come.
      Safely: In a request keep accepting them until a major version.
      old: { properties: { iban: {}, bic: {}, name: {} } }
      new: { properties: { iban: {}, bic: {}, name: {} }, if: { required: [iban] }, then: { required: [bic] } }

      condition-removed
      A value need no longer fit a schema under a condition
      Tags: schema structure removed
      Severity: request compatible, response breaking
      Formerly: condition-changed
      Why: In an answer, payloads come that the condition ruled out. In a request all that was
      accepted still is.
      Safely: In an answer keep to the condition until a major version.
      old: { properties: { iban: {}, bic: {}, name: {} }, if: { required: [iban] }, then: { required: [bic] } }
      new: { properties: { iban: {}, bic: {}, name: {} } }

      condition-changed
      A conditional part of a schema changed
      Tags: schema structure changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: What follows from 'if', 'then' and 'else' is something else, so that some payload is
      judged differently.
      Safely: In a request keep accepting all that was accepted, in an answer send nothing that was
      ruled out; the proof shows what is in the way.
      old: { properties: { iban: {}, bic: {}, name: {} }, if: { required: [iban] }, then: { required: [bic] } }
      new: { properties: { iban: {}, bic: {}, name: {} }, if: { required: [iban] }, then: { required: [bic, name] } }

      schema-changed
      A schema is another one as a whole
      Tags: schema structure changed
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: property-schema-changed
      Why: One of the two is true or false, so there is nothing to compare part by part. In a
      request some values are refused that were accepted, or in an answer some come that did not:
      the witness is one.
      Safely: Add a property of another name, and keep the old one, marked deprecated: true, until a
      major version.
      old: { type: array, items: { type: string } }
      new: { type: array, items: false }

      schema-undecided
      Whether a change of a schema is compatible could not be decided
      Tags: schema structure changed
      Severity: request undecided, response undecided
      Why: The reason stands with the finding. It is no proof of either, so a gate fails unless it
      is told to let it pass.
      Safely: Write the schema more simply, for instance without the keyword that the reason names.
      Or look at the change yourself and let it pass with --allow-undecided, or allowUndecided: true
      in tapeout.yaml.
      old: { pattern: '^(a+)+\\1$' }
      new: { pattern: '^(a+)\\1$' }

      schema-equivalent
      A schema is written differently and accepts the same
      Tags: schema structure changed
      Severity: request documentation, response documentation
      Why: Both inclusions were proved: no payload tells the two apart.
      Safely: Release it in a patch version.
      old: { oneOf: [{ type: string }, { type: integer }] }
      new: { anyOf: [{ type: string }, { type: integer }] }
      """;

  private SchemaRules() {}
}
