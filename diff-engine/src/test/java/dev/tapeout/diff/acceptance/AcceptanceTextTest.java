package dev.tapeout.diff.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.document.Source;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceTextTest {
  private static final String HAND_WRITTEN =
      """
      # Ours.
      acceptances:
        # Agreed in May.
        - fingerprint: "0000000000000001"
          contract: orders.yaml
          rule: a-rule   # the first
          reason: |
            Two
            lines.
          by: Ada

        # About bills.
        - rule: b-rule
          fingerprint: "0000000000000002"
          contract: bills.yaml
          reason: It was a mistake.
          by: Ada
        # The end.
      """;

  private static Acceptance entry(String contract, String reason) {
    return Acceptance.of(
        AcceptancesTest.finding("a-rule", 6, "2"),
        contract,
        reason,
        "Ada Lovelace <ada@example.org>",
        LocalDate.of(2027, 3, 31));
  }

  private static AcceptanceReader.Reading read(String text) {
    return AcceptanceReader.read(new Source("tapeout.accept.yaml", text.getBytes(UTF_8)));
  }

  @Test
  void theFirstEntryBeginsTheFile() {
    assertThat(AcceptanceText.with("", entry("orders.yaml", "Agreed with billing.")))
        .isEqualTo(
            """
            # What was accepted on purpose, for `tapeout gate`, `diff` and `verdict`.
            # `tapeout accept` adds to it; `tapeout accept --prune` removes what is of no use any more.
            acceptances:
              - fingerprint: "FINGERPRINT"
                contract: orders.yaml
                rule: a-rule
                new: /a
                from: "1"
                to: "2"
                reason: Agreed with billing.
                by: Ada Lovelace <ada@example.org>
                until: 2027-03-31
            """
                .replace("FINGERPRINT", AcceptancesTest.finding("a-rule", 6, "2").fingerprint()));
  }

  @Test
  void whatStandsInTheFileKeepsItsBytes() {
    String text = AcceptanceText.with(HAND_WRITTEN, entry("orders.yaml", "Agreed."));
    assertThat(text).startsWith(HAND_WRITTEN + "  - fingerprint: ");
    assertThat(read(text).acceptances()).hasSize(3);
    String windows = HAND_WRITTEN.replace("\n", "\r\n");
    text = AcceptanceText.with(windows, entry("orders.yaml", "Agreed."));
    assertThat(text).startsWith(windows + "  - fingerprint: ");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n");
  }

  @Test
  void acceptedAgainReplacesTheFormerEntryOfTheSameContract() {
    String once = AcceptanceText.with(HAND_WRITTEN, entry("orders.yaml", "Agreed."));
    String twice = AcceptanceText.with(once, entry("orders.yaml", "Still agreed."));
    assertThat(twice)
        .isEqualTo(AcceptanceText.with(HAND_WRITTEN, entry("orders.yaml", "Still agreed.")));
    assertThat(read(AcceptanceText.with(once, entry("bills.yaml", "Agreed."))).acceptances())
        .hasSize(4);
  }

  @Test
  void anEntryIsRemovedWithItsCommentsAndNoOthers() {
    List<Acceptance> all = read(HAND_WRITTEN).acceptances();
    assertThat(AcceptanceText.without(HAND_WRITTEN, all.subList(0, 1)))
        .isEqualTo(
            """
            # Ours.
            acceptances:
              # About bills.
              - rule: b-rule
                fingerprint: "0000000000000002"
                contract: bills.yaml
                reason: It was a mistake.
                by: Ada
              # The end.
            """);
    String none = AcceptanceText.without(HAND_WRITTEN, all);
    assertThat(read(none)).isEqualTo(read(""));
    assertThat(read(AcceptanceText.with(none, entry("orders.yaml", "Agreed."))).acceptances())
        .hasSize(1);
  }

  @Test
  void whatIsSaidOfTheLastEntryGoesWithIt() {
    List<Acceptance> all = read(HAND_WRITTEN).acceptances();
    assertThat(AcceptanceText.without(HAND_WRITTEN, all.subList(1, 2)))
        .doesNotContain("bills", "About")
        .contains("# Ours.", "# Agreed in May.", "# The end.");
  }

  @Test
  void acceptedAgainKeepsItsPlaceAndItsComments() {
    Acceptance again = entry("orders.yaml", "Still agreed.");
    String text =
        HAND_WRITTEN
            .replace("0000000000000001", again.fingerprint())
            .replace("    by: Ada\n\n", "    # Asked twice.\n    by: Ada\n\n");
    String changed = AcceptanceText.with(text, again);
    assertThat(changed)
        .containsSubsequence(
            "# Agreed in May.\n",
            "  # Asked twice.\n",
            "  - fingerprint: \"" + again.fingerprint() + "\"\n",
            "reason: Still agreed.\n",
            "until: 2027-03-31\n\n",
            "# About bills.\n");
    assertThat(read(changed).acceptances()).hasSize(2);
    String windows = text.replace("\n", "\r\n");
    assertThat(AcceptanceText.with(windows, again)).isEqualTo(changed.replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "~",
        "- a",
        "a: b",
        "a # b",
        "'",
        "\"",
        "it's",
        "12",
        "2027-03-31",
        "\\",
        "* &x !y",
        "two\nlines",
        "\u2028\u0085\u0000\u001b",
        "{a}",
        "%",
        "😀",
        "/paths/~1a",
        "a ",
        "yes"
      })
  void everyTextIsReadAsItWasWritten(String reason) {
    String text = AcceptanceText.with("", entry("orders.yaml", reason));
    assertThat(read(text).diagnostics()).isEmpty();
    assertThat(read(text).acceptances().get(0).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acceptances: []\n", "{\"acceptances\": []}\n"})
  void aFileThatCannotBeContinuedIsLeftAlone(String text) {
    assertThatThrownBy(() -> AcceptanceText.with(text, entry("orders.yaml", "Agreed.")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    AcceptanceReader.Reading reading =
        read(
            """
            acceptances:
              - fingerprint: 12
                contract: orders.yaml
                rule: a-rule
                reason: ""
                by: Ada
                until: soon
                untill: 2027-01-01
              - fingerprint: "12"
            other: 1
            """);
    assertThat(reading.acceptances()).isEmpty();
    assertThat(reading.diagnostics())
        .extracting(d -> d.location().line() + " " + d.message())
        .containsExactlyInAnyOrder(
            "10 An acceptance file has no 'other'.",
            "8 An acceptance file has no 'untill'.",
            "2 'fingerprint' is a text.",
            "5 'reason' is empty.",
            "7 'soon' is no day.",
            "9 A fingerprint has 16 hexadecimal digits.",
            "9 This acceptance lacks 'contract'.",
            "9 This acceptance lacks 'rule'.",
            "9 This acceptance lacks 'reason'.",
            "9 This acceptance lacks 'by'.");
  }

  @Test
  void aFindingIsAcceptedOnce() {
    String entry = HAND_WRITTEN.substring(HAND_WRITTEN.indexOf("  - fingerprint"));
    String first = entry.substring(0, entry.indexOf("\n\n") + 1);
    assertThat(read(HAND_WRITTEN + first).diagnostics())
        .extracting(d -> d.message())
        .containsExactly("This finding is accepted twice.");
  }
}
