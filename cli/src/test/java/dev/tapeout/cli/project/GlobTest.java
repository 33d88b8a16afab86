package dev.tapeout.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api/*.yaml     | api/a.yaml        | true",
        "api/*.yaml     | api/deep/a.yaml   | false",
        "api/**/*.yaml  | api/a.yaml        | true",
        "api/**/*.yaml  | api/x/y/a.yaml    | true",
        "api/**/*.yaml  | apis/a.yaml       | false",
        "**/*.yaml      | a.yaml            | true",
        "./a.yaml       | a.yaml            | true",
        "api/**         | api/x/y/a.json    | true",
        "a?.yaml        | ab.yaml           | true",
        "a?.yaml        | a/.yaml           | false",
        "*.{yaml,json}  | a.json            | true",
        "*.{yaml,json}  | a.xml             | false",
        "a,b.yaml       | a,b.yaml          | true",
        "a+(b).yaml     | a+(b).yaml        | true",
        "a.yaml         | a-yaml            | false",
      })
  void aPatternMeansPaths(String pattern, String path, boolean meant) {
    assertThat(Glob.of(pattern).matches(path)).isEqualTo(meant);
  }

  @Test
  void bracesThatDoNotCloseAreAnError() {
    assertThatThrownBy(() -> Glob.of("a{b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a{b' is no pattern of paths");
    assertThatThrownBy(() -> Glob.of("a}b")).isInstanceOf(IllegalArgumentException.class);
  }
}
