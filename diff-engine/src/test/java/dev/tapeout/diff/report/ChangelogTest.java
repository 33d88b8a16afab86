package dev.tapeout.diff.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.report.Changelog.Release;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangelogTest {
  private static Changelog changelog(Finding... findings) {
    Judged judged = Orders.report(findings).contracts().get(0);
    return new Changelog("orders.yaml", List.of(Release.of(null, null, judged)));
  }

  private static String render(Format format, Changelog changelog) {
    return format.render(changelog).orElseThrow();
  }

  @Test
  void itIsGroupedByOperationTheMostUrgentFirst() {
    String text =
        render(
            Format.MARKDOWN,
            changelog(
                Orders.narrowed(),
                Orders.removed(),
                Orders.undecided(),
                Orders.widened("A header is new."),
                Orders.documented()));
    assertThat(text)
        .isEqualTo(
            """
            # Changelog of Orders

            ## 2.4.0

            Since 2.3.0: 2 breaking, 1 undecided, 1 changed.

            ### In general

            - **Breaking** in the request: Property "currency" is now required.
              - Concerns <code>GET /a</code>, <code>GET /b</code>, <code>PATCH /c</code>, <code>POST /orders</code>
              - **What to do:** Change what you send: the following was accepted and no longer is.

                ```json
                {
                  "id": 4
                }
                ```

            ### <code>GET /orders</code>

            - **Breaking**: GET <code>/orders</code> is removed.
              - **What to do:** Stop using it before you move to this version.

            ### <code>POST /orders</code>

            - **Undecided** in the response: It could not be decided what "pattern" does.
              - **What to do:** Look at it yourself: whether it breaks could not be decided.
            - **Changed**: A header is new.

            Documentation: 1 text changed in <code>POST /orders</code>.
            """);
  }

  @Test
  void whatIsNewIsCalledSo() {
    Finding added = Orders.documented();
    Finding operation =
        new Finding(
            "operation-added",
            dev.tapeout.diff.change.Severity.COMPATIBLE,
            null,
            "POST /orders is new.",
            null,
            added.after(),
            "",
            "",
            List.of("POST /orders"),
            null,
            null);
    assertThat(render(Format.MARKDOWN, changelog(operation))).contains("- **New**: POST ");
  }

  @Test
  void bothDirectionsOfASharedChangeAreToldOnce() {
    String text = render(Format.MARKDOWN, changelog(Orders.narrowed(), Orders.promised("GET /z")));
    assertThat(text).containsOnlyOnce("is now required").contains("<code>GET /z</code>");
  }

  @Test
  void aVersionIsCalledByItsTagAndItsNumber() {
    Judged judged = Orders.report(Orders.removed()).contracts().get(0);
    Changelog tagged =
        new Changelog("orders.yaml", List.of(Release.of("v2.3.0", "autumn", judged)));
    assertThat(render(Format.MARKDOWN, tagged))
        .contains("## autumn (2.4.0)", "Since <code>v2&#46;3&#46;0</code>:");
  }

  @Test
  void nothingIsSaidToBeNothing() {
    assertThat(render(Format.MARKDOWN, changelog()))
        .contains("Since 2.3.0: Nothing changed for those who use it.\n");
    assertThat(render(Format.MARKDOWN, changelog(Orders.documented())))
        .contains("Nothing but documentation changed.", "Documentation: 1 text changed in ");
  }

  @Test
  void theJsonFitsItsPublishedSchema() throws IOException {
    String json =
        render(
            Format.JSON,
            changelog(
                Orders.narrowed(), Orders.undecided(), Orders.removed(), Orders.documented()));
    assertThat(violations(json)).isEmpty();
    assertThat(json).contains("\"sinceVersion\": \"2.3.0\"", "\"kind\": \"breaking\"");
    assertThat(violations(json.replace("\"breaking\"", "\"terrible\""))).isNotEmpty();
    assertThat(violations(render(Format.JSON, changelog()))).isEmpty();
  }

  @Test
  void thePageIsWellFormedAndHasNoScript() throws Exception {
    String page =
        render(Format.HTML, changelog(Orders.narrowed(), Orders.removed(), Orders.documented()));
    Xml.parse(page.substring(page.indexOf("<html")));
    assertThat(page).doesNotContain("<script").contains("<h2 id=\"v0\"", "What to do:");
  }

  @ParameterizedTest
  @EnumSource(names = {"MARKDOWN", "HTML"})
  void aContractBringsNoMarkupOfItsOwn(Format format) {
    Judged judged = Hostile.report("<img src=x onerror=alert(1)>").contracts().get(0);
    Changelog hostile = new Changelog("<b>.yaml", List.of(Release.of("<i>", "<u>", judged)));
    String outsideOfFences = render(format, hostile).replaceAll("(?s) ```json.*? ```\n", "");
    assertThat(outsideOfFences).doesNotContain("<img", "<b>.yaml", "<i>", "<u>");
  }

  private static List<?> violations(String json) throws IOException {
    try (InputStream in = Changelog.class.getResourceAsStream("changelog.schema.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
      return schema.validate(json, InputFormat.JSON);
    }
  }
}
