package dev.tapeout.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Witness;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {
  private static final Style PLAIN = new Style(80, false);

  private static String text(Finding... findings) {
    return TextReport.render(Orders.report(findings), PLAIN, Detail.CHANGES, 0);
  }

  @Test
  void aBreakingFindingShowsBothSidesTheProofAndWhomItReaches() {
    assertThat(text(Orders.narrowed()))
        .isEqualTo(
            """
            BREAKING  payload-narrowed  in the request
              Property "currency" is now required.

              was  git:main:orders.yaml:11:25
                  10 |               type: object
                - 11 |               required: [id]
                     |                         ^^^^
                  12 |     get:

              now  orders.yaml:12:30
                  11 |               type: object
                + 12 |               required: [id, currency]
                     |                              ^^^^^^^^

              proof accepted by old, rejected by new (confirmed)
                {"id":4}

              hits  4 operations: GET /a, GET /b, PATCH /c, and 1 more
              id    ff9ba6ca050eb20b

            FAIL  orders.yaml  1 breaking
                  The changes need a major version, at least 3.0.0. info.version goes from
                  2.3.0 to 2.4.0.

            """);
  }

  @Test
  void whatIsRemovedIsShownWithWhatIsLeftAroundIt() {
    assertThat(text(Orders.removed()))
        .contains(
            """
              was  git:main:orders.yaml:12:5
                  11 |               required: [id]
                - 12 |     get:
                     |     ^^^
                  13 |       responses: {}

              now  gone; what is left around it: orders.yaml:4:3
            """);
  }

  @Test
  void anUndecidedFindingSaysWhy() {
    assertThat(text(Orders.undecided()))
        .startsWith("UNDECIDED  payload-undecided  in the response\n")
        .contains("  why   an intersection of regular expressions with more than 10000 states\n");
  }

  @Test
  void compatibleChangesTakeALineAndDocumentationIsCounted() {
    String text = text(Orders.widened("A response header X-Total is new."), Orders.documented());
    assertThat(text)
        .startsWith(
            """
            compatible
              + header-added: A response header X-Total is new. (line 5)

            error  version-step  orders.yaml:2:23
              the changes need a major version, at least 3.0.0
            """)
        .contains(
            "FAIL  orders.yaml  1 compatible, 1 documentation (--verbose lists them), 1 error\n");
    assertThat(TextReport.render(Orders.report(Orders.documented()), PLAIN, Detail.ALL, 0))
        .startsWith(
            """
            documentation
              ~ description-changed: The description changed. (line 6)
            """);
  }

  @Test
  void whatIsMoreThanWasAskedForIsCounted() {
    Report report =
        Orders.report(Orders.narrowed(), Orders.removed(), Orders.widened("A header is new."));
    assertThat(TextReport.render(report, PLAIN, Detail.CHANGES, 1))
        .doesNotContain("operation-removed")
        .contains("… 2 findings are left out: --max-findings 0 shows all\n")
        .contains("2 breaking, 1 compatible");
  }

  @Test
  void oneChangeIsOneEntryThoughItConcernsBothDirections() {
    List<String> operations = Orders.narrowed().operations();
    assertThat(text(Orders.narrowed(), Orders.promised(operations.toArray(String[]::new))))
        .contains("and 1 more\n  also  in the response, where it is compatible\n")
        .contains("FAIL  orders.yaml  1 breaking\n")
        .doesNotContain("compatible\n  +");
    assertThat(text(Orders.narrowed(), Orders.promised("GET /z")))
        .contains("  also  in the response (GET /z), where it is compatible\n");
    Finding response = Orders.promised("GET /z");
    assertThat(text(response))
        .contains("  + payload-narrowed in the response: Property")
        .contains("1 compatible");
    Finding request =
        new Finding(
            response.rule(),
            Severity.COMPATIBLE,
            Direction.REQUEST,
            response.message(),
            response.before(),
            response.after(),
            "",
            "currency",
            List.of("GET /y"),
            null,
            null);
    assertThat(text(request, response))
        .contains("  + payload-narrowed in the request and in the response: Property")
        .contains("1 compatible");
  }

  @Test
  void eachDirectionThatBreaksKeepsItsOwnProof() {
    Finding other =
        Orders.promised("GET /z").weighing(Severity.BREAKING).reaching(List.of("GET /z"));
    assertThat(text(Orders.narrowed(), other))
        .contains("in the request\n", "in the response\n", "2 breaking");
  }

  @Test
  void aLongListInAWitnessIsShortened() {
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      items.add(Values.number(i));
    }
    assertThat(text(showing(Values.array(items))))
        .contains("    [0,1,2,3,\"… 996 more items\"]\n    … shortened; --format json has all")
        .doesNotContain("999");
    assertThat(JsonReport.render(Orders.report(showing(Values.array(items))), 0)).contains("999");
  }

  @Test
  void aLongStringInAWitnessIsShortenedAndSaysHowLongItWas() {
    String long1 = "x".repeat(1201);
    Node instance = Values.object(Map.of("id", Values.string(long1)));
    assertThat(text(showing(instance)))
        .contains("    {\"id\":\"" + "x".repeat(32) + "… (1,201 characters)\"}\n    … shortened")
        .doesNotContain("x".repeat(33));
    assertThat(JsonReport.render(Orders.report(showing(instance)), 0)).contains(long1);
  }

  @Test
  void aWitnessOfManyLinesIsCut() {
    Node deep = Values.number(1);
    for (int i = 0; i < 100; i++) {
      deep = Values.object(Map.of("deeper", deep));
    }
    assertThat(text(showing(deep)).lines())
        .hasSizeLessThan(80)
        .contains("    … shortened; --format json has all of it");
    Node short1 = Values.object(Map.of("id", Values.string("y".repeat(60))));
    assertThat(text(showing(short1))).contains("y".repeat(60)).doesNotContain("shortened");
  }

  private static Finding showing(Node instance) {
    Finding f = Orders.narrowed();
    return new Finding(
        f.rule(),
        f.severity(),
        f.direction(),
        f.message(),
        f.before(),
        f.after(),
        f.from(),
        f.to(),
        f.operations(),
        new Witness(instance, Witness.Side.NEW, Witness.Side.OLD, true),
        null);
  }

  @Test
  void whatADocumentSaysCannotActOnTheTerminal() {
    Finding hostile =
        new Finding(
            "header-added",
            Severity.COMPATIBLE,
            null,
            "A \u001b[2Jheader\u202e is new.",
            null,
            null,
            "",
            "",
            List.of(),
            null,
            null);
    assertThat(text(hostile)).contains("A ␛[2Jheader� is new.");
  }

  @Test
  void colourIsUsedOnlyWhereItIsAskedFor() {
    Report report = Orders.report(Orders.narrowed());
    String plain = TextReport.render(report, PLAIN, Detail.CHANGES, 0);
    String coloured = TextReport.render(report, new Style(80, true), Detail.CHANGES, 0);
    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[1;31mBREAKING\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    String words = "word ".repeat(60);
    Report report =
        Orders.report(
            Orders.narrowed(), Orders.undecided(), Orders.removed(), Orders.widened(words));
    assertThat(TextReport.render(report, PLAIN, Detail.ALL, 0).lines())
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void severalContractsEndInOneVerdict() {
    Verdict none =
        new Verdict(
            Policy.TOLERANT,
            true,
            Bump.NONE,
            Bump.NONE,
            "2.4.0",
            null,
            false,
            List.of(),
            List.of(),
            Map.of());
    Diagnostic warning = odd(Diagnostic.Severity.WARNING);
    Judged same = new Judged("orders.yaml", null, Orders.NEW, Orders.NEW, none, List.of(warning));
    Judged renamed = new Judged("b.yaml", "a.yaml", Orders.NEW, Orders.NEW, none, List.of(warning));
    Verdict free = Verdict.added(Policy.TOLERANT);
    Judged added = new Judged("new.yaml", null, null, Orders.NEW, free, List.of());
    Report report = new Report(Policy.TOLERANT, List.of(same, renamed, added), List.of());
    assertThat(TextReport.render(report, PLAIN, Detail.CHANGES, 0))
        .isEqualTo(
            """
            warning  info-version-semver  orders.yaml:2:1
              The version is odd.
                  1 | openapi: 3.1.0
                  2 | info: {title: Orders, version: 2.4.0}
                    | ^^^^
                  3 | paths:
              fix  Write 1.0.0.

            PASS  orders.yaml  1 warning
                  The contract says the same as before. info.version stays 2.4.0.

            PASS  b.yaml  1 warning
                  The file was called a.yaml. The contract says the same as before.
                  info.version stays 2.4.0.

            PASS  new.yaml  no findings
                  A new contract, which can break nothing. info.version is 2.4.0.

                  needs  makes  contract
            PASS  none   none   orders.yaml
            PASS  none   none   b.yaml
            PASS         (new)  new.yaml

            PASS  3 contracts: 3 passed
            """);
  }

  @Test
  void anErrorInTheContractItselfFailsItThoughNothingBreaks() {
    Verdict none =
        new Verdict(
            Policy.TOLERANT,
            true,
            Bump.NONE,
            Bump.NONE,
            "2.4.0",
            null,
            false,
            List.of(),
            List.of(),
            Map.of());
    Judged faulty =
        new Judged(
            "a.yaml", null, Orders.NEW, Orders.NEW, none, List.of(odd(Diagnostic.Severity.ERROR)));
    Judged good = new Judged("b.yaml", null, Orders.NEW, Orders.NEW, none, List.of());
    Report alone = new Report(Policy.TOLERANT, List.of(faulty), List.of());
    assertThat(alone.pass()).isFalse();
    assertThat(TextReport.render(alone, PLAIN, Detail.CHANGES, 0))
        .endsWith(
            """
            FAIL  a.yaml  1 error
                  The contract itself has an error. The contract says the same as before.
                  info.version stays 2.4.0.

            """);
    Report all =
        new Report(
            Policy.TOLERANT,
            List.of(faulty, good),
            List.of(new Report.Unreadable("c.yaml", List.of())));
    assertThat(TextReport.render(all, PLAIN, Detail.CHANGES, 0))
        .endsWith(
            """
            FAIL  c.yaml  could not be read, and so not be judged

                  needs  makes  contract
            PASS  none   none   b.yaml
            FAIL  none   none   a.yaml  1 error
            FAIL                c.yaml  could not be read

            FAIL  3 contracts: 1 passed, 1 failed, 1 could not be read
            """);
  }

  @Test
  void whatWasLeftAloneIsCounted() {
    List<String> none = List.of();
    List<String> unchanged = List.of("a.yaml", "b.yaml");
    List<String> others = List.of("note.yaml", "page.yaml", "unit.yaml", "zone.yaml");
    assertThat(text(new Report(Policy.TOLERANT, List.of(), List.of(), unchanged, none)))
        .isEqualTo("PASS  2 contracts: 2 unchanged\n");
    assertThat(text(new Report(Policy.TOLERANT, List.of(), List.of(), unchanged, others)))
        .isEqualTo(
            """
            PASS  2 contracts: 2 unchanged. 4 files match and are no contracts: note.yaml,
                  page.yaml, unit.yaml, and 1 more.
            """);
    Verdict free = Verdict.added(Policy.TOLERANT);
    Judged added = new Judged("new.yaml", null, null, Orders.NEW, free, List.of());
    assertThat(text(new Report(Policy.TOLERANT, List.of(added), List.of(), unchanged, none)))
        .endsWith(
            """
            PASS  new.yaml  no findings
                  A new contract, which can break nothing. info.version is 2.4.0.

            PASS  3 contracts: 1 passed, 2 unchanged
            """);
  }

  private static String text(Report report) {
    return TextReport.render(report, PLAIN, Detail.CHANGES, 0);
  }

  private static Diagnostic odd(Diagnostic.Severity severity) {
    return new Diagnostic(
        "info-version-semver",
        severity,
        "The version is odd.",
        Orders.NEW.declared().keyLocation("info"),
        "Write 1.0.0.");
  }
}
