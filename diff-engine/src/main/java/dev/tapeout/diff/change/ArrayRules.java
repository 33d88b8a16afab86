package dev.tapeout.diff.change;

/** Rules about arrays. */
final class ArrayRules {
  static final String TEXTS =
      """
      items-schema-added
      The elements of an array must fit a schema
      Tags: schema constraints added
      Severity: request breaking, response compatible
      Formerly: items-changed
      Why: In a request, arrays with other elements are refused. In an answer nothing new can come.
      Safely: In a request keep accepting the others until a major version.
      old: { type: array }
      new: { type: array, items: { type: string } }

      items-schema-removed
      The elements of an array need no longer fit a schema
      Tags: schema constraints removed
      Severity: request compatible, response breaking
      Formerly: items-changed
      Why: In an answer, elements come that the schema kept away. In a request all that was accepted
      still is.
      Safely: In an answer keep to the schema until a major version.
      old: { type: array, items: { type: string } }
      new: { type: array }

      prefix-items-added
      Further leading elements of an array have a schema of their own
      Tags: schema structure added
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: items-changed
      Why: In a request, arrays with something else in that place are refused, or in an answer
      something comes in that place that the schema of the others ruled out.
      Safely: In a request keep accepting what was accepted in that place until a major version.
      old: { type: array, prefixItems: [{ type: string }] }
      new: { type: array, prefixItems: [{ type: string }, { type: integer }] }

      prefix-items-removed
      Fewer leading elements of an array have a schema of their own
      Tags: schema structure removed
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: items-changed
      Why: In an answer, anything can come in that place, or in a request the schema of the others
      counts there now.
      Safely: In an answer keep to the schema until a major version.
      old: { type: array, prefixItems: [{ type: string }, { type: integer }] }
      new: { type: array, prefixItems: [{ type: string }] }

      item-count-tightened
      An array has fewer lengths
      Tags: schema constraints tightened
      Severity: request breaking, response compatible
      Formerly: items-changed
      Why: In a request, arrays with too few or too many elements are refused. In an answer nothing
      new can come.
      Safely: In a request keep the limit until a major version.
      old: { type: array, maxItems: 100 }
      new: { type: array, maxItems: 10 }

      item-count-loosened
      An array has more lengths
      Tags: schema constraints loosened
      Severity: request compatible, response breaking
      Formerly: items-changed
      Why: In an answer, arrays come that are shorter or longer than was promised. In a request all
      that was accepted still is.
      Safely: In an answer keep to the limit until a major version.
      old: { type: array, maxItems: 10 }
      new: { type: array, maxItems: 100 }

      unique-items-added
      The elements of an array must differ from each other
      Tags: schema constraints added
      Severity: request breaking, response compatible
      Formerly: items-changed
      Why: In a request, arrays with equal elements are refused. In an answer nothing new can come.
      Safely: In a request drop the doubles instead of refusing them.
      old: { type: array }
      new: { type: array, uniqueItems: true }

      unique-items-removed
      The elements of an array need no longer differ from each other
      Tags: schema constraints removed
      Severity: request compatible, response breaking
      Formerly: items-changed
      Why: In an answer, consumers that take the array for a set meet doubles. In a request all that
      was accepted still is.
      Safely: In an answer keep sending each element once until a major version.
      old: { type: array, uniqueItems: true }
      new: { type: array }

      contains-added
      An array must hold certain elements
      Tags: schema constraints added
      Severity: request breaking, response compatible
      Formerly: items-changed
      Why: In a request, arrays without such an element are refused. In an answer nothing new can
      come.
      Safely: In a request keep accepting the others until a major version.
      old: { type: array }
      new: { type: array, contains: { const: en } }

      contains-removed
      An array need no longer hold certain elements
      Tags: schema constraints removed
      Severity: request compatible, response breaking
      Formerly: items-changed
      Why: In an answer, the element that consumers rely on can be missing. In a request all that
      was accepted still is.
      Safely: In an answer keep sending it until a major version.
      old: { type: array, contains: { const: en } }
      new: { type: array }

      contains-changed
      An array must hold other elements
      Tags: schema constraints changed
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: items-changed
      Why: In a request some arrays are refused that were accepted, or in an answer some come that
      did not.
      Safely: In a request ask for no more, in an answer promise no less, until a major version.
      old: { type: array, contains: { const: en } }
      new: { type: array, contains: { const: de } }

      contains-count-tightened
      How many of certain elements an array must hold is narrower
      Tags: schema constraints tightened
      Severity: request breaking, response compatible
      Formerly: items-changed
      Why: In a request, arrays with too few or too many of them are refused. In an answer nothing
      new can come.
      Safely: In a request keep the limit until a major version.
      old: { type: array, contains: { type: string } }
      new: { type: array, contains: { type: string }, minContains: 2 }

      contains-count-loosened
      How many of certain elements an array must hold is wider
      Tags: schema constraints loosened
      Severity: request compatible, response breaking
      Formerly: items-changed
      Why: In an answer, arrays come with fewer or more of them than was promised. In a request all
      that was accepted still is.
      Safely: In an answer keep to the limit until a major version.
      old: { type: array, contains: { type: string }, minContains: 2 }
      new: { type: array, contains: { type: string } }

      unevaluated-items-added
      Elements that nothing describes must fit a schema
      Tags: schema constraints added
      Severity: request breaking, response compatible
      Formerly: items-changed
      Why: In a request, arrays with such elements are refused, all of them where the schema is
      false. In an answer nothing new can come.
      Safely: In a request keep accepting them until a major version.
      old: { type: array, prefixItems: [{}] }
      new: { type: array, prefixItems: [{}], unevaluatedItems: false }

      unevaluated-items-removed
      Elements that nothing describes need no longer fit a schema
      Tags: schema constraints removed
      Severity: request compatible, response breaking
      Formerly: items-changed
      Why: In an answer, elements come that were ruled out. In a request all that was accepted still
      is.
      Safely: In an answer keep to the schema until a major version.
      old: { type: array, prefixItems: [{}], unevaluatedItems: false }
      new: { type: array, prefixItems: [{}] }

      unevaluated-items-changed
      Elements that nothing describes must fit another schema
      Tags: schema constraints changed
      Severity: request breaking or compatible, response breaking or compatible
      Formerly: items-changed
      Why: In a request some arrays are refused that were accepted, or in an answer some come that
      did not.
      Safely: In a request keep accepting what was accepted until a major version.
      old: { type: array, unevaluatedItems: { type: string } }
      new: { type: array, unevaluatedItems: { type: integer } }
      """;

  private ArrayRules() {}
}
