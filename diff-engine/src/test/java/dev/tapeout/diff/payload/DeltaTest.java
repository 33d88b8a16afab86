package dev.tapeout.diff.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.diff.change.Area;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeltaTest {
  /** What a comparison says of a schema as a whole. */
  private static final List<String> WHOLE =
      List.of(
          "schema-undecided",
          "schema-equivalent",
          "request-schema-narrowed",
          "response-schema-widened");

  @Test
  void everyKindIsARuleAboutSchemasAndEverySuchRuleIsAKind() {
    Stream<String> kinds = Arrays.stream(Delta.Kind.values()).map(Delta.Kind::rule);
    assertThat(Stream.concat(kinds, WHOLE.stream()))
        .containsExactlyInAnyOrderElementsOf(
            Rules.all().stream().filter(r -> r.area() == Area.SCHEMA).map(Rule::id).toList());
  }
}
