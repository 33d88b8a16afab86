package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import dev.tapeout.diff.language.Inclusion.Undecided;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static Answer compare(String a, String b) {
    return new Inclusion(World.STRICT).of(Table.schema(a), Table.schema(b));
  }

  @Test
  void aSchemaThatComesToBearInTwoWaysEvaluatesInEither() {
    String schema =
        """
        {$defs: {s: {properties: {p: true}}, t: {required: [p]}}, type: object, required: [p, y],
          not: {required: [x]}, properties: {x: true, y: true}, allOf: [{$ref: '#/$defs/t'}],
          anyOf: [{$ref: '#/$defs/t'}, {required: [x], $ref: '#/$defs/s'},
            {required: [y], $ref: '#/$defs/s'}], unevaluatedProperties: false}
        """;
    assertThat(compare(schema, "false")).isInstanceOf(NotIncluded.class);
  }

  @Test
  void severalLimitedContainsAndElementsThatDifferAreDecided() {
    String both =
        "{type: array, minItems: %d, allOf: [{contains: {type: integer}, maxContains: 2},"
            + " {contains: {minimum: 0}, maxContains: 2}], items: {type: number, anyOf:"
            + " [{type: integer}, {minimum: 0}]}}";
    assertThat(compare(both.formatted(4), "false")).isInstanceOf(NotIncluded.class);
    assertThat(compare(both.formatted(5), "false")).isInstanceOf(Included.class);
    String distinct =
        "{type: array, uniqueItems: true, prefixItems: [{enum: [a, b]}, {enum: [a]}, {enum: [%s]}],"
            + " minItems: 3}";
    assertThat(compare(distinct.formatted("b, c"), "false")).isInstanceOf(NotIncluded.class);
    assertThat(compare(distinct.formatted("a, b"), "false")).isInstanceOf(Included.class);
  }

  @Test
  void aContainsThatMayNotApplyIsTriedBothWays() {
    String schema =
        "{type: array, minItems: 1, items: true, anyOf: [true, {contains: {type: string}, required: []}],"
            + " unevaluatedItems: false}";
    String open =
        schema.replace("items: true, ", "").replace("{contains", "{maxItems: 1, contains");
    assertThat(compare(open, "{items: {type: string}}")).isInstanceOf(Included.class);
    assertThat(compare(open, "{maxItems: 0}")).isInstanceOf(NotIncluded.class);
    assertThat(compare("{type: array, items: {type: string}, minItems: 1, maxItems: 1}", open))
        .isInstanceOf(Included.class);
  }

  @Test
  void schemasInPlaceMayBeNestedDeeply() {
    Schema string = Table.schema("{type: string}");
    Schema wrapped = string;
    for (int i = 0; i < 400; i++) {
      wrapped = Schema.of(new Assertion.All(wrapped));
    }
    Inclusion inclusion = new Inclusion(World.STRICT);
    assertThat(inclusion.of(wrapped, string)).isInstanceOf(Included.class);
    assertThat(inclusion.of(string, wrapped)).isInstanceOf(Included.class);
  }

  @Test
  void choicesThatCannotAllBeMetAreTriedOut() {
    String choices =
        "{type: object, maxProperties: %d, allOf: [{oneOf: [{required: [a]}, {required: [b]}]},"
            + " {oneOf: [{required: [c]}, {required: [d]}]}, {oneOf: [{required: [e]}, {required: [f]}]}]}";
    assertThat(compare(choices.formatted(2), "false")).isInstanceOf(Included.class);
    assertThat(compare(choices.formatted(3), "false")).isInstanceOf(NotIncluded.class);
  }

  @Test
  void aQuestionThatTheStackIsTooSmallForLeavesNothingBehind() throws InterruptedException {
    Schema strings = Table.schema("{type: string}");
    Schema integers = Table.schema("{type: integer}");
    // Deep enough for frames of compiled code, which are small, to fill the small stack.
    for (int i = 0; i < 4_000; i++) {
      strings = strings.atProperty("n");
      integers = integers.atProperty("n");
    }
    Schema sender = strings;
    Schema reader = integers;
    Inclusion inclusion = new Inclusion(World.STRICT);
    List<Answer> answers = new ArrayList<>();
    for (long stack : new long[] {512L << 20, 128L << 10, 512L << 20}) {
      Runnable ask =
          answers.isEmpty() && stack > 1 << 20
              ? () -> inclusion.same(sender, reader)
              : () -> answers.add(inclusion.of(sender, reader));
      Thread thread = new Thread(null, ask, "asking", stack);
      thread.start();
      thread.join();
    }
    assertThat(answers.get(0)).isEqualTo(new Undecided("the schemas are nested too deeply"));
    assertThat(answers.get(1)).isInstanceOf(NotIncluded.class);
  }

  @Test
  void anAnswerDoesNotDependOnWhatWasAskedBefore() {
    String defs =
        """
        $defs: {a: {type: object, required: [n], properties: {n: {$ref: '#/$defs/b'}}},
          b: {anyOf: [{type: array, minItems: 1, items: {$ref: '#/$defs/a'}}, {const: 5}]}}
        """;
    Schema a = Table.schema("{" + defs + ", $ref: '#/$defs/a'}");
    Schema b = Table.schema("{" + defs + ", $ref: '#/$defs/b'}");
    for (List<Schema> order : List.of(List.of(a, b), List.of(b, a))) {
      Inclusion inclusion = new Inclusion(World.STRICT);
      for (Schema each : order) {
        assertThat(inclusion.of(each, Schema.FALSE)).isInstanceOf(NotIncluded.class);
        assertThat(inclusion.of(each, each)).isInstanceOf(Included.class);
      }
      assertThat(inclusion.of(a, b)).isInstanceOf(NotIncluded.class);
      assertThat(inclusion.of(b, a)).isInstanceOf(NotIncluded.class);
    }
  }

  @Test
  void whatWasAssumedInAQuestionIsForgottenInTheNext() {
    String defs =
        """
        $defs: {a: {type: object, required: [n], properties: {n: {$ref: '#/$defs/b'}}},
          b: {anyOf: [{type: array, minItems: 1, items: {$ref: '#/$defs/a'}},
            {type: object, required: [z]}]}}
        """;
    Inclusion inclusion = new Inclusion(World.STRICT);
    Schema never =
        Table.schema(
            "{"
                + defs
                + ", type: object, required: [p, q], properties: {p: {$ref: '#/$defs/b'},"
                + " q: {type: object, required: [r], properties: {r: false}}}}");
    assertThat(inclusion.of(never, Schema.FALSE)).isInstanceOf(Included.class);
    assertThat(inclusion.of(Table.schema("{" + defs + ", $ref: '#/$defs/a'}"), Schema.FALSE))
        .isInstanceOf(NotIncluded.class);
    Schema holder =
        Table.schema(
            "{" + defs + ", type: object, required: [k], properties: {k: {$ref: '#/$defs/a'}}}");
    assertThat(inclusion.of(holder, Schema.FALSE)).isInstanceOf(NotIncluded.class);
  }

  @Test
  void onlyInstancesThatAThirdSchemaAcceptsCountAsDisproof() {
    Inclusion inclusion = new Inclusion(World.STRICT);
    Schema number = Table.schema("{type: number}");
    Schema whole = Table.schema("{type: integer}");
    assertThat(inclusion.of(number, whole, List.of(Table.schema("{multipleOf: 0.5}"))))
        .isInstanceOfSatisfying(
            NotIncluded.class, no -> assertThat(Evaluator.accepts(whole, no.witness())).isFalse());
    assertThat(inclusion.of(number, whole, List.of(Table.schema("{multipleOf: 2}"))))
        .isInstanceOf(Included.class);
  }

  @Test
  void partsOfInstancesAreSchemasToo() {
    Schema string = Table.schema("{type: string}");
    Inclusion inclusion = new Inclusion(World.STRICT);
    assertThat(
            inclusion.of(
                string.atProperty("a"),
                Table.schema("{type: object, required: [a], properties: {a: {type: string}}}")))
        .isInstanceOf(Included.class);
    assertThat(
            inclusion.of(
                Table.schema("{type: array, prefixItems: [true, {type: string}], minItems: 2}"),
                string.atElement(1)))
        .isInstanceOf(Included.class);
    assertThat(inclusion.of(string.complement(), string)).isInstanceOf(NotIncluded.class);
    assertThat(inclusion.of(string.less(Table.schema("{minLength: 1}")), Schema.FALSE))
        .isInstanceOfSatisfying(
            NotIncluded.class, no -> assertThat(no.witness()).hasToString("\"\""));
  }
}
