package dev.tapeout.diff.payload;

import static dev.tapeout.diff.payload.Comparing.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Finding;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a finding shows of its cause: words, and a witness that looks like a payload. */
class ShownTest {
  @Test
  void longValuesAreToldApartByTheirEnds() {
    String pattern = "{pattern: '^" + "a".repeat(100) + "%s$'}";
    Finding finding =
        compare(pattern.formatted("b"), pattern.formatted("c"), Direction.REQUEST).get(0);
    assertThat(finding.from()).isNotEqualTo(finding.to());
    assertThat(finding.to()).hasSize("\"^".length() + 100 + "c$\"".length());
  }

  @Test
  void aNestedCauseIsShownInAWholePayload() {
    List<Finding> findings =
        compare(
            "{type: object, required: [line], properties: {line: {type: object, required: [q],"
                + " properties: {q: {type: integer, minimum: 1}}}}}",
            "{type: object, required: [line], properties: {line: {type: object, required: [q],"
                + " properties: {q: {type: integer, minimum: 5}}}}}",
            Direction.REQUEST);
    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.message()).isEqualTo("`q` must now be at least 5, was at least 1");
    assertThat(Objects.requireNonNull(finding.witness()).instance().toString())
        .isEqualTo("{\"line\":{\"q\":1}}");
  }

  /** Rest of the contract's side, then what the witness shows there. */
  static Stream<Arguments> details() {
    return Stream.of(
        Arguments.of("s: {type: string, example: Oslo}", "\"s\":\"Oslo\""),
        Arguments.of("s: {type: string, examples: [12, Bergen]}", "\"s\":\"Bergen\""),
        Arguments.of("s: {type: string, format: date}", "\"s\":\"2026-01-31\""),
        Arguments.of("contactEmail: {type: string}", "\"contactEmail\":\"ada@example.com\""),
        Arguments.of("count: {type: integer, minimum: 0}", "\"count\":1"),
        Arguments.of("customerId: {type: string}", "\"customerId\":\"id_42\""),
        Arguments.of("s: {type: string, pattern: '^[A-Z0-9-]{3,32}$'}", "\"s\":\"AAA\""),
        Arguments.of("s: {type: string, pattern: '^[0-9-]{3}$'}", "\"s\":\"000\""),
        Arguments.of("s: {type: string, pattern: '^(-|a+)$'}", "\"s\":\"a\""),
        // An example of the whole is one of its parts.
        Arguments.of(
            "o: {type: object, required: [x], properties: {x: {type: string}}, example: {x: Oslo}}",
            "\"o\":{\"x\":\"Oslo\"}"),
        Arguments.of(
            "l: {type: array, minItems: 1, items: {type: string}, examples: [[Oslo, Bergen]]}",
            "\"l\":[\"Oslo\"]"),
        // An example that the contract itself rejects is no example.
        Arguments.of("s: {type: string, maxLength: 2, example: Oslo}", "\"s\":\"a\""),
        Arguments.of("t: {type: object, properties: {x: {type: string}}}", "\"t\":{}"),
        Arguments.of(
            "l: {type: array, minItems: 1, items: {type: string, format: uuid}}",
            "\"l\":[\"0b8f3a52-6c1d-4e7a-9f20-5d3c8e1b7a64\"]"));
  }

  @ParameterizedTest
  @MethodSource("details")
  void aWitnessLooksLikeARealPayload(String property, String shown) {
    String name = property.substring(0, property.indexOf(':'));
    String schema =
        "{type: object, required: [q, %s], properties: {q: {type: integer, minimum: %d}, %s}}";
    List<Finding> findings =
        compare(
            String.format(schema, name, 1, property),
            String.format(schema, name, 5, property),
            Direction.REQUEST);
    assertThat(findings).hasSize(1);
    assertThat(Objects.requireNonNull(findings.get(0).witness()).instance().toString())
        .contains("\"q\":1", shown);
  }

  @Test
  void anExampleThatSpoilsTheProofDoesNotKeepTheOthersOut() {
    String schema =
        "{type: object, required: [q, r, s, t], properties: {q: {type: integer, minimum: %d, example: 7},"
            + " r: {type: integer, minimum: %d, example: 8}, s: {type: string, example: Oslo},"
            + " t: {type: string, example: Bergen}}}";
    List<Finding> findings =
        compare(schema.formatted(1, 1), schema.formatted(5, 9), Direction.REQUEST);
    assertThat(findings)
        .extracting(f -> Objects.requireNonNull(f.witness()).instance().toString())
        .containsExactlyInAnyOrder(
            "{\"q\":1,\"r\":9,\"s\":\"Oslo\",\"t\":\"Bergen\"}",
            "{\"q\":7,\"r\":8,\"s\":\"Oslo\",\"t\":\"Bergen\"}");
  }

  @Test
  void aDifferenceInAnyOtherPropertyIsShownAtOneThatNeitherSideDescribes() {
    String schema =
        "{type: object, required: [n], properties: {n: {type: object, %sadditionalProperties: {type: %s}}}}";
    for (String described :
        List.of(
            "",
            "properties: {extra: {type: string}}, ",
            "patternProperties: {^e: {}}, ",
            "propertyNames: {pattern: '^[a-z]{2}$'}, ")) {
      List<Finding> findings =
          compare(
              schema.formatted(described, "number"),
              schema.formatted(described, "integer"),
              Direction.REQUEST);
      assertThat(findings)
          .singleElement()
          .satisfies(f -> {
            assertThat(f.message())
                .isEqualTo("any other property of `n` is now integer, was number");
            assertThat(Objects.requireNonNull(f.witness()).instance().toString())
                .matches("\\{\"n\":\\{\"\\w+\":-?[0-9.]+}}");
          });
    }
  }
}
