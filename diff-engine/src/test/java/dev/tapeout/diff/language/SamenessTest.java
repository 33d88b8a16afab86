package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: string}                             | {type: string}                             | true
          {type: string, minLength: 1}               | {minLength: 1, type: string}               | true
          {type: string, title: t, default: d}       | {type: string}                             | true
          {properties: {a: true, b: {type: string}}} | {properties: {b: {type: string}, a: true}} | true
          {required: [a, b]}                         | {required: [b, a]}                         | true
          {enum: [1, [2]]}                           | {enum: [[2.0], 1.0]}                       | true
          {properties: {next: {$ref: '#'}}}          | {properties: {next: {$ref: '#'}}}          | true
          {type: string}                             | {type: number}                             | false
          {type: string}                             | {const: a}                                 | false
          {type: string}                             | {type: string, minLength: 1}               | false
          {minLength: 1}                             | {minLength: 2}                             | false
          {minLength: 1}                             | {maxLength: 1}                             | false
          {minItems: 1}                              | {minProperties: 1}                         | false
          {minimum: 1}                               | {exclusiveMinimum: 1}                      | false
          {pattern: a}                               | {pattern: b}                               | false
          {enum: [1]}                                | {enum: [1, 2]}                             | false
          {properties: {a: true}}                    | {properties: {b: true}}                    | false
          {properties: {a: true}}                    | {properties: {a: false}}                   | false
          {patternProperties: {a: true}}             | {patternProperties: {b: true}}             | false
          {prefixItems: [true, false]}               | {prefixItems: [false, true]}               | false
          {items: {type: string}}                    | {prefixItems: [true], items: {type: string}} | false
          {contains: {type: string}}                 | {contains: {type: string}, maxContains: 2} | false
          {dependentSchemas: {a: {minLength: 1}}}    | {dependentSchemas: {b: {minLength: 1}}}    | false
          {dependentRequired: {a: [b]}}              | {dependentRequired: {a: [c]}}              | false
          {anyOf: [true, {type: string}]}            | {oneOf: [true, {type: string}]}            | false
          {anyOf: [true, {type: string}]}            | {anyOf: [true]}                            | false
          {if: {minLength: 1}, then: {maxLength: 2}} | {if: {minLength: 1}, else: {maxLength: 2}} | false
          {$ref: nowhere}                            | {$ref: nowhere}                            | false
          {allOf: [{minLength: 1}, {maxLength: 2}]}  | {maxLength: 2, minLength: 1}               | true
          {allOf: [{title: t}, {minLength: 1}]}      | {minLength: 1}                             | true
          {$defs: {a: {minLength: 1}}, $ref: '#/$defs/a'} | {minLength: 1}                        | true
          {allOf: [{minLength: 1}, {maxLength: 2}]}  | {maxLength: 1, minLength: 2}               | false
          {allOf: [{properties: {a: true}}], unevaluatedProperties: false} \
            | {properties: {a: true}, unevaluatedProperties: false}                              | true
          {allOf: [{unevaluatedProperties: false}], properties: {a: true}} \
            | {properties: {a: true}, unevaluatedProperties: false}                              | false
          {anyOf: [{minLength: 1}, {maxLength: 2}]}  | {anyOf: [{maxLength: 2}, {minLength: 1}]}  | true
          {oneOf: [{minLength: 1}, {maxLength: 2}]}  | {oneOf: [{maxLength: 2}, {minLength: 1}]}  | true
          {oneOf: [{minLength: 1}, {minLength: 1}, true]} | {oneOf: [{minLength: 1}, true, true]} | false
          {if: {minLength: 1}, then: {maxLength: 2}} | {if: {maxLength: 2}, then: {minLength: 1}} | false
          {properties: {a: {minLength: 1}, b: {minLength: 2}}} \
            | {properties: {b: {minLength: 1}, a: {minLength: 2}}}                               | false
          {type: [string, 'null'], minLength: 1} \
            | {anyOf: [{type: 'null'}, {type: string, minLength: 1}]}                            | true
          {type: [object, 'null'], allOf: [{type: ['null', object], required: [a]}]} \
            | {anyOf: [{type: object, allOf: [{anyOf: [{type: object, required: [a]}, {type: 'null'}]}]}, {type: 'null'}]} | true
          {type: [string, 'null'], enum: [a]} \
            | {anyOf: [{type: string, enum: [a]}, {type: 'null'}]}                               | false
          {type: [string, 'null'], not: {const: null}} \
            | {anyOf: [{type: string, not: {const: null}}, {type: 'null'}]}                      | false
          {type: [string, 'null']}                   | {anyOf: [{type: string}, {type: number}]}  | false
          {anyOf: [{properties: {n: {$ref: '#'}, a: {not: {not: {not: {not: {minLength: 1}}}}}}}, \
                   {properties: {n: {$ref: '#'}, a: {not: {not: {not: {not: {minLength: 2}}}}}}}]} \
            | {anyOf: [{properties: {n: {$ref: '#'}, a: {not: {not: {not: {not: {minLength: 2}}}}}}}, \
                       {properties: {n: {$ref: '#'}, a: {not: {not: {not: {not: {minLength: 1}}}}}}}]} | true
          {anyOf: [{properties: {n: {$ref: '#'}, a: {not: {not: {not: {not: {minLength: 1}}}}}}}, \
                   {properties: {n: {$ref: '#'}, a: {not: {not: {not: {not: {minLength: 2}}}}}}}]} \
            | {anyOf: [{properties: {n: {$ref: '#'}, a: {not: {not: {not: {not: {minLength: 2}}}}}}}, \
                       {properties: {n: {$ref: '#'}, a: {not: {not: {not: {not: {minLength: 3}}}}}}}]} | false
          {not: {not: {not: {not: {not: {not: {minLength: 1}}}}}}} \
            | {not: {not: {not: {not: {not: {not: {minLength: 1}}}}}}}                           | true
          {not: {not: {not: {not: {not: {not: {minLength: 1}}}}}}} \
            | {not: {not: {not: {not: {not: {not: {minLength: 2}}}}}}}                           | false
          """)
  void tellsWhetherTheSameIsSaid(String first, String second, boolean same) {
    Sameness sameness = new Sameness();
    Schema a = Table.schema(first);
    Schema b = Table.schema(second);
    for (int i = 0; i < 2; i++) { // the second time from what is known
      assertThat(sameness.same(a, b)).isEqualTo(same);
      assertThat(sameness.same(b, a)).isEqualTo(same);
      assertThat(sameness.same(a, a)).isTrue();
      assertThat(sameness.canonical(a) == sameness.canonical(b)).isEqualTo(same);
    }
    Claim.OfSchema claim = sameness.canonical(Claim.of(b, false, Claim.Side.READER));
    assertThat(claim).isEqualTo(Claim.of(sameness.canonical(b), false, Claim.Side.READER));
  }

  /** Two schemas that differ far down, after a part that refers back to them. */
  private static Schema differingFarDown(String leaf) {
    return Table.schema(
        "{properties: {a: {properties: {up: {$ref: '#'}}}, b: "
            + "{not: {not: {not: {not: {not: {type: %s}}}}}}}}".formatted(leaf));
  }

  private static Schema property(Schema schema, String name) {
    return schema.assertions().stream()
        .map(a -> Covering.valueSchema(a, name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void circlesThatSayTheSameInAsManyStepsAreTheSame() {
    Sameness sameness = new Sameness();
    Schema once = circle("string", "number");
    Schema again = circle("string", "number");
    Schema twice = circle("string", "number", "string", "number");
    Schema turned = circle("number", "string");
    Schema other = circle("string", "string", "number");
    assertThat(sameness.same(once, again)).isTrue();
    assertThat(sameness.same(once, twice)).isTrue();
    assertThat(sameness.same(twice, next(next(twice)))).isTrue();
    assertThat(sameness.same(once, turned)).isFalse();
    assertThat(sameness.same(next(once), turned)).isTrue();
    assertThat(sameness.same(once, next(turned))).isTrue();
    assertThat(sameness.same(once, other)).isFalse();
    assertThat(sameness.same(next(once), next(other))).isFalse();
    assertThat(sameness.canonical(next(twice))).isSameAs(sameness.canonical(turned));
  }

  /** What schemas say nearby is compared before; these differ further away than that reaches. */
  @Test
  void circlesThatDifferFarAwayAreToldApart() {
    Sameness sameness = new Sameness();
    List<Schema> circles = new ArrayList<>();
    for (int length = 7; length < 12; length++) {
      Schema circle = circle(numberAt(length, length - 1));
      assertThat(sameness.same(circle, circle(numberAt(2 * length, length - 1, 2 * length - 1))))
          .isTrue();
      assertThat(sameness.same(circle, circle(numberAt(2 * length, 2 * length - 1)))).isFalse();
      assertThat(circles).noneMatch(other -> sameness.same(circle, other));
      circles.add(circle);
    }
  }

  private static String[] numberAt(int length, Integer... places) {
    return IntStream.range(0, length)
        .mapToObj(i -> List.of(places).contains(i) ? "number" : "string")
        .toArray(String[]::new);
  }

  @Test
  void anAssertionIsTheSameInAnotherOrderWhereOrderDoesNotCount() {
    Sameness sameness = new Sameness();
    Assertion anyOf = assertion("{anyOf: [{minLength: 1}, {maxLength: 2}]}");
    Assertion turned = assertion("{anyOf: [{maxLength: 2}, {minLength: 1}]}");
    Assertion condition =
        assertion("{if: {minLength: 1}, then: {maxLength: 2}, else: {minItems: 1}}");
    Assertion other = assertion("{if: {maxLength: 2}, then: {minLength: 1}, else: {minItems: 1}}");
    assertThat(sameness.same(anyOf, turned)).isTrue();
    assertThat(sameness.same(condition, condition)).isTrue();
    assertThat(sameness.same(condition, other)).isFalse();
  }

  private static Assertion assertion(String schema) {
    return Table.schema(schema).assertions().get(0);
  }

  @Test
  void whatLeadsIntoACircleAndSaysWhatItSaysIsTheSame() {
    Sameness sameness = new Sameness();
    Schema circle = circle("string");
    Schema before =
        Table.schema(
            "{$defs: {c: {properties: {v: {type: string}, next: {$ref: '#/$defs/c'}}}},"
                + " properties: {next: {$ref: '#/$defs/c'}, v: {type: string}}}");
    assertThat(sameness.same(circle, before)).isTrue();
    assertThat(sameness.same(before, circle("string", "string", "string"))).isTrue();
    assertThat(sameness.same(before, circle("number"))).isFalse();
  }

  /** Objects that lead to each other in turn, with a value of each type. */
  private static Schema circle(String... types) {
    StringBuilder text = new StringBuilder("{$ref: '#/$defs/c0', $defs: {");
    for (int i = 0; i < types.length; i++) {
      text.append(
          "c%d: {properties: {v: {type: %s}, next: {$ref: '#/$defs/c%d'}}},"
              .formatted(i, types[i], (i + 1) % types.length));
    }
    return Table.schema(text + "}}");
  }

  private static Schema next(Schema schema) {
    return property(schema.named(), "next");
  }

  @Test
  void whatWasAssumedOnTheWayIsForgottenWhereItDidNotHold() {
    Sameness sameness = new Sameness();
    Schema first = differingFarDown("string");
    Schema second = differingFarDown("number");
    assertThat(sameness.same(first, second)).isFalse();
    assertThat(sameness.same(property(first, "a"), property(second, "a"))).isFalse();
    assertThat(sameness.same(first, differingFarDown("string"))).isTrue();
  }
}
