package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.openapi.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contract and what changed in it, as one page that needs nothing but itself: its operations, its
 * schemas, its changelog.
 */
public final class ContractPage {
  /** Stands at the end of each page, and tells one from what somebody else has written. */
  public static final String MARK = "<footer><p>Drawn up by Tapeout.</p></footer>";

  private static final int TEXT = 4_000;

  private final Contract contract;
  private final StringBuilder out = new StringBuilder();

  private ContractPage(Contract contract) {
    this.contract = contract;
  }

  /**
   * Draws the page.
   *
   * @param changelog null where nothing is known of former versions
   */
  public static String render(Contract contract, @Nullable Changelog changelog) {
    ContractPage page = new ContractPage(contract);
    page.page(changelog);
    return page.out.toString();
  }

  private void page(@Nullable Changelog changelog) {
    String title = contract.info().title();
    String subject = text(title == null ? contract.source().name() : title);
    HtmlPage.open(subject, "", "Skip to the operations", out);
    out.append("<header>\n<p class=\"brand\">Contract</p>\n<h1><span class=\"subject\">");
    out.append(subject).append("</span></h1>\n");
    String version = contract.info().version();
    lead(version == null ? null : "Version " + version);
    lead(said(contract.info().node(), "description"));
    out.append("<nav aria-label=\"Parts\"><ul class=\"versions\">\n");
    out.append("<li><a href=\"#findings\">Operations</a></li>\n");
    out.append("<li><a href=\"#schemas\">Schemas</a></li>\n");
    out.append(changelog == null ? "" : "<li><a href=\"#changelog\">Changelog</a></li>\n");
    out.append("</ul></nav>\n</header>\n<main id=\"findings\" tabindex=\"-1\">\n");
    out.append("<section aria-labelledby=\"operations\">\n<h2 id=\"operations\">Operations</h2>\n");
    contract.operations().forEach(this::operation);
    out.append("</section>\n<section aria-labelledby=\"schemas\">\n");
    out.append("<h2 id=\"schemas\">Schemas</h2>\n");
    contract.components("schemas").forEach(s -> schema(s.key(), s.value()));
    out.append("</section>\n");
    if (changelog != null) {
      out.append("<h2 id=\"changelog\">Changelog</h2>\n");
      ChangelogHtml.releases(changelog, out);
    }
    out.append("</main>\n").append(MARK).append("\n");
    HtmlPage.close("", out);
  }

  private void operation(Operation operation) {
    out.append("<h3><code>").append(text(operation.displayName())).append("</code>");
    out.append(operation.deprecated() ? " (deprecated)" : "").append("</h3>\n");
    lead(said(operation.node(), "summary"));
    lead(said(operation.node(), "description"));
    List<List<String>> rows = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      rows.add(
          List.of(
              parameter.name(),
              parameter.in() + (parameter.required() ? ", required" : ""),
              type(parameter.schema()),
              said(parameter.node(), "description")));
    }
    if (operation.requestBody() != null) {
      boolean required = operation.requestBody().required();
      String body = required ? "body, required" : "body";
      operation.requestBody().content().forEach(m -> rows.add(media("request", body, m)));
    }
    table("What is asked", rows);
    List<List<String>> answers = new ArrayList<>();
    for (Response response : operation.responses()) {
      String status = response.status();
      String description = said(response.node(), "description");
      if (response.content().isEmpty()) {
        answers.add(List.of(status, "", "", description));
      }
      for (MediaType media : response.content()) {
        answers.add(List.of(status, media.name(), type(media.schema()), description));
      }
    }
    table("What is answered", answers);
  }

  private static List<String> media(String name, String where, MediaType media) {
    return List.of(name, where, type(media.schema()), media.name());
  }

  private void schema(String name, Node node) {
    out.append("<h3 id=\"schema-").append(text(name)).append("\"><code>").append(text(name));
    out.append("</code></h3>\n");
    if (!(node instanceof ObjectNode schema)) {
      return;
    }
    lead(said(schema, "description"));
    Set<String> required = new HashSet<>();
    if (schema.get("required") instanceof ArrayNode names) {
      names.forEach(each -> required.add(each instanceof StringNode s ? s.value() : ""));
    }
    List<List<String>> rows = new ArrayList<>();
    if (schema.get("properties") instanceof ObjectNode properties) {
      for (ObjectNode.Member member : properties.members()) {
        rows.add(
            List.of(
                member.key(),
                required.contains(member.key()) ? "required" : "",
                type(member.value()),
                member.value() instanceof ObjectNode o ? said(o, "description") : ""));
      }
    }
    if (rows.isEmpty()) {
      lead(type(schema));
    }
    table("Properties", rows);
  }

  /** A few words on what a schema accepts; its name where it has one. */
  private static String type(@Nullable Node node) {
    if (!(node instanceof ObjectNode schema)) {
      return "any";
    }
    if (schema.get("$ref") instanceof StringNode reference) {
      return reference.value().substring(reference.value().lastIndexOf('/') + 1);
    }
    if (schema.get("items") != null) {
      return "array of " + type(schema.get("items"));
    }
    for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.get(keyword) instanceof ArrayNode parts) {
        String joint = keyword.equals("allOf") ? " and " : " or ";
        return String.join(joint, parts.items().stream().map(ContractPage::type).toList());
      }
    }
    if (schema.get("enum") instanceof ArrayNode values) {
      return "one of " + String.join(", ", values.items().stream().map(Node::toString).toList());
    }
    String type = "any";
    if (schema.get("type") instanceof StringNode one) {
      type = one.value();
    } else if (schema.get("type") instanceof ArrayNode several) {
      type =
          String.join(
              " or ",
              several.items().stream()
                  .map(t -> t instanceof StringNode s ? s.value() : "")
                  .toList());
    }
    String format = said(schema, "format");
    return format.isEmpty() ? type : type + " (" + format + ")";
  }

  private void table(String caption, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.append("<div class=\"scroll\"><table><caption>").append(caption);
    out.append("</caption>\n<tbody>\n");
    for (List<String> row : rows) {
      out.append("<tr><th scope=\"row\"><code>").append(text(row.get(0))).append("</code></th>");
      row.subList(1, row.size()).forEach(c -> out.append("<td>").append(text(c)).append("</td>"));
      out.append("</tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  private void lead(@Nullable String said) {
    if (said != null && !said.isBlank()) {
      out.append("<p class=\"lead\">").append(text(said)).append("</p>\n");
    }
  }

  private static String said(ObjectNode node, String key) {
    return node.get(key) instanceof StringNode s ? s.value().strip() : "";
  }

  private static String text(String text) {
    return Markup.text(Proof.cut(text, TEXT));
  }
}
