package dev.tapeout.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.json.JsonTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {
  private static final Patterns PATTERNS = Patterns.of(JsonTree.read("{}"));

  @ParameterizedTest
  @CsvSource({
    "'^a$', a, true",
    "'^a$', 'a\n', false",
    "'^[[]$', '[', true",
    "'^[a&&b]$', '&', true",
    "'^[\\]]$', ']', true",
    "'^\\u{1F600}$', 😀, true",
    "'^\\$$', '$', true",
    "'^\\d{3}-\\w+$', 123-ab, true",
    "'b', abc, true",
  })
  void expressionsMeanWhatEcma262Says(String pattern, String text, boolean matches) {
    assertThat(PATTERNS.of(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void aPatternThatBacktracksWithoutEndRefusesInsteadOfHanging() {
    String hostile = "a".repeat(40) + "!";
    assertThat(PATTERNS.of("^(a+)+$").matches(hostile)).isFalse();
    Schemas schemas = Schemas.of(JsonTree.read("{\"s\":{\"pattern\":\"^(a+)+$\"}}"));
    assertThat(schemas.faults("/s", JsonTree.read("\"" + hostile + "\""))).hasSize(1);
  }

  @Test
  void aPatternThatJavaCannotReadIsNotChecked() {
    assertThat(PATTERNS.of("(?<a").matches("x")).isTrue();
  }

  @Test
  void whatTheGeneratorHasTranslatedIsMatchedAsItSays() {
    String document = "{\"s\":{\"pattern\":\"^.$\"},\"x-tapeout-patterns\":{\"^.$\":\"^b\\\\z\"}}";
    Schemas schemas = Schemas.of(JsonTree.read(document));
    assertThat(schemas.accepts("/s", JsonTree.read("\"b\""))).isTrue();
    assertThat(schemas.accepts("/s", JsonTree.read("\"a\""))).isFalse();
  }
}
