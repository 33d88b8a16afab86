package dev.tapeout.diff.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.diff.change.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptancesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final List<String> ORDERS = List.of("orders.yaml");
  private static final Source DOCUMENT =
      new Source("orders.yaml", "{\"a\": 1, \"b\": 2}".getBytes(UTF_8));

  static {
    Documents.read(DOCUMENT, Limits.DEFAULT);
  }

  static Finding finding(String rule, int place, String to) {
    return new Finding(
        rule,
        dev.tapeout.diff.change.Severity.BREAKING,
        null,
        "It changed.",
        null,
        new Location(DOCUMENT, place, place + 1),
        "1",
        to,
        List.of(),
        null,
        null);
  }

  private static Acceptance accepted(Finding finding, @Nullable LocalDate until) {
    return Acceptance.of(finding, "orders.yaml", "Agreed.", "Ada", until);
  }

  private static List<String> stale(List<Acceptance> all, Finding... findings) {
    return new Acceptances(all, TODAY)
        .stale(ORDERS, List.of(findings), Map.of()).stream().map(Diagnostic::rule).toList();
  }

  @Test
  void anAcceptanceCountsUpToItsLastDay() {
    Finding finding = finding("a-rule", 6, "2");
    for (int day = 24; day <= 26; day++) {
      LocalDate until = LocalDate.of(2026, 11, day);
      Acceptances acceptances = new Acceptances(List.of(accepted(finding, until)), TODAY);
      boolean counts = day >= 25;
      assertThat(acceptances.inForce(ORDERS).containsKey(finding.fingerprint())).isEqualTo(counts);
      assertThat(stale(acceptances.all(), finding))
          .isEqualTo(counts ? List.of() : List.of("acceptance-expired"));
    }
  }

  @Test
  void anAcceptanceCountsForItsContractOnly() {
    Finding finding = finding("a-rule", 6, "2");
    Acceptances acceptances = new Acceptances(List.of(accepted(finding, null)), TODAY);
    assertThat(acceptances.inForce(List.of("bills.yaml"))).isEmpty();
    assertThat(acceptances.inForce(List.of("bills.yaml", "orders.yaml"))).isNotEmpty();
    assertThat(acceptances.stale(List.of("bills.yaml"), List.of(), Map.of())).isEmpty();
  }

  @Test
  void whatCoversNoFindingIsUnused() {
    Finding finding = finding("a-rule", 6, "2");
    assertThat(stale(List.of(accepted(finding, null)))).containsExactly("acceptance-unused");
    assertThat(stale(List.of(accepted(finding, null)), finding("other-rule", 6, "2")))
        .containsExactly("acceptance-unused");
    assertThat(stale(List.of(accepted(finding, null)), finding("a-rule", 14, "2")))
        .containsExactly("acceptance-unused");
  }

  @Test
  void anotherValueAtTheSamePlaceIsANearMiss() {
    Acceptance acceptance = accepted(finding("a-rule", 6, "2"), null);
    assertThat(stale(List.of(acceptance), finding("a-rule", 6, "3")))
        .containsExactly("acceptance-near-miss");
    Diagnostic diagnostic =
        new Acceptances(List.of(acceptance), TODAY)
            .stale(ORDERS, List.of(finding("a-rule", 6, "3")), Map.of())
            .get(0);
    assertThat(diagnostic.severity()).isEqualTo(Severity.WARNING);
    assertThat(diagnostic.message()).contains("(from '1' to '2')", "(from '1' to '3')");
    assertThat(diagnostic.hint()).contains(finding("a-rule", 6, "3").fingerprint());
  }

  @Test
  void aNearMissWithoutValuesSaysNothingOfThem() {
    Acceptance acceptance = accepted(finding("a-rule", 6, "2"), null);
    Acceptance valueless =
        new Acceptance(
            "0123456789abcdef",
            acceptance.contract(),
            acceptance.rule(),
            acceptance.direction(),
            acceptance.before(),
            acceptance.after(),
            "",
            "",
            acceptance.reason(),
            acceptance.by(),
            null,
            acceptance.location());
    assertThat(
            new Acceptances(List.of(valueless), TODAY)
                .stale(ORDERS, List.of(finding("a-rule", 6, "3")), Map.of())
                .get(0)
                .message())
        .isEqualTo(
            "The change that this accepts has become another one at the same place"
                + " (from '1' to '3'), which is not accepted.");
  }

  @Test
  void aNeighbourThatIsAcceptedItselfIsNoNearMiss() {
    List<Acceptance> both =
        List.of(
            accepted(finding("a-rule", 6, "2"), null), accepted(finding("a-rule", 6, "3"), null));
    assertThat(stale(both, finding("a-rule", 6, "3"))).containsExactly("acceptance-unused");
  }

  @Test
  void theSeverityOfEachCanBeChosen() {
    Acceptances acceptances =
        new Acceptances(List.of(accepted(finding("a-rule", 6, "2"), null)), TODAY);
    assertThat(acceptances.stale(ORDERS, List.of(), Map.of("acceptance-unused", Severity.ERROR)))
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.ERROR);
    assertThat(acceptances.stale(ORDERS, List.of(), Map.of("acceptance-unused", Severity.OFF)))
        .isEmpty();
  }
}
