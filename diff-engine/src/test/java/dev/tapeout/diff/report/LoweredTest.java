package dev.tapeout.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.diff.change.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A break that the settings let pass is no alarm, and is shown as what it is. */
class LoweredTest {
  private static String render(Format format, Severity counting) {
    return format.render(
        Orders.report(Orders.narrowed().weighing(counting)),
        new Style(100, false),
        Detail.CHANGES,
        0);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPATIBLE", "DOCUMENTATION"})
  void itsProofStaysWithWhatItIsAndWhatItCountsAs(Severity counting) {
    String as = counting == Severity.COMPATIBLE ? "a warning" : "information";
    assertThat(render(Format.TEXT, counting))
        .contains("BREAKING, counts as " + as + " by tapeout.yaml  payload-narrowed")
        .contains("  proof accepted by")
        .contains("1 lowered");
    assertThat(render(Format.MARKDOWN, counting))
        .contains("### Counts for less by tapeout.yaml", "**Proof**")
        .contains("breaking, counts as " + as + " by tapeout.yaml");
    assertThat(render(Format.HTML, counting))
        .contains("<article class=\"lowered\"", "<b>Proof</b>")
        .contains("Breaking, counts as " + as + " by tapeout.yaml");
    assertThat(render(Format.JSON, counting))
        .contains("\"severity\": \"" + counting.label() + "\"", "\"was\": \"breaking\"");
  }

  @Test
  void whatCountsAsWhatItIsSaysNoMore() {
    assertThat(render(Format.JSON, Severity.BREAKING)).doesNotContain("\"was\":");
    assertThat(render(Format.TEXT, Severity.BREAKING)).doesNotContain("counts as");
  }
}
