package dev.tapeout.diff.payload;

import static dev.tapeout.diff.payload.Comparing.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A break with a name never hides one that has none: whoever accepts the one is told the other. */
class HiddenBreaksTest {
  /** Where a break goes that has a name, in the old form and in the new one. */
  private static final String ANSWER = "required: %s, properties: {name: {type: string}%s}%s";

  /** What has no name: the rest of the properties, then what follows them; old and new. */
  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(
            "moved into allOf",
            ", colour: {enum: [red, green]}",
            "",
            "",
            ", allOf: [{properties: {colour: {enum: [red, green, blue]}}}]"),
        Arguments.of(
            "moved into oneOf",
            ", colour: {enum: [red, green]}",
            "",
            "",
            ", oneOf: [{properties: {colour: {enum: [red]}}, required: [colour]},"
                + " {properties: {colour: {enum: [blue]}}}]"),
        Arguments.of(
            "moved out of allOf",
            "",
            ", allOf: [{properties: {colour: {enum: [red, green]}}}]",
            ", colour: {enum: [red, green, blue]}",
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void anAnswerShowsBoth(
      String name, String properties, String rest, String newProperties, String newRest) {
    String old = "{" + ANSWER.formatted("[name]", properties, rest) + "}";
    String alone = "{" + ANSWER.formatted("[name]", newProperties, newRest) + "}";
    String both = "{" + ANSWER.formatted("[]", newProperties, newRest) + "}";
    assertThat(breaks(old, both, Direction.RESPONSE)).contains("property-optional");
    showsAlso(old, alone, both, Direction.RESPONSE);
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of(
            "moved into allOf",
            ", colour: {enum: [red, green]}",
            "",
            "",
            ", allOf: [{properties: {colour: {enum: [red]}}}]"),
        Arguments.of(
            "moved into oneOf",
            ", colour: {enum: [red, green]}",
            "",
            "",
            ", oneOf: [{properties: {colour: {enum: [red]}}, required: [colour]},"
                + " {properties: {colour: false}}]"),
        Arguments.of(
            "moved out of allOf",
            "",
            ", allOf: [{properties: {colour: {enum: [red, green]}}}]",
            ", colour: {enum: [red]}",
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void aRequestShowsBoth(
      String name, String properties, String rest, String newProperties, String newRest) {
    String old = "{" + ANSWER.formatted("[]", properties, rest) + "}";
    String alone = "{" + ANSWER.formatted("[]", newProperties, newRest) + "}";
    String both = "{" + ANSWER.formatted("[name]", newProperties, newRest) + "}";
    assertThat(breaks(old, both, Direction.REQUEST)).contains("property-required");
    showsAlso(old, alone, both, Direction.REQUEST);
  }

  /** Each break of the unnamed change by itself has its like where there is a named one as well. */
  private static void showsAlso(String old, String alone, String both, Direction direction) {
    assertThat(breaks(old, alone, direction)).isNotEmpty();
    assertThat(breaks(old, both, direction)).containsAll(breaks(old, alone, direction));
    assertThat(breaks(old, both, direction))
        .hasSizeGreaterThan(breaks(old, alone, direction).size());
    assertThat(compare(old, both, direction))
        .filteredOn(f -> f.severity() == Severity.BREAKING)
        .extracting(Finding::fingerprint)
        .doesNotHaveDuplicates();
  }

  @Test
  void eachOfTwoBreaksIsShownByAPayloadOfItsOwn() {
    String old =
        "{properties: {colour: {enum: [red, green]}}, additionalProperties: false, type: object}";
    String both =
        "{properties: {name: {}, colour: {}}, additionalProperties: false, type: object,"
            + " required: [name], allOf: [{properties: {colour: {enum: [red]}}}]}";
    assertThat(compare(old, both, Direction.REQUEST))
        .filteredOn(f -> f.severity() == Severity.BREAKING)
        .extracting(f -> f.rule() + " " + Objects.requireNonNull(f.witness()).instance())
        .containsExactlyInAnyOrder(
            "required-property-added {}", "constraint-added {\"colour\":\"green\"}");
  }

  /** Nothing can be told of all strings that match a pattern which looks around. */
  @Test
  void whatIsUndecidedIsSaidBesideWhatBreaks() {
    String old = "{type: object, properties: {c: {pattern: '^(?=a)(?!.*bb)[abc]+$'}}}";
    String both =
        "{type: object, required: [name], properties: {name: {}, c: {}},"
            + " allOf: [{properties: {c: {pattern: '^(?=a)(?!.*cc)[abc]+$'}}}]}";
    assertThat(compare(old, both, Direction.REQUEST))
        .extracting(f -> f.severity() + " " + f.rule())
        .containsExactlyInAnyOrder(
            "BREAKING required-property-added",
            "UNDECIDED schema-undecided",
            "COMPATIBLE pattern-removed");
  }

  @Test
  void aPropertyThatMovedIsNotSaidToBeGone() {
    String beside = "{type: object, properties: {a: {}, b: {enum: [x]}}}";
    String included =
        "{type: object, properties: {a: {}}, allOf: [{properties: {b: {enum: [x, y]}}}]}";
    assertThat(compare(beside, included, Direction.RESPONSE))
        .extracting(Finding::message)
        .contains("`b` is described by a schema that is included now")
        .noneMatch(message -> message.contains("is gone"));
    assertThat(compare(included, beside, Direction.RESPONSE))
        .extracting(Finding::message)
        .noneMatch(message -> message.contains("is a new property"));
  }

  @Test
  void severalDifferencesInOneKeywordExplainAllOfIt() {
    String old = "{type: object, properties: {a: {}, b: {}, c: {enum: [x, y]}}}";
    String now = "{type: object, properties: {a: {}, b: {}, c: {enum: [x]}}, required: [a, b]}";
    assertThat(breaks(old, now, Direction.REQUEST))
        .containsExactlyInAnyOrder("property-required", "property-required", "enum-value-removed");
  }

  @Test
  void whatIsReachedOnSeveralWaysIsExplainedOnAllOfThem() {
    String old =
        "{type: object, properties: {at: {$ref: '#/components/schemas/Text'}, name: {type: string},"
            + " next: {$ref: '#/components/schemas/S'},"
            + " all: {type: array, items: {$ref: '#/components/schemas/S'}}}}";
    String now = old.replace("name: {type: string}", "name: {type: string, maxLength: 5}");
    assertThat(breaks(old, now, Direction.REQUEST)).containsExactly("length-tightened");
    assertThat(breaks(now, old, Direction.RESPONSE)).containsExactly("length-loosened");
  }

  @Test
  void whatBecameABranchOfItselfIsExplained() {
    String old = "{type: object, required: [a], properties: {a: {type: string}}}";
    String now = "{oneOf: [" + old + ", {type: integer}]}";
    assertThat(breaks(old, now, Direction.RESPONSE)).containsExactly("alternative-added");
  }

  private static List<String> breaks(String old, String now, Direction direction) {
    return compare(old, now, direction).stream()
        .filter(f -> f.severity() == Severity.BREAKING)
        .map(Finding::rule)
        .toList();
  }
}
