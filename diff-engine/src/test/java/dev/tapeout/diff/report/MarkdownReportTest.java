package dev.tapeout.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MarkdownReportTest {
  private static final List<String> HOSTILE = Hostile.TEXTS;

  private static String markdown(Report report) {
    return Format.MARKDOWN.render(report, new Style(80, false), Detail.ALL, 0);
  }

  @Test
  void theCommentSaysTheVerdictAndShowsEachBreakWithItsProof() {
    assertThat(markdown(Orders.report(Orders.narrowed(), Orders.widened("A `header` is new."))))
        .isEqualTo(
            """
            <!-- tapeout-report -->
            ## ❌ Tapeout: fail, 1 breaking, 1 compatible

            <code>orders&#46;yaml</code>: The changes need a major version, at least 3.0.0. \
            <code>info&#46;version</code> goes from 2.3.0 to 2.4.0.

            | | What | Where | Rule |
            |---|---|---|---|
            | ❌ | Property "currency" is now required. | <code>orders&#46;yaml&#58;12</code> | \
            <code>payload-narrowed</code> |

            <details>
            <summary>❌ breaking in the request: Property "currency" is now required.</summary>

            Was <code>git&#58;main&#58;orders&#46;yaml&#58;11&#58;25</code>, now \
            <code>orders&#46;yaml&#58;12&#58;30</code>

            ```diff
            - required: [id]
            + required: [id, currency]
            ```

            **Proof**, accepted by old, rejected by new (confirmed):

            ```json
            {
              "id": 4
            }
            ```

            **Hits** <code>GET /a</code>, <code>GET /b</code>, <code>PATCH /c</code>, \
            <code>POST /orders</code>

            **Id** <code>ff9ba6ca050eb20b</code>

            </details>

            <details>
            <summary>1 compatible</summary>

            - A <code>header</code> is new. (<code>header-added</code>, \
            <code>orders&#46;yaml&#58;5</code>)

            </details>

            """);
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void whatAContractSaysIsNeitherMarkupNorLinkNorMention(String text) {
    Shape harmless = Shape.of(markdown(Hostile.report("harmless")));
    Shape hostile = Shape.of(markdown(Hostile.report(text)));
    assertThat(hostile.links).isZero();
    assertThat(Shape.linking(markdown(Hostile.report(text))).linksOutsideCode).isZero();
    assertThat(hostile.headings).isEqualTo(1);
    assertThat(hostile.rows).isEqualTo(harmless.rows);
    assertThat(hostile.fences).isEqualTo(harmless.fences);
    assertThat(hostile.tags)
        .isSubsetOf(Set.of("<code>", "</code>", "<details>", "</details>", "<summary>"));
    assertThat(hostile.outsideCode).doesNotContain("@", "#1", "GH-", "!4", "evil", "deadbeefcafe");
    assertThat(markdown(Hostile.report(text)).lines().filter(l -> l.startsWith("<!--"))).hasSize(1);
  }

  @Test
  void aCommentStaysBelowTheLimitAndCountsWhatItLeavesOut() {
    String text = markdown(Hostile.large(10_000));
    assertThat(text.length()).isLessThan(65_536).isGreaterThan(50_000);
    int shown = text.split("<details>", -1).length - 1;
    assertThat(text)
        .contains("10000 breaking")
        .endsWith(
            "**" + (10_000 - shown) + " more**: run `tapeout gate … --format html=report.html`\n");
    assertThat(Shape.of(text).fences).isEqualTo(2 * shown);
  }

  @Test
  void changesOfDocumentationAreListedOnlyWhereAskedFor() {
    Report report = Orders.report(Orders.documented());
    assertThat(Format.MARKDOWN.render(report, new Style(80, false), Detail.CHANGES, 0))
        .contains("1 documentation")
        .doesNotContain("description-changed");
    assertThat(markdown(report)).contains("<code>description-changed</code>");
  }

  /** What a forge would make of a comment. */
  private static final class Shape extends AbstractVisitor {
    private final List<String> tags = new ArrayList<>();
    private final StringBuilder outsideCode = new StringBuilder();
    private int links;
    private int linksOutsideCode;
    private int headings;
    private int rows;
    private int fences;
    private int code;

    static Shape of(String markdown) {
      return of(markdown, List.of(TablesExtension.create()));
    }

    /** The same where bare addresses in the text become links, as forges have it but in code. */
    static Shape linking(String markdown) {
      return of(markdown, List.of(TablesExtension.create(), AutolinkExtension.create()));
    }

    private static Shape of(String markdown, List<Extension> extensions) {
      Shape shape = new Shape();
      Parser.builder().extensions(extensions).build().parse(markdown).accept(shape);
      return shape;
    }

    @Override
    public void visit(Link link) {
      links++;
      linksOutsideCode += code == 0 ? 1 : 0;
    }

    @Override
    public void visit(Image image) {
      links++;
    }

    @Override
    public void visit(Heading heading) {
      headings++;
      visitChildren(heading);
    }

    @Override
    public void visit(FencedCodeBlock fence) {
      fences++;
    }

    @Override
    public void visit(Text text) {
      if (code == 0) {
        outsideCode.append(text.getLiteral()).append('\n');
      }
    }

    @Override
    public void visit(HtmlInline html) {
      tags.add(html.getLiteral());
      code += html.getLiteral().equals("<code>") ? 1 : -1;
    }

    @Override
    public void visit(HtmlBlock html) {
      String block = html.getLiteral().replace("<!-- tapeout-report -->", "");
      String plain = block.replaceAll("<code>[^<]*</code>", "");
      tags.addAll(
          List.of(plain.replaceAll("[^<]*(<[^>]*>)[^<]*", "$1\n").split("\n")).stream()
              .filter(tag -> tag.startsWith("<") && !tag.equals("</summary>"))
              .toList());
      outsideCode.append(plain);
    }

    @Override
    public void visit(CustomNode node) {
      rows += node instanceof TableRow ? 1 : 0;
      visitChildren(node);
    }
  }
}
