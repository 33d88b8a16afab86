package dev.tapeout.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now = 5_000;

  private Progress on(int columns) {
    return new Progress(new PrintStream(bytes, true, UTF_8), columns, () -> now);
  }

  private String painted() {
    String text = bytes.toString(UTF_8);
    bytes.reset();
    return text;
  }

  @Test
  void itIsShownAfterASecondAndWipedAwayInTheEnd() {
    try (Progress progress = on(80)) {
      now += 1_000;
      progress.paint();
      assertThat(painted()).isEmpty();
      now -= 1_000;
      progress.begin("reading contracts:", 12);
      now += 999;
      progress.paint();
      assertThat(painted()).isEmpty();
      now += 1;
      progress.step();
      progress.paint();
      assertThat(painted()).isEqualTo("\rreading contracts: 1 of 12 …");
      progress.paint();
      assertThat(painted()).isEmpty();
      progress.begin("fetching", 0);
      progress.paint();
      assertThat(painted()).isEqualTo("\rfetching …" + " ".repeat(18));
      progress.print("a line");
      assertThat(painted()).isEqualTo("\r          \ra line" + System.lineSeparator());
      progress.paint();
      painted();
    }
    assertThat(painted()).isEqualTo("\r          \r");
  }

  @Test
  void itNeverTakesMoreThanOneLine() {
    try (Progress progress = on(20)) {
      progress.begin("comparing contracts:", 100);
      now += 1_000;
      progress.paint();
      assertThat(painted()).isEqualTo("\rcomparing contracts");
    }
  }

  @Test
  void withoutATerminalNothingIsShown() {
    try (Progress progress = on(0)) {
      progress.begin("comparing contracts:", 100);
      now += 9_000;
      progress.paint();
    }
    assertThat(painted()).isEmpty();
  }
}
