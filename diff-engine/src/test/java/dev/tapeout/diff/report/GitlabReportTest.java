package dev.tapeout.diff.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.identity.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GitlabReportTest {
  private static final List<String> HOSTILE = Hostile.TEXTS;

  private static String gitlab(Report report) {
    return Format.GITLAB.render(report, new Style(80, false), Detail.CHANGES, 0);
  }

  @Test
  void aBreakIsACriticalIssue() {
    assertThat(gitlab(Orders.report(Orders.narrowed(), Orders.widened("New."))))
        .isEqualTo(
            """
            [
              {
                "description": "Property \\"currency\\" is now required. (id ff9ba6ca050eb20b)",
                "check_name": "payload-narrowed",
                "fingerprint": "%s",
                "severity": "critical",
                "location": {
                  "path": "orders.yaml",
                  "lines": {
                    "begin": 12
                  }
                }
              }
            ]
            """
                .formatted(
                    Digest.fingerprint("orders.yaml\n" + Orders.narrowed().fingerprint(), "1")));
  }

  @Test
  void nothingToShowIsAnEmptyList() {
    assertThat(gitlab(Orders.report(Orders.documented()))).contains("version-step");
    LintReport clean = new LintReport(List.of("a.yaml"), List.of(), List.of());
    assertThat(Format.GITLAB.render(clean, new Style(80, false))).isEqualTo("[]\n");
  }

  @Test
  void noTwoIssuesHaveOneFingerprint() {
    Report twice = Orders.report(Orders.narrowed(), Orders.narrowed(), Orders.removed());
    assertThat(fingerprints(gitlab(twice))).hasSize(3).doesNotHaveDuplicates();
    assertThat(fingerprints(gitlab(Hostile.large(10_000)))).hasSize(10_000).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void whatAContractSaysIsTextAndNothingElse(String text) {
    assertThat(issues(gitlab(Hostile.report(text)))).hasSize(3);
  }

  private static List<String> fingerprints(String json) {
    List<String> all = new ArrayList<>();
    for (Node issue : issues(json)) {
      all.add(String.valueOf(((ObjectNode) issue).get("fingerprint")));
    }
    return all;
  }

  private static ArrayNode issues(String json) {
    Source source = new Source("gl-code-quality-report.json", json.getBytes(UTF_8));
    return (ArrayNode) Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root());
  }
}
