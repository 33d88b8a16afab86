package dev.tapeout.diff.change;

/** Rules about single values. */
final class ValueRules {
  static final String TEXTS =
      """
      type-narrowed
      A value has fewer types
      Tags: schema type tightened
      Severity: request breaking, response compatible
      Why: In a request, values of the lost type are refused. In an answer nothing new can come.
      Safely: In a request keep accepting the type until a major version.
      old: { type: [string, integer] }
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
      new: { type: [string, integer] }

      type-changed
      A value has another type
      Tags: schema type changed
      Severity: request breaking, response breaking
      Formerly: type-narrowed, type-widened
      Why: In a request, values of the old type are refused; in an answer, values of a type come
      that consumers do not expect.
      Safely: Add a property of another name for the new type, and keep the old one, marked
      deprecated: true, until a major version.
      old: { type: integer }
      new: { type: string }

      null-removed
      A value can no longer be null
      Tags: schema type removed
      Severity: request breaking, response compatible
      Formerly: type-narrowed, alternative-removed
      Why: In a request, a null is refused. In an answer nothing new can come.
      Safely: In a request keep accepting null until a major version, and say in the description
      that it means the same as leaving the value out.
      old: { type: [string, 'null'] }
      new: { type: string }

      null-added
      A value can be null
      Tags: schema type added
      Severity: request compatible, response breaking
      Formerly: type-widened, alternative-added
      Why: In an answer, consumers meet a null where a value always was. In a request all that was
      accepted still is.
      Safely: In an answer keep sending a value, or leave the property out where it is optional;
      null waits for a major version.
      old: { type: string }
      new: { type: [string, 'null'] }

      enum-added
      A value is limited to a list
      Tags: schema values added
      Severity: request breaking, response compatible
      Formerly: enum-value-removed
      Why: In a request, all other values are refused. In an answer nothing new can come.
      Safely: In a request list the values in the description first, and refuse the others in a
      major version.
      old: { type: string }
      new: { type: string, enum: [open, paid] }

      enum-removed
      A value is no longer limited to a list
      Tags: schema values removed
      Severity: request compatible, response breaking
      Formerly: enum-value-added
      Why: In an answer, consumers that know the old values meet one that they do not know. In a
      request all that was accepted still is.
      Safely: In an answer keep to the list until a major version, or send other values in a new
      property.
      old: { type: string, enum: [open, paid] }
      new: { type: string }

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

      const-added
      A value is fixed
      Tags: schema values added
      Severity: request breaking, response compatible
      Formerly: enum-value-removed
      Why: In a request, all other values are refused. In an answer nothing new can come.
      Safely: In a request keep accepting the other values until a major version.
      old: { type: string }
      new: { type: string, const: EUR }

      const-removed
      A value is no longer fixed
      Tags: schema values removed
      Severity: request compatible, response breaking
      Formerly: enum-value-added
      Why: In an answer, other values come than the one that was promised. In a request all that was
      accepted still is.
      Safely: In an answer keep sending the fixed value until a major version.
      old: { type: string, const: EUR }
      new: { type: string }

      const-changed
      A value is fixed to another one
      Tags: schema values changed
      Severity: request breaking, response breaking
      Formerly: enum-value-removed, enum-value-added
      Why: In a request the old value is refused; in an answer one comes that was ruled out.
      Safely: In a request accept both ('enum') until a major version; in an answer add a property
      of another name.
      old: { const: v1 }
      new: { const: v2 }

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

      multiple-of-added
      A number must be a multiple of something
      Tags: schema constraints added
      Severity: request breaking, response compatible
      Formerly: multiple-of-changed
      Why: In a request, numbers between the steps are refused. In an answer nothing new can come.
      Safely: In a request round to the step instead of refusing, until a major version.
      old: { type: number }
      new: { type: number, multipleOf: 0.01 }

      multiple-of-removed
      A number need no longer be a multiple of something
      Tags: schema constraints removed
      Severity: request compatible, response breaking
      Formerly: multiple-of-changed
      Why: In an answer, numbers between the steps come, which may not fit where consumers keep
      them. In a request all that was accepted still is.
      Safely: In an answer keep to the step until a major version.
      old: { type: number, multipleOf: 0.01 }
      new: { type: number }

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
      Why: In a request, strings of the lost lengths are refused. In an answer nothing new can come.
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

      pattern-added
      A string must match a pattern
      Tags: schema constraints added
      Severity: request breaking, response compatible
      Formerly: pattern-changed
      Why: In a request, strings that do not match are refused. In an answer nothing new can come.
      Safely: In a request keep accepting the others until a major version.
      old: { type: string }
      new: { type: string, pattern: '^[A-Z]{2}$' }

      pattern-removed
      A string need no longer match a pattern
      Tags: schema constraints removed
      Severity: request compatible, response breaking
      Formerly: pattern-changed
      Why: In an answer, strings come that the pattern ruled out. In a request all that was accepted
      still is.
      Safely: In an answer keep to the pattern until a major version.
      old: { type: string, pattern: '^[A-Z]{2}$' }
      new: { type: string }

      pattern-changed
      A string must match another pattern
      Tags: schema constraints changed
      Severity: request breaking or compatible, response breaking or compatible
      Why: In a request some strings are refused that were accepted, or in an answer some come that
      did not: the witness is one. A pattern that is proved to match no less, or no more, does no
      harm in the one direction.
      Safely: In a request let the new pattern match all that the old one did ('old|new'); in an
      answer let it match nothing else. What cannot be so waits for a major version.
      old: { type: string, pattern: '^[A-Z]{2}$' }
      new: { type: string, pattern: '^[A-Z]{3}$' }
      """;

  private ValueRules() {}
}
