package dev.tapeout.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StyleTest {
  private final Style narrow = new Style(40, false);

  @Test
  void aLineThatIsFullBeforeTheFirstWordIsBroken() {
    assertThat(narrow.wrap("3 breaking", 40, 6)).isEqualTo("\n      3 breaking");
  }

  @Test
  void aWordThatIsTooLongStaysWhole() {
    String path = "/".repeat(50);
    assertThat(narrow.wrap("see " + path + " there", 2, 2))
        .isEqualTo("see\n  " + path + "\n  there");
  }
}
