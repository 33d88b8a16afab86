package dev.tapeout.diff.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the widest peer says of the cases of its own tests, and what we say. */
class PeerCasesTest {
  @Test
  void everyDisagreementStandsInTheTableAndEveryRowIsOne() throws IOException {
    List<PeerCases.Case> cases = PeerCases.read();
    Map<String, PeerCases.Row> table = PeerCases.table();
    Map<String, PeerCases.Opinions> found = new TreeMap<>();
    for (PeerCases.Case each : cases) {
      List<Finding> findings = each.findings();
      PeerCases.Opinions opinions = each.opinions(findings);
      if (!opinions.agree()) {
        found.put(each.name(), opinions);
        PeerCases.Row row = table.get(each.name());
        if (row != null) {
          witnessed(each, row, findings);
        }
      }
    }
    Map<String, PeerCases.Opinions> expected = new TreeMap<>();
    table.forEach((name, row) -> expected.put(name, row.opinions()));
    assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(cases).hasSizeGreaterThan(200);
  }

  @Test
  void everyRowGivesItsReason() throws IOException {
    assertThat(PeerCases.table().values())
        .allSatisfy(row -> {
          assertThat(row.because()).endsWith(".");
          assertThat(row.opinions().agree()).isFalse();
          assertThat(row.opinions().ours()).isIn("breaking", "compatible");
        });
  }

  /** A break that is about payloads is shown by the witness of its row. */
  private static void witnessed(PeerCases.Case each, PeerCases.Row row, List<Finding> findings) {
    List<Node> witnesses =
        findings.stream()
            .filter(f -> f.severity() == Severity.BREAKING)
            .map(Finding::witness)
            .filter(w -> w != null && w.confirmed())
            .map(w -> w.instance())
            .toList();
    Node expected = row.witness();
    if (expected == null) {
      assertThat(witnesses).as("%s shows no payload", each).isEmpty();
    } else {
      assertThat(witnesses).as("%s", each).anyMatch(expected::sameValue);
    }
  }
}
