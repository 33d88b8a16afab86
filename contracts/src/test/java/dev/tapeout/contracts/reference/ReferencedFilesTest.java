package dev.tapeout.contracts.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencedFilesTest {
  private static String files(String text) {
    return ReferencedFiles.of("api/a.yaml", text.getBytes(UTF_8))
        .map(files -> String.join(" ", files))
        .orElse("in doubt");
  }

  @Test
  void filesAreFoundInEveryNotation() {
    String text =
        """
        a: {$ref: 'one.yaml#/A'}
        b: {"$ref": "../two.json"}
        c:
          $ref: ./three/b%20c.yaml#/C  # a comment
        d: { "$dynamicRef" : 'four.yaml#d' }
        e: {$ref: "#/components/schemas/E"}
        f: {$ref: 'https://example.org/f.yaml#/F'}
        g:
          $ref:
            fünf.yaml
        h: {$ref: '../../outside.yaml'}
        """;
    assertThat(files(text))
        .isEqualTo(
            "api/four.yaml api/fünf.yaml api/one.yaml api/three/b c.yaml tapeout.lock two.json");
    assertThat(files("{\"a\": {\"$ref\":\"x/y.json#/Z\"}}")).isEqualTo("api/x/y.json");
    assertThat(files("nothing: here\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {\"\\u0024ref\": 'b.yaml'}\n",
        "a: {\"$r\\x65f\": 'b.yaml'}\n",
        "a: {\"$ref\": \"b\\u002eyaml\"}\n",
        "a: {$ref: 'it''s.yaml'}\n",
        "a: {$ref: b.yaml, x: y}\n",
        "a:\n  $ref: *there\n",
        "a:\n  $ref: >-\n    b.yaml\n",
        "a:\n  $ref: b\n    c.yaml\n",
        "a:\n  $ref: #\n    c.yaml\n",
        "k: &k $ref\na: {*k : 'b.yaml'}\n",
        "a:\n  ? $ref\n  : b.yaml\n",
        "a:\n  ? \"$r\\\n    ef\"\n  : b.yaml\n",
      })
  void wherePlainTextLeavesADoubtNothingIsSaid(String text) {
    assertThat(files(text)).isEqualTo("in doubt");
  }
}
