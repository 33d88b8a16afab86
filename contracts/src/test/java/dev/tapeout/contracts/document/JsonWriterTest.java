package dev.tapeout.contracts.document;

import static dev.tapeout.contracts.document.Reading.clean;
import static dev.tapeout.contracts.document.Reading.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonWriterTest {
  @Test
  void prettyTextHasOneMemberOrItemPerLine() {
    assertThat(JsonWriter.pretty(clean(json("{\"a\":[1,{}],\"b\":{\"c\":[]}}"))))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {}
              ],
              "b": {
                "c": []
              }
            }\
            """);
  }

  @Test
  void stringsAreEscapedWhereTheyMustBe() {
    assertThat(Values.string("\"\\/\b\f\n\r\t\u0000\u001f\u007fé😀"))
        .hasToString("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007fé😀\"");
    assertThat(Values.string("\ud800x\udc00")).hasToString("\"\\ud800x\\udc00\"");
  }

  @Test
  void whatWasWrittenReadsBackTheSame() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x300; c++) {
      all.append(c);
    }
    Node node = Values.array(java.util.List.of(Values.string(all.toString()), Values.number(-3)));
    assertThat(clean(json(JsonWriter.compact(node))).sameValue(node)).isTrue();
    assertThat(clean(json(JsonWriter.pretty(node))).sameValue(node)).isTrue();
  }
}
