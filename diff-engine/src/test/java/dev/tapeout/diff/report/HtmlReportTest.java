package dev.tapeout.diff.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.diff.change.Finding;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {
  private static final List<String> HOSTILE = Hostile.TEXTS;

  private static String html(Report report) {
    return Format.HTML.render(report, new Style(80, false), Detail.CHANGES, 0);
  }

  @Test
  void bothSidesAreShownWithTheChangeMarked() throws Exception {
    Document page = Xml.parse(html(Orders.report(Orders.narrowed())));
    List<Element> articles = Xml.elements(page, "article");
    assertThat(articles).hasSize(1);
    assertThat(articles.get(0).getAttribute("data-kind")).isEqualTo("breaking");
    assertThat(articles.get(0).getAttribute("data-direction")).isEqualTo("request");
    assertThat(Xml.texts(page, "mark")).containsExactly("[id]", "currency");
    assertThat(articles.get(0).getTextContent())
        .contains("git:main:orders.yaml:11:25", "orders.yaml:12:30")
        .contains("accepted by old, rejected by new (confirmed)", "\"id\": 4", "PATCH /c");
  }

  @Test
  void whereALineSaysMoreOrLessThanBeforeThatIsMarked() throws Exception {
    String before = "enum: [courier, locker, pickup]";
    assertThat(marks(before, "enum: [courier, locker]")).containsExactly(", pickup", "enum");
    assertThat(marks("enum: 500", "enum: 1000")).containsExactly("500", "1000");
    assertThat(marks("enum: a", "enum: a")).containsExactly("enum", "enum");
  }

  private static List<String> marks(String before, String after) throws Exception {
    Finding f = Orders.narrowed();
    Finding changed =
        new Finding(
            f.rule(),
            f.severity(),
            f.direction(),
            f.message(),
            start(before),
            start(after),
            "",
            "",
            List.of(),
            null,
            null);
    return Xml.texts(Xml.parse(html(Orders.report(changed))), "mark");
  }

  private static Location start(String text) {
    Source source = new Source("a.yaml", text.getBytes(UTF_8));
    return new Location(source, 0, 4);
  }

  @Test
  void thePageNeedsNothingButItself() throws Exception {
    String page = html(Orders.report(Orders.narrowed()));
    assertThat(page).doesNotContainPattern("(?i)\\b(src|srcset|action|ping|style)\\s*=");
    assertThat(page).doesNotContainPattern("(?i)url\\(|@import|https?://|\\bfetch\\(|\\son\\w+=");
    Document document = Xml.parse(page);
    for (Element link : Xml.elements(document, "a")) {
      assertThat(link.getAttribute("href")).startsWith("#");
    }
    assertThat(Xml.elements(document, "link")).isEmpty();
  }

  @Test
  void thePolicyAllowsTheStyleAndTheScriptOfThePageAndNoOther() throws Exception {
    String page = html(Orders.report(Orders.narrowed()));
    assertThat(page)
        .contains("default-src 'none';")
        .contains("style-src 'sha256-" + hash(page, "style") + "';")
        .contains("script-src 'sha256-" + hash(page, "script") + "';")
        .contains("base-uri 'none'; form-action 'none'")
        .doesNotContain("unsafe");
  }

  private static String hash(String page, String element) throws Exception {
    Matcher content =
        Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL).matcher(page);
    assertThat(content.find()).isTrue();
    byte[] bytes = content.group(1).getBytes(UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void whatAContractSaysIsTextAndNothingElse(String text) throws Exception {
    assertThat(names(Hostile.report(text))).isEqualTo(names(Hostile.report("harmless")));
    Document page = Xml.parse(html(Hostile.report(text)));
    String visible = Excerpt.visible(text.replace("\0", "")).replace("`", "");
    assertThat(Xml.texts(page, "h1").get(0).replace("`", "")).contains(visible);
  }

  /** The elements and their attributes, in order. */
  private static List<String> names(Report report) throws Exception {
    List<String> names = new ArrayList<>();
    NodeList all = Xml.parse(html(report)).getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      List<String> attributes = new ArrayList<>();
      for (int a = 0; a < element.getAttributes().getLength(); a++) {
        attributes.add(element.getAttributes().item(a).getNodeName());
      }
      // Quoted names are code, so a backtick in a text may make some; spans of a line may be empty.
      if (!element.getTagName().matches("code|script|style")) {
        names.add(element.getTagName() + attributes);
      }
    }
    return names;
  }

  @Test
  void everyControlHasANameAndEveryIdIsThereOnce() throws Exception {
    Report report = Orders.report(Orders.narrowed(), Orders.narrowed(), Orders.removed());
    Document page = Xml.parse(html(report));
    List<String> ids = new ArrayList<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    for (String control : List.of("input", "select")) {
      for (Element element : Xml.elements(page, control)) {
        assertThat(element.getParentNode().getNodeName()).isEqualTo("label");
      }
    }
    for (Element section : Xml.elements(page, "section")) {
      assertThat(ids).contains(section.getAttribute("aria-labelledby"));
    }
    for (String landmark : List.of("header", "main", "footer", "h1")) {
      assertThat(Xml.elements(page, landmark)).hasSize(1);
    }
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
  }

  @Test
  void tenThousandFindingsAreAllThere() {
    String page = html(Hostile.large(10_000));
    assertThat(page.split("<article ", -1)).hasSize(10_001);
    assertThat(page.split(" open=\"\"", -1)).hasSize(101);
  }

  @Test
  void errorsInContractsAreShownWithoutAComparison() throws Exception {
    LintReport lint = new LintReport(List.of("a.yaml"), List.of(Orders.diagnostic()), List.of());
    Document page = Xml.parse(Format.HTML.render(lint, new Style(80, false)));
    assertThat(Xml.texts(page, "h1").get(0)).startsWith("Fail");
    assertThat(page.getDocumentElement().getTextContent()).contains("Odd.", "Make it even.");
  }
}
