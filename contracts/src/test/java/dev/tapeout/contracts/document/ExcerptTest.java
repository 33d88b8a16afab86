package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void theRangeIsUnderlinedBelowItsLine() {
    assertThat(render("a: 1\nkey: value\nc: 3", "value", 0, 80))
        .isEqualTo("2 | key: value\n  |      ^^^^^\n");
  }

  @Test
  void contextLinesStandAround() {
    String text = "1\n2\n3\n4\n5\n6\n7\n8\nmark\n10\n";
    assertThat(render(text, "mark", 1, 80)).isEqualTo(" 8 | 8\n 9 | mark\n   | ^^^^\n10 | 10\n");
  }

  @Test
  void aRangeOfSeveralLinesIsShownByItsFirst() {
    assertThat(render("a: {\n b\n}", "{\n b\n}", 0, 80)).isEqualTo("1 | a: {\n  |    ^\n");
  }

  @Test
  void tabsAreExpandedAndControlCharactersShown() {
    assertThat(render("a\tb\u001b[31m\u202e x", "x", 0, 80))
        .isEqualTo("1 | a   b␛[31m\uFFFD x\n  |             ^\n");
  }

  @Test
  void anEmptyRangeStillHasACaret() {
    Source source = new Source("f", "a:\n".getBytes(UTF_8));
    assertThat(Excerpt.of(new Location(source, 2, 2), 0, 80).render())
        .isEqualTo("1 | a:\n  |   ^\n");
    assertThat(Excerpt.of(new Location(source, 3, 4), 0, 80).render()).isEqualTo("2 |\n  | ^\n");
    assertThat(Excerpt.of(new Location(Source.NONE, 0, 0), 2, 80).render())
        .isEqualTo("1 |\n  | ^\n");
  }

  @Test
  void aLongLineIsCutAroundTheRange() {
    String long1 = "x".repeat(100_000) + "MARK" + "é".repeat(100_000);
    Source source = new Source("f", long1.getBytes(UTF_8));
    Excerpt.Line line = Excerpt.of(new Location(source, 100_000, 100_004), 0, 40).lines().get(0);
    assertThat(line.text()).hasSize(40).startsWith("…x").endsWith("é…").contains("xMARKé");
    assertThat(line.text().substring(line.from(), line.to())).isEqualTo("MARK");
  }

  @Test
  void anyCutKeepsTheStartOfTheRangeAndTheWidth() {
    String text = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    Source source = new Source("f", text.getBytes(UTF_8));
    for (int start = 0; start <= text.length(); start++) {
      for (int end = start; end <= text.length(); end++) {
        Excerpt.Line line = Excerpt.of(new Location(source, start, end), 0, 24).lines().get(0);
        assertThat(line.text().length()).isEqualTo(24);
        assertThat(line.underlined()).isTrue();
        assertThat(line.to()).isLessThanOrEqualTo(25);
        if (start < end) {
          assertThat(line.text().charAt(line.from())).isEqualTo(text.charAt(start));
        }
      }
    }
  }

  private static String render(String text, String mark, int context, int width) {
    int at = text.substring(0, text.indexOf(mark)).getBytes(UTF_8).length;
    Source source = new Source("f", text.getBytes(UTF_8));
    Location location = new Location(source, at, at + mark.getBytes(UTF_8).length);
    return Excerpt.of(location, context, width).render();
  }
}
