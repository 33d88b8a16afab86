package dev.tapeout.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

class JsonTest {
  private static <T> T read(String json, Function<JsonNode, T> type) {
    return type.apply(JsonTree.read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-25T16:00:00Z",
        "2026-11-25t16:00:00z",
        "2026-11-25T16:00:00.123456789123+01:30",
        "2024-02-29T00:00:00-00:00",
      })
  void timesOfRfc3339AreRead(String text) {
    assertThat(Texts.dateTime(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-25T16:00Z",
        "2026-11-25 16:00:00Z",
        "2026-11-25T16:00:00",
        "2026-11-25T24:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-25T16:00:00.Z",
        "2026-11-25T16:00:00+0100",
        "2026-11-25T16:00:00+24:00",
        "２026-11-25T16:00:00Z",
        "",
      })
  void othersAreNot(String text) {
    assertThat(Texts.dateTime(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0b9f6f0e-3f0e-4f57-9f6c-7b8f7a3c2d10, true",
    "0B9F6F0E-3F0E-4F57-9F6C-7B8F7A3C2D10, true",
    "0b9f6f0e-3f0e-4f57-9f6c-7b8f7a3c2d1, false",
    "0b9f6f0e3f0e-4f57-9f6c-7b8f7a3c2d10a, false",
    "gb9f6f0e-3f0e-4f57-9f6c-7b8f7a3c2d10, false",
    "1-1-1-1-1, false",
  })
  void aUuidHas36Characters(String text, boolean isOne) {
    if (isOne) {
      assertThat(Texts.uuid(text)).hasToString(text.toLowerCase(java.util.Locale.ROOT));
    } else {
      assertThat(Texts.uuid(text)).isNull();
    }
  }

  @Test
  void timesAreWrittenWithTheirSeconds() {
    assertThat(JsonOutput.text(OffsetDateTime.parse("2026-11-25T16:00Z")))
        .isEqualTo("2026-11-25T16:00:00Z");
    assertThat(JsonOutput.text(OffsetTime.parse("16:00:00.5+01:00"))).isEqualTo("16:00:00.5+01:00");
  }

  @Test
  void numbersAreReadWhereTheyFit() {
    assertThat(read("1.0", JsonInput::int32)).isEqualTo(1);
    assertThat(read("9007199254740993", JsonInput::int64)).isEqualTo(9007199254740993L);
    assertThat(read("1e3", JsonInput::integer)).isEqualTo(BigInteger.valueOf(1000));
    assertThat(read("0.10", JsonInput::decimal)).isEqualTo(new BigDecimal("0.10"));
    assertThat(read("0.1", JsonInput::float64)).isEqualTo(0.1);
    for (String none : List.of("1.5", "\"1\"", "true", "99999999999999999999")) {
      assertThatThrownBy(() -> read(none, JsonInput::int64))
          .isInstanceOf(UnreadableException.class);
    }
    assertThatThrownBy(() -> read("2147483648", JsonInput::int32))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> read("1e999", JsonInput::float64))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void absentAndNullAreNotTheSame() {
    JsonNode object = JsonTree.read("{\"a\":null,\"b\":1}");
    Presence<Integer> a = JsonInput.presence(object, "a", JsonInput::int32);
    Presence<Integer> b = JsonInput.presence(object, "b", JsonInput::int32);
    Presence<Integer> c = JsonInput.presence(object, "c", JsonInput::int32);
    assertThat(List.of(a, b, c))
        .isEqualTo(List.of(Presence.ofNull(), Presence.of(1), Presence.absent()));
    byte[] written =
        JsonTree.write(out -> {
          out.writeStartObject();
          for (Map.Entry<String, Presence<Integer>> each :
              List.of(Map.entry("a", a), Map.entry("b", b), Map.entry("c", c))) {
            JsonOutput.presence(
                out, each.getKey(), each.getValue(), (value, o) -> o.writeNumber(value));
          }
          out.writeEndObject();
        });
    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo("{\"a\":null,\"b\":1}");
  }

  @Test
  void anyTreeIsWrittenAsItWasRead() {
    String json = "{\"a\":[1,2.50,12345678901234567890,true,null,\"ü\\n\"],\"b\":{\"c\":{}}}";
    byte[] written = JsonTree.write(out -> JsonOutput.any(JsonTree.read(json), out));
    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,|1|9",
        "[1, 2 3]|1|7",
        "{\"a\":1,\"a\":2}|1|8",
        "NaN|1|1",
        "01|1|1",
        "``|1|1",
      })
  void brokenJsonIsToldWithItsPlace(String json, int line, int column) {
    assertThatThrownBy(() -> JsonTree.read(json))
        .isInstanceOfSatisfying(
            JsonSyntaxException.class,
            e -> {
              assertThat(e.line()).isEqualTo(line);
              assertThat(e.column()).isBetween(column - 1, column + 3);
            });
  }

  @Test
  void jsonThatIsMeantToHurtIsRefused() {
    assertThatThrownBy(() -> JsonTree.read("[".repeat(100_000)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("nested deeper than 200 levels");
    assertThatThrownBy(() -> JsonTree.read("1".repeat(100_000)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> read("1e999999999", JsonInput::integer))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessage("the number is beyond 1e1000 or 1e-1000");
  }

  @Test
  void aPointerLeadsToAValueAndBack() {
    JsonNode root = JsonTree.read("{\"a/b\":[{\"~\":5000}]}");
    JsonNode value = JsonPointers.at(root, "/a~1b/0/~0");
    assertThat(value).hasToString("5000");
    assertThat(JsonPointers.to(root, value)).isEqualTo("/a~1b/0/~0");
    assertThat(JsonPointers.at(root, "/a~1b/x")).isNull();
    assertThat(JsonPointers.at(root, "")).isSameAs(root);
  }

  @Test
  void whatIsWrittenAsATreeIsTheTreeOfItsText() {
    Consumer<JsonGenerator> writer =
        out -> {
          out.writeStartArray();
          out.writeNumber(0.1f);
          out.writeNumber(1e10f);
          out.writeNumber(Float.NaN);
          out.writeNumber(0.1);
          out.writeNumber(-0.0);
          out.writeNumber(Double.NEGATIVE_INFINITY);
          out.writeNumber(7);
          out.writeNumber(1L << 40);
          out.writeNumber(BigInteger.ONE.shiftLeft(80));
          out.writeNumber(new BigDecimal("1.500"));
          out.writeBinary(new byte[] {0, 1, 2, 3});
          out.writeStartObject();
          out.writeNullProperty("a");
          out.writeBooleanProperty("b", true);
          out.writeStringProperty("c", "\u00e4\"");
          out.writeEndObject();
          out.writeEndArray();
        };
    JsonNode read = JsonTree.read(JsonTree.write(writer));
    assertThat(JsonTree.of(writer)).isEqualTo(read).hasToString(read.toString());
  }
}
