package dev.tapeout.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GithubReportTest {
  private static final List<String> HOSTILE = Hostile.TEXTS;

  private static String github(Report report) {
    return Format.GITHUB.render(report, new Style(80, false), Detail.CHANGES, 0);
  }

  @Test
  void aBreakIsAnErrorBesideItsLine() {
    assertThat(github(Orders.report(Orders.narrowed(), Orders.widened("A header is new."))))
        .isEqualTo(
            """
            ::error file=orders.yaml,line=12,col=30,endColumn=38,title=payload-narrowed::\
            Property "currency" is now required.%0A%0AProof, accepted by old, rejected by new \
            (confirmed):%0A{%0A  "id": 4%0A}%0A%0AId: ff9ba6ca050eb20b
            ::error file=orders.yaml,title=Tapeout FAIL::orders.yaml: 1 breaking, 1 compatible. \
            The changes need a major version, at least 3.0.0. info.version goes from 2.3.0 to \
            2.4.0.
            """);
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void eachLineIsOneCommandWhateverAContractSays(String text) {
    // Breaking, undecided, a diagnostic, and the verdict.
    assertThat(github(Hostile.report(text)).lines())
        .hasSize(4)
        .allMatch(line ->
            line.matches(
                "::(error|warning|notice) file=[^,:]*(,(line|col|endColumn)=\\d+)*,title=[^,:]*::.*"))
        .noneMatch(line -> line.matches(".*%(?!25|0A|0D|3A|2C).*"));
  }

  @Test
  void tenThousandFindingsAreAllThere() {
    assertThat(github(Hostile.large(10_000)).lines()).hasSize(10_001);
  }
}
