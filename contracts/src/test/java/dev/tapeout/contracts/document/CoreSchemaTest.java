package dev.tapeout.contracts.document;

import static dev.tapeout.contracts.document.Reading.clean;
import static dev.tapeout.contracts.document.Reading.problems;
import static dev.tapeout.contracts.document.Reading.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreSchemaTest {
  @ParameterizedTest
  @CsvSource({
    "~, null",
    "null, null",
    "Null, null",
    "NULL, null",
    "'', null",
    "true, true",
    "True, true",
    "TRUE, true",
    "false, false",
    "False, false",
    "FALSE, false",
    "0, 0",
    "-0, -0",
    "+12, 12",
    "-19, -19",
    "012, 12",
    "007, 7",
    "0o14, 12",
    "0x1F, 31",
    "0xdeadBEEF, 3735928559",
    "3.0, 3.0",
    "1.10, 1.10",
    "-.5, -0.5",
    "1., 1",
    "1.e3, 1e3",
    "12e03, 12e03",
    "-2E+05, -2E+05",
    "9223372036854775808, 9223372036854775808",
    "!!str 12, '\"12\"'",
    "! 12, '\"12\"'",
    "!!int '12', 12",
    "!!float 1, 1",
    "!!bool 'true', true",
    "!!null '', null",
  })
  void aScalarHasItsCoreSchemaValue(String scalar, String json) {
    assertThat(clean(yaml("a: " + scalar))).hasToString("{\"a\":" + json + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "No",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "tRUE",
        "nULL",
        "1_000",
        "12:30",
        "12:30:45",
        "2026-11-23",
        "2026-11-23T10:00:00Z",
        "0b11",
        "-0x1F",
        "0o8",
        "0xG",
        "1e",
        "e5",
        ".",
        "+",
        "..",
        ".e5",
        "1.2.3",
        "+.e1",
        "0x",
        "nan",
        "inf",
        "<<",
        "=",
        "1 2"
      })
  void anythingElseIsAString(String scalar) {
    Node value = ((ObjectNode) clean(yaml("a: " + scalar))).get("a");
    assertThat(value).isInstanceOf(StringNode.class);
    assertThat(((StringNode) value).value()).isEqualTo(scalar);
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", "-.inf", "+.INF", ".Inf", ".nan", ".NaN", ".NAN"})
  void whatJsonCannotSayIsReported(String scalar) {
    Documents.Reading reading = yaml("a: " + scalar + "\nb: 1");
    assertThat(problems(reading)).containsExactly("number-not-finite 1:4");
    assertThat(reading.root()).hasToString("{\"a\":null,\"b\":1}");
  }

  @Test
  void quotedScalarsAreStrings() {
    assertThat(clean(yaml("[\"1\", 'true', \"\", '~']")))
        .hasToString("[\"1\",\"true\",\"\",\"~\"]");
  }

  @Test
  void aTagThatItsValueDoesNotFitIsReported() {
    assertThat(problems(yaml("a: !!int x\nb: !!bool 1\nc: !!int 1.5\nd: !!null x")))
        .containsExactly(
            "tag-mismatch 1:4", "tag-mismatch 2:4", "tag-mismatch 3:4", "tag-mismatch 4:4");
  }
}
