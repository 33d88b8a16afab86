package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainYamlReaderTest {
  /** Everything that the reader reads. */
  private static final String PLAIN =
      """
      ---
      # a comment
      openapi: 3.1.0   # another
      'it''s': "quoted \\"\\u00e9\\n"
      "a \\t key" : ''
      empty:
      list:
      - a
      -
      - - nested
        - 12
      - name: x
        in: query

        schema: {type: [string, "null"], minLength: 1, a: {}, b: []}
      long: plain text that
        goes on
         and on

        after an empty line
      below:
        a text of its own line
      double: "one \\
        two

        three "
      single: 'one

        ''two'''
      literal: |
        one
          two

        three\u0020\u0020

      stripped: |-

        é
      folded: >   # comment
        one
        two

        three
          four

        five
      numbers: [0, -1, 1.5, 1e3, 9223372036854775808, 0x1F, +7, .5, 007]
      words: [true, False, null, Null, nullable, ~, no]
      200: https://example.com/#fragment?a:b
      """;

  private static final String[] BITS = {
    " ",
    "\n",
    ": ",
    ":",
    "- ",
    "-",
    "#",
    " # c",
    "|",
    "|-",
    ">",
    "'",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "key: ",
    "0",
    "null",
    "~",
    "\\n",
    "\\",
    "''",
    "  - ",
    "? ",
    "&a ",
    "*a",
    "!!str ",
    "---",
    "...",
    "%",
    "é",
    "\u00a0",
    "\u2028",
    "\t",
    "\r",
    "|+",
    "|2",
    "@",
    "x: y",
    "\n  ",
    "\n\n    ",
    "<<",
    "1e99999",
    ": |\n",
    ": >\n",
    "\"\n",
    "\ufeff"
  };

  @Test
  void allOfPlainYamlIsRead() {
    assertThat(readTheSame(PLAIN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x 1\nb: *x\n",
        "a: !!str 1\n",
        "%YAML 1.2\n---\na: 1\n",
        "a: 1\n---\nb: 1\n",
        "a: 1\n...\n",
        "a: 1\na: 2\n",
        "<<: {a: 1}\n",
        "null: 1\n",
        "a: .inf\n",
        "a: 1e99999\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: |+\n  b\n",
        "a: |2\n   b\n",
        "a: |\n  b",
        "a: |\n    \n  b\n",
        "a: \"\\x41\"\n",
        "a: \"\\ud83d\"\n",
        "a: b: c\n",
        "a: [b\n---\n]\n",
        "a: [b, ]\n",
        "a: [b: c]\n",
        "a: {b}\n",
        "a: - b\n",
        "  a: 1\n b: 2\n",
        "a:\n    b: 1\n  c: 2\n",
        "- a\nb: 1\n",
        "? a\n: b\n",
        "a: @b\n",
        "a: 'b' c\n",
        "text\n",
        "[a]\n",
        "a: \u2028\n",
        "a: \u0085\n",
        "a: \ufeff1\n",
        "# nothing\n"
      })
  void whatIsNotPlainOrWrongIsLeftToTheOtherReader(String yaml) {
    assertThat(readTheSame(yaml)).isFalse();
  }

  @Test
  void publishedContractsAreReadTheSameWay() throws IOException {
    for (Path file : Corpus.contracts()) {
      if (file.toString().endsWith(".yaml")) {
        assertThat(readTheSame(Files.readString(file))).as(file.toString()).isTrue();
      }
    }
  }

  @Test
  void whatIsReadOfBrokenTextsIsReadTheSameWay() {
    Random random = new Random(42);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      read += readTheSame(broken(random)) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(500);
  }

  /** Some lines of the plain text, changed at up to three places. */
  private static String broken(Random random) {
    String[] lines = PLAIN.split("(?<=\n)");
    int from = random.nextInt(lines.length);
    int to = Math.min(lines.length, from + 1 + random.nextInt(20));
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(lines[i]);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(3));
      text.replace(at, end, random.nextBoolean() ? BITS[random.nextInt(BITS.length)] : "");
    }
    return text.toString();
  }

  /** False where the text is left to the other reader; fails where the two do not agree. */
  private static boolean readTheSame(String yaml) {
    Source source = new Source("a.yaml", yaml.getBytes(UTF_8));
    Node plain = PlainYamlReader.read(source, Limits.DEFAULT);
    if (plain == null) {
      return false;
    }
    Problems problems = new Problems(source);
    Node other = YamlReader.readAll(source, Limits.DEFAULT, problems);
    assertThat(problems.found()).as(yaml).isEmpty();
    assertSame(plain, other, yaml);
    return true;
  }

  private static void assertSame(Node a, @Nullable Node b, String yaml) {
    assertThat(a).as(yaml).hasSameClassAs(b);
    assertThat(new Location(a.source(), a.start(), a.end())).as(yaml).isEqualTo(b.location());
    if (a instanceof ObjectNode x && b instanceof ObjectNode y) {
      assertThat(x.keys()).as(yaml).isEqualTo(y.keys());
      for (int i = 0; i < x.size(); i++) {
        assertThat(x.keyLocation(x.key(i))).as(yaml).isEqualTo(y.keyLocation(y.key(i)));
        assertSame(x.value(i), y.value(i), yaml);
      }
    } else if (a instanceof ArrayNode x && b instanceof ArrayNode y) {
      assertThat(x.size()).as(yaml).isEqualTo(y.size());
      for (int i = 0; i < x.size(); i++) {
        assertSame(x.get(i), y.get(i), yaml);
      }
    } else {
      assertThat(a.toString()).as(yaml).isEqualTo(b.toString());
    }
  }
}
