package dev.tapeout.diff.change;

/** Rules about the values that a payload may hold. */
final class SchemaRules {
  static final String TEXTS =
      """
      request-schema-narrowed
      A request must fit a narrower schema
      Tags: schema structure tightened
      Severity: request breaking
      Why: Some payload that was accepted is refused now: the witness is one.
      Safely: Keep accepting payloads such as the one in the proof; check more strictly in a major
      version.
      old: { type: string }
      new: { type: string, format: …, enum: [a, b] }

      response-schema-widened
      An answer may be something that it could not be
      Tags: schema structure loosened
      Severity: response breaking
      Why: Some payload can come now that consumers were never told of: the witness is one.
      Safely: Send payloads such as the one in the proof only to those who ask for them, by a new
      media type, property or operation; else in a major version.
      old: { type: integer }
      new: { oneOf: [{ type: integer }, { type: string }] }

      type-narrowed
      A value has fewer types
      Tags: schema type tightened
      Severity: request breaking, response compatible
      Why: In a request, values of the lost type are refused. In an answer nothing new can come.
      Safely: In a request keep accepting the type until a major version.
      old: { type: [string, 'null'] }
      new: { type: string }

      type-widened
      A value has more types
      Tags: schema type loosened
      Severity: request compatible, response breaking
      Why: In an answer, consumers get a type that they do not expect. In a request all that was
      accepted still is.
      Safely: In an answer, send values of the new type in a new property; keep the old one as it is
      until a major version.
      old: { type: string }
      new: { type: [string, 'null'] }

      enum-value-removed
      A value of an enum is gone
      Tags: schema values removed
      Severity: request breaking, response compatible
      Why: In a request, callers that send it are refused. In an answer nothing new can come.
      Safely: In a request keep accepting the value until a major version, and say in the
      description what to send instead.
      old: { enum: [open, paid, lost] }
      new: { enum: [open, paid] }

      enum-value-added
      An enum has a further value
      Tags: schema values added
      Severity: request compatible, response breaking
      Why: In an answer, consumers that know the old values meet one that they do not know. Breaking
      by default unless the old contract already marks the enum with x-extensible-enum: true, which
      tells consumers to expect more. In a request it is compatible.
      Safely: Mark an enum that will grow with x-extensible-enum: true from its first release on.
      Where the mark is missing, add it in a major version, and until then send the new value in a
      new property.
      old: { enum: [open, paid] }
      new: { enum: [open, paid, lost] }

      bound-tightened
      A number has a narrower range
      Tags: schema constraints tightened
      Severity: request breaking, response compatible
      Why: In a request, numbers at the old bound are refused. In an answer nothing new can come. A
      format such as int32 stands for its range.
      Safely: In a request keep the bound until a major version.
      old: { type: integer, maximum: 1000 }
      new: { type: integer, maximum: 100 }

      bound-loosened
      A number has a wider range
      Tags: schema constraints loosened
      Severity: request compatible, response breaking
      Why: In an answer, consumers get numbers that they were told not to expect, and that may not
      fit their variables. In a request all that was accepted still is.
      Safely: In an answer keep to the old range, or send the larger numbers in a new property.
      old: { type: integer, format: int32 }
      new: { type: integer, format: int64 }

      multiple-of-changed
      A number must be a multiple of something else
      Tags: schema constraints changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: In a request some numbers are refused that were accepted, or in an answer some come that
      did not.
      Safely: In a request take a step that divides the old one (0.01 for 0.05), in an answer a
      multiple of it (0.05 for 0.01); anything else waits for a major version.
      old: { type: number, multipleOf: 0.01 }
      new: { type: number, multipleOf: 0.05 }

      length-tightened
      A string has fewer lengths
      Tags: schema constraints tightened
      Severity: request breaking, response compatible
      Why: In a request, strings of the lost lengths are refused. In an answer nothing new can
      come.
      Safely: In a request keep the bound until a major version.
      old: { type: string, maxLength: 255 }
      new: { type: string, maxLength: 64 }

      length-loosened
      A string has more lengths
      Tags: schema constraints loosened
      Severity: request compatible, response breaking
      Why: In an answer, strings come that may not fit where consumers keep them. In a request all
      that was accepted still is.
      Safely: In an answer cut to the old length until a major version, or send the longer text in a
      new property.
      old: { type: string, maxLength: 64 }
      new: { type: string, maxLength: 255 }

      pattern-changed
      A string must match another pattern
      Tags: schema constraints changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: In a request some strings are refused that were accepted, or in an answer some come that
      did not: the witness is one.
      Safely: In a request let the new pattern match all that the old one did ('old|new'); in an
      answer let it match nothing else. What cannot be so waits for a major version.
      old: { type: string, pattern: '^[A-Z]{2}$' }
      new: { type: string, pattern: '^[A-Z]{3}$' }

      negation-changed
      What a value must not be is something else
      Tags: schema structure changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: A 'not' turns the direction round: to forbid more narrows what is accepted.
      Safely: In a request do not forbid more until a major version, in an answer do not allow more.
      An 'enum' or 'type' that says what is allowed is easier to change than a 'not'.
      old: { not: { enum: [root] } }
      new: { not: { enum: [root, admin] } }

      constraint-added
      A value must fit one schema more
      Tags: schema structure added
      Severity: request breaking, response compatible
      Why: In a request, values that do not fit it are refused. In an answer nothing new can come.
      Safely: In a request keep accepting what does not fit it until a major version.
      old: { allOf: [{ $ref: '#/components/schemas/Base' }] }
      new: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [id] }] }

      constraint-removed
      A value must fit one schema less
      Tags: schema structure removed
      Severity: request compatible, response breaking
      Why: In an answer, values come that the schema kept away. In a request all that was accepted
      still is.
      Safely: In an answer keep the schema in the contract, and keep to it, until a major version.
      old: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [id] }] }
      new: { allOf: [{ $ref: '#/components/schemas/Base' }] }

      alternative-removed
      A value can no longer be one of its alternatives
      Tags: schema structure removed
      Severity: request breaking, response compatible
      Why: In a request, payloads of that form are refused. In an answer nothing new can come.
      Safely: In a request keep accepting the form until a major version.
      old: { oneOf: [{ $ref: '#/…/Card' }, { $ref: '#/…/Bank' }] }
      new: { oneOf: [{ $ref: '#/…/Card' }] }

      alternative-added
      A value can be one alternative more
      Tags: schema structure added
      Severity: request compatible, response breaking
      Why: In an answer, consumers get a form that they do not know. In a request all that was
      accepted still is, unless the new form overlaps an old one under 'oneOf'.
      Safely: In an answer send the new form only to those who ask for it: by a new parameter, media
      type or operation.
      old: { oneOf: [{ $ref: '#/…/Card' }] }
      new: { oneOf: [{ $ref: '#/…/Card' }, { $ref: '#/…/Bank' }] }

      condition-changed
      A conditional part of a schema changed
      Tags: schema structure changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: What follows from 'if', 'then', 'else' or a dependent keyword is something else, so that
      some payload is judged differently.
      Safely: In a request keep accepting all that was accepted, in an answer send nothing that was
      ruled out; the proof shows what is in the way.
      old: { if: …, then: { required: [iban] } }
      new: { if: …, then: { required: [iban, bic] } }

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
      old: { allOf: [{ $ref: '#/…/Order' }] }
      new: { $ref: '#/…/Order' }
      """;

  private SchemaRules() {}
}
