package dev.tapeout.diff.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final Source SOURCE = new Source("a.yaml", new byte[100]);

  private static Finding finding(Severity severity, int at, String from, String... operations) {
    return new Finding(
        "some-rule",
        severity,
        null,
        "m",
        new Location(SOURCE, at, at),
        null,
        from,
        "",
        List.of(operations),
        null,
        null);
  }

  @Test
  void theSameCauseIsOneFindingThatReachesAllOperationsSorted() {
    Findings findings = new Findings();
    findings.add(finding(Severity.BREAKING, 1, "a", "GET /b"));
    findings.add(finding(Severity.BREAKING, 1, "a", "GET /a", "GET /b"));
    findings.add(finding(Severity.BREAKING, 1, "other", "GET /c"));
    assertThat(findings.sorted())
        .extracting(Finding::operations)
        .containsExactly(List.of("GET /a", "GET /b"), List.of("GET /c"));
  }

  @Test
  void theWorstComesFirstThenTheOrderOfTheDocument() {
    Findings findings = new Findings();
    findings.add(finding(Severity.COMPATIBLE, 1, "a"));
    findings.add(finding(Severity.BREAKING, 9, "b"));
    findings.add(finding(Severity.BREAKING, 3, "c"));
    assertThat(findings.sorted()).extracting(Finding::from).containsExactly("c", "b", "a");
  }

  @Test
  void aFingerprintSeesNeitherProseNorSeverityNorOperations() {
    Finding one = finding(Severity.BREAKING, 1, "a", "GET /a");
    assertThat(one.fingerprint())
        .hasSize(16)
        .isEqualTo(one.reaching(List.of()).weighing(Severity.COMPATIBLE).fingerprint())
        .isNotEqualTo(finding(Severity.BREAKING, 1, "b", "GET /a").fingerprint());
  }
}
