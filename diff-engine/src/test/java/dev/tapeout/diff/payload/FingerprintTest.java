package dev.tapeout.diff.payload;

import static dev.tapeout.diff.payload.Comparing.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is accepted once must not cover what becomes of the change later. */
class FingerprintTest {
  private static final String OLD = "{type: object, properties: {name: {}, colour: {enum: [red]}}}";

  private static String moved(String colours) {
    return "{type: object, properties: {name: {}}, allOf: [{properties: {colour: {enum: "
        + colours
        + "}}}]}";
  }

  @Test
  void aSchemaAsAWholeIsKnownByAllThatItSays() {
    String once = fingerprint("response-schema-widened", OLD, moved("[red, blue]"));
    assertThat(once).isEqualTo(fingerprint("response-schema-widened", OLD, moved("[red, blue]")));
    assertThat(fingerprint("response-schema-widened", OLD, moved("[red, blue, black]")))
        .isNotEqualTo(once);
  }

  private static String extra(String definition) {
    return "{type: object, required: [extra], properties: {extra: {$ref: '#/components/schemas/S/$defs/Extra'}},"
        + " $defs: {Extra: {properties: {more: {$ref: '#/components/schemas/S/$defs/More'}}}, More: "
        + definition
        + "}}";
  }

  @Test
  void aReferenceIsKnownByWhatItLeadsTo() {
    String rule = "required-property-added";
    String once = fingerprint(rule, "{type: object}", extra("{maxLength: 50}"));
    assertThat(fingerprint(rule, "{type: object}", extra("{maxLength: 3}"))).isNotEqualTo(once);
    assertThat(fingerprint(rule, "{type: object}", extra("{maxLength: 50, description: Much.}")))
        .isEqualTo(once);
  }

  @Test
  void aCircleEnds() {
    String circle = "{properties: {more: {$ref: '#/components/schemas/S/$defs/%s'}}}";
    assertThat(
            fingerprint(
                "required-property-added", "{type: object}", extra(circle.formatted("Extra"))))
        .isNotEqualTo(
            fingerprint(
                "required-property-added", "{type: object}", extra(circle.formatted("More"))));
  }

  private static String fingerprint(String rule, String old, String now) {
    Direction direction = rule.startsWith("response") ? Direction.RESPONSE : Direction.REQUEST;
    List<Finding> findings = compare(old, now, direction);
    return findings.stream()
        .filter(f -> f.rule().equals(rule))
        .map(Finding::fingerprint)
        .findFirst()
        .orElseThrow(() -> new AssertionError(findings));
  }
}
