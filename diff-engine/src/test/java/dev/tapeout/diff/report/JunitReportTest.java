package dev.tapeout.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitReportTest {
  private static final List<String> HOSTILE = Hostile.TEXTS;

  private static String junit(Report report) {
    return Format.JUNIT.render(report, new Style(80, false), Detail.CHANGES, 0);
  }

  @Test
  void aSuiteHoldsTheVerdictAndACaseForEachChange() {
    assertThat(junit(Orders.report(Orders.narrowed(), Orders.widened("A header is new."))))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="Tapeout" tests="3" failures="2" errors="0" skipped="0">
              <testsuite name="orders.yaml" tests="3" failures="2" errors="0" skipped="0">
                <testcase classname="orders.yaml" name="verdict" file="orders.yaml">
                  <failure message="The changes need a major version, at least 3.0.0. \
            info.version goes from 2.3.0 to 2.4.0." type="verdict"/>
                </testcase>
                <testcase classname="orders.yaml" name="payload-narrowed (breaking) at \
            orders.yaml:12:30" file="orders.yaml" line="12">
                  <failure message="Property &quot;currency&quot; is now required." \
            type="payload-narrowed">Property &quot;currency&quot; is now required.
            was git:main:orders.yaml:11:25
            now orders.yaml:12:30
            proof: accepted by old, rejected by new (confirmed)
            {
              &quot;id&quot;: 4
            }
            hits: GET /a, GET /b, PATCH /c, POST /orders
            id: ff9ba6ca050eb20b</failure>
                </testcase>
                <testcase classname="orders.yaml" name="header-added (compatible) at \
            orders.yaml:5:5" file="orders.yaml" line="5">
                  <system-out>A header is new.</system-out>
                </testcase>
              </testsuite>
            </testsuites>
            """);
  }

  @Test
  void whatIsUndecidedIsSkippedWhereItMayPass() throws Exception {
    Verdict passing =
        new Verdict(
            Policy.TOLERANT,
            true,
            Bump.MINOR,
            Bump.MINOR,
            "2.4.0",
            null,
            false,
            List.of(Orders.undecided()),
            List.of(),
            Map.of());
    Judged judged = new Judged("orders.yaml", null, Orders.OLD, Orders.NEW, passing, List.of());
    Report report = new Report(Policy.TOLERANT, List.of(judged), List.of());
    Document xml = Xml.parse(junit(report));
    assertThat(Xml.elements(xml, "failure")).isEmpty();
    assertThat(Xml.elements(xml, "skipped")).hasSize(1);
    assertThat(xml.getDocumentElement().getAttribute("skipped")).isEqualTo("1");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void whatAContractSaysIsTextAndNothingElse(String text) throws Exception {
    Document hostile = Xml.parse(junit(Hostile.report(text)));
    Document harmless = Xml.parse(junit(Hostile.report("harmless")));
    assertThat(Xml.elements(hostile, "*").stream().map(Element::getTagName))
        .isEqualTo(Xml.elements(harmless, "*").stream().map(Element::getTagName).toList());
  }

  @Test
  void whatXmlDoesNotAllowBecomesVisible() {
    assertThat(Markup.text("a\u0000\u001b\ud800 \ufffe<&>\"'"))
        .isEqualTo("a␀␛� �&lt;&amp;&gt;&quot;&#39;");
  }

  @Test
  void theCountsAreThoseOfTheCases() throws Exception {
    Document xml = Xml.parse(junit(Hostile.large(10_000)));
    assertThat(Xml.elements(xml, "testcase")).hasSize(10_001);
    assertThat(xml.getDocumentElement().getAttribute("tests")).isEqualTo("10001");
    assertThat(xml.getDocumentElement().getAttribute("failures"))
        .isEqualTo(String.valueOf(Xml.elements(xml, "failure").size()));
  }

  @Test
  void aContractWithoutErrorsHasACaseThatPasses() throws Exception {
    LintReport lint =
        new LintReport(List.of("a.yaml", "orders.yaml"), List.of(Orders.diagnostic()), List.of());
    Document xml = Xml.parse(Format.JUNIT.render(lint, new Style(80, false)));
    assertThat(Xml.elements(xml, "testsuite").stream().map(e -> e.getAttribute("failures")))
        .containsExactly("0", "2");
  }
}
