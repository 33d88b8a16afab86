package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import dev.tapeout.diff.language.Inclusion.Undecided;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static Answer compare(String a, String b) {
    return new Inclusion(World.STRICT).of(Table.schema(a), Table.schema(b));
  }

  /** Objects nested so deep, the innermost a string. */
  private static String nested(int levels) {
    return "{type: object, required: [a], properties: {a: ".repeat(levels)
        + "{type: string}"
        + "}}".repeat(levels);
  }

  @Test
  void anInstanceHasSoManyLevelsAtMost() {
    assertThat(compare(nested(50), "false")).isInstanceOf(NotIncluded.class);
    assertThat(compare(nested(190), "false")).isInstanceOf(NotIncluded.class);
    assertThat(compare(nested(210), "false")).isInstanceOf(Undecided.class);
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

  /** So many independent choices of two, of which none can be met with all the others. */
  private static String choices(int count) {
    String each =
        IntStream.range(0, count)
            .mapToObj(i -> "{oneOf: [{required: [a%d]}, {required: [b%d]}]}".formatted(i, i))
            .collect(Collectors.joining(", "));
    return "{type: object, maxProperties: %d, allOf: [%s]}".formatted(count - 1, each);
  }

  @Test
  void aQuestionEndsWhereThereAreTooManyCases() {
    assertThat(compare(choices(4), "false")).isInstanceOf(Included.class);
    assertThat(compare(choices(40), "false")).isNotInstanceOf(NotIncluded.class);
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
