package dev.tapeout.diff.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.report.Remark.Kind;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DossierTest {
  @Test
  void whatTheVersionAnnouncesIsNoReasonToFail() {
    assertThat(failing(Bump.MAJOR, null)).isEmpty();
    assertThat(failing(Bump.MINOR, "the changes need a major version"))
        .containsExactly("payload-narrowed");
    assertThat(failing(Bump.MAJOR, "one change could not be decided"))
        .containsExactly("payload-undecided");
    assertThat(failing(Bump.MINOR, "one change could not be decided"))
        .containsExactly("payload-narrowed", "payload-undecided");
  }

  private static List<String> failing(Bump made, String reason) {
    Verdict verdict =
        new Verdict(
            Policy.TOLERANT,
            reason == null,
            Bump.MAJOR,
            made,
            "3.0.0",
            reason,
            reason != null && reason.endsWith("decided"),
            List.of(Orders.narrowed(), Orders.undecided()),
            List.of(),
            Map.of());
    Judged judged = new Judged("orders.yaml", null, Orders.OLD, Orders.NEW, verdict, List.of());
    Report report = new Report(Policy.TOLERANT, List.of(judged), List.of());
    return Dossier.of(report, 0).grave().filter(Remark::fails).map(Remark::rule).toList();
  }

  @Test
  void aVersionThatIsTooSmallForHarmlessChangesIsSaidAtItsPlace() {
    Dossier dossier = Dossier.of(Orders.report(Orders.widened("New.")), 0);
    Remark remark = dossier.grave().toList().get(0);
    assertThat(remark.rule()).isEqualTo("version-step");
    assertThat(remark.place()).isEqualTo(new Place("orders.yaml", 2, 23, 30));
  }

  @Test
  void whatIsLeftOutIsCounted() {
    Dossier dossier = Dossier.of(Hostile.large(10), 4);
    assertThat(dossier.sheets().get(0).remarks()).hasSize(4);
    assertThat(dossier.omitted()).isEqualTo(6);
    assertThat(dossier.counts()).containsEntry(Kind.BREAKING, 10);
  }

  @Test
  void aContractThatCouldNotBeReadHasItsOwnSheet() {
    Report report =
        new Report(
            Policy.TOLERANT,
            List.of(),
            List.of(new Report.Unreadable("c.yaml", List.of(Orders.diagnostic()))));
    Dossier dossier = Dossier.of(report, 0);
    assertThat(dossier.sheets()).hasSize(1);
    assertThat(dossier.sheets().get(0).pass()).isFalse();
    assertThat(dossier.sheets().get(0).summary()).isEqualTo("1 error.");
  }

  @ParameterizedTest
  @CsvSource({
    "git:origin/main:a/b.yaml, a/b.yaml, a/b.yaml",
    "./a.yaml,                 a.yaml,   a.yaml",
    "a:b c#d%.yaml,            a:b c#d%.yaml, a%3Ab%20c%23d%25.yaml",
    "é.yaml,                   é.yaml,   %C3%A9.yaml",
    "/tmp/a.yaml,              /tmp/a.yaml, file:///tmp/a.yaml",
    "../a.yaml,                ../a.yaml, ../a.yaml",
  })
  void aPlaceIsAPathOfTheRepository(String file, String path, String uri) {
    assertThat(Place.start(file).path()).isEqualTo(path);
    assertThat(Place.start(file).uri()).isEqualTo(uri);
  }

  @Test
  void aRangeOfSeveralLinesIsCutAfterTheFirst() {
    Source source = new Source("a", "ab\n🚀cd\nef\n".getBytes(UTF_8));
    assertThat(Place.of(new Location(source, 3, 12))).isEqualTo(new Place("a", 2, 1, 4));
    assertThat(Place.of(new Location(source, 7, 9))).isEqualTo(new Place("a", 2, 2, 4));
    assertThat(Place.of(new Location(source, 1, 1))).isEqualTo(new Place("a", 1, 2, 3));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void equalReportsLookEqual(Format format) {
    Style style = new Style(80, false);
    Finding[] findings = {Orders.narrowed(), Orders.removed(), Orders.undecided()};
    String first = format.render(Orders.report(findings), style, Detail.ALL, 0);
    assertThat(format.render(Orders.report(findings.clone()), style, Detail.ALL, 0))
        .isEqualTo(first);
    assertThat(first).endsWith("\n").doesNotContainPattern("20\\d\\d-\\d\\d-\\d\\d");
  }
}
