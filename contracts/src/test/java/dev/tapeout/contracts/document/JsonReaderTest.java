package dev.tapeout.contracts.document;

import static dev.tapeout.contracts.document.Reading.clean;
import static dev.tapeout.contracts.document.Reading.json;
import static dev.tapeout.contracts.document.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
  @Test
  void everyKindOfValueIsRead() {
    String text = "{\"a\":[1,-2.5e+3,true,false,null,\"x\"],\"b\":{},\"c\":[],\"d\":{\"e\":\"é\"}}";
    assertThat(clean(json(text))).hasToString(text);
  }

  @Test
  void nothingIsLostWhenNestedValuesOutgrowTheStack() {
    for (int inner = 200; inner <= 1_100; inner += 50) {
      String items = "[" + "1,".repeat(inner) + "[2,{\"k\":[" + "3,".repeat(inner) + "4]}]]";
      String text = "{\"a\":" + items + ",\"b\":{\"c\":" + items + "},\"d\":5}";
      assertThat(clean(json(text))).hasToString(text);
    }
  }

  @Test
  void manyDifferentKeysAreAllKept() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 5_000; i++) {
      text.append(i == 0 ? "" : ",").append("\"key").append(i).append("\":").append(i);
    }
    assertThat(clean(json(text.append('}').toString()))).hasToString(text.toString());
  }

  @Test
  void duplicatesAreFoundAmongKeysThatWereMadeToCollide() {
    // "Aa" and "BB" share their hash, and so do all strings made of the two.
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 4_096; i++) {
      text.append('"');
      for (int bit = 0; bit < 12; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("\":").append(i).append(',');
    }
    String all = text + "\"" + "BB".repeat(12) + "\":0}";
    Documents.Reading reading = json(all);
    assertThat(reading.diagnostics()).extracting(Diagnostic::rule).containsExactly("duplicate-key");
    assertThat(((ObjectNode) reading.root()).size()).isEqualTo(4_096);
  }

  @Test
  void allDuplicateKeysAreReportedAndTheFirstValueCounts() {
    Documents.Reading reading =
        json("{\"a\": 1,\n \"b\": {\"x\": 1, \"\\u0078\": 2},\n \"a\": 2,\n \"a\": 3}");
    assertThat(problems(reading))
        .containsExactly("duplicate-key 2:16", "duplicate-key 3:2", "duplicate-key 4:2");
    assertThat(reading.root()).hasToString("{\"a\":1,\"b\":{\"x\":1}}");
  }

  @Test
  void theSameKeyInNestedObjectsIsNoDuplicate() {
    clean(json("{\"a\":{\"a\":{\"a\":1},\"b\":{\"a\":1}},\"b\":[{\"a\":1},{\"a\":2}]}"));
  }

  @Test
  void stringsAreDecodedWhenAskedFor() {
    Node root = clean(json("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 ü\"]"));
    assertThat(((StringNode) ((ArrayNode) root).get(0)).value()).isEqualTo("\"\\/\b\f\n\r\té😀 ü");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\" 1}            | 1:6  | expected ':' after the key, found \"1\"",
        "{\"a\": 1 \"b\": 2}  | 1:9  | expected ',' or '}' after a member of an object, found a"
            + " string",
        "{\"a\": 1,}          | 1:9  | expected a key in double quotes, found \"}\"",
        "[1, 2                | 1:6  | expected ',' or ']' after an item of an array, found the"
            + " end",
        "[1, 2] x             | 1:8  | expected the end of the file, found \"x\"",
        "{'a': 1}             | 1:2  | expected a key in double quotes, found \"'\"",
        "[nul]                | 1:2  | expected a value, found \"nul\"",
        "[01]                 | 1:2  | a number must not start with 0",
        "[1.]                 | 1:4  | expected a digit, found \"]\"",
        "[-]                  | 1:3  | expected a digit",
        "[\"a]                | 1:2  | no closing quote",
        "[\"\\x\"]            | 1:3  | no such escape",
        "[\"\\u12g4\"]        | 1:3  | four hexadecimal digits",
        "[\"\\ud800\"]        | 1:3  | surrogate",
        "[\"\\udc00\"]        | 1:3  | surrogate",
        "[\"\\ud800\\u0041\"] | 1:3  | surrogate",
        "[// no`              | 1:2  | expected a value",
      })
  void aSyntaxErrorSaysWhatWasExpectedAndFound(String text, String place, String message) {
    Documents.Reading reading = json(text);
    assertThat(reading.root()).isNull();
    assertThat(problems(reading)).containsExactly("json-syntax " + place);
    assertThat(reading.diagnostics().get(0).message()).contains(message);
  }

  @Test
  void aControlCharacterInAStringIsReported() {
    assertThat(problems(json("[\"a\tb\"]"))).containsExactly("json-syntax 1:4");
    assertThat(problems(json("[\n\"ab\n\"]"))).containsExactly("json-syntax 2:1");
  }

  @Test
  void everyPrefixOfADocumentIsReportedAndNothingIsThrown() {
    String text = "{\"a\":[1,-2.5e+3,true,null,\"x\\u00e9\\ud83d\\ude00\"],\"b\":{\"c\":{}}}";
    for (int end = 1; end < text.length(); end++) {
      Documents.Reading reading = json(text.substring(0, end));
      assertThat(reading.root()).isNull();
      assertThat(reading.diagnostics()).hasSize(1);
    }
  }

  @Test
  void hugeNumbersBecomeNullAndTheRestIsRead() {
    Documents.Reading reading =
        json("[1e10000, 1e10001, 1e-99999999999, " + "9".repeat(1_001) + ", 12]");
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::rule)
        .containsOnly("number-too-large")
        .hasSize(3);
    assertThat(reading.root()).hasToString("[1e10000,null,null,null,12]");
  }
}
