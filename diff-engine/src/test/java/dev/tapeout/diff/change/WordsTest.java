package dev.tapeout.diff.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Values;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void aTextThatIsCutIsStillQuotedOnBothSides() {
    assertThat(Words.changed("The title", Values.string("short"), Values.string("x".repeat(80))))
        .isEqualTo("The title was \"short\" and is \"" + "x".repeat(59) + "…\".");
  }
}
