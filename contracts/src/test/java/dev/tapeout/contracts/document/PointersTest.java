package dev.tapeout.contracts.document;

import static dev.tapeout.contracts.document.Reading.clean;
import static dev.tapeout.contracts.document.Reading.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointersTest {
  private static final String RFC_6901 =
      "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,\"g|h\":4,\"i\\\\j\":5,"
          + "\"k\\\"l\":6,\" \":7,\"m~n\":8}";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "/foo/0, \"bar\"",
        "/, 0",
        "/a~1b, 1",
        "/c%d, 2",
        "/e^f, 3",
        "/g|h, 4",
        "/i\\j, 5",
        "/k\"l, 6",
        "`/ `, 7",
        "/m~0n, 8"
      })
  void theExamplesOfTheRfcResolve(String pointer, String value) {
    assertThat(Pointers.resolve(clean(json(RFC_6901)), pointer)).hasToString(value);
  }

  @Test
  void theEmptyPointerIsTheWholeDocument() {
    Node root = clean(json(RFC_6901));
    assertThat(Pointers.resolve(root, "")).isSameAs(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/foo/0/x", "foo", "/~2"})
  void whatIsNotThereIsNull(String pointer) {
    assertThat(Pointers.resolve(clean(json(RFC_6901)), pointer)).isNull();
  }

  @Test
  void escapingGoesBothWays() {
    assertThat(Pointers.escape("~1/a~")).isEqualTo("~01~1a~0");
    assertThat(Pointers.unescape("~01~1a~0")).isEqualTo("~1/a~");
    assertThat(Pointers.parse("/~01//x")).containsExactly("~1", "", "x");
    assertThatThrownBy(() -> Pointers.parse("x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Pointers.parse("/~")).isInstanceOf(IllegalArgumentException.class);
  }
}
