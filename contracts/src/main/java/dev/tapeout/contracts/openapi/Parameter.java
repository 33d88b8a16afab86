package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parameter (OpenAPI 3.1, 4.8.12).
 *
 * @param contract that it belongs to
 * @param use the entry in the operation's or path item's list: the parameter or a reference to it
 * @param node the parameter
 */
public record Parameter(Contract contract, Node use, ObjectNode node) {
  public String name() {
    return Fields.string(node, "name", "");
  }

  /** {@code path}, {@code query}, {@code header}, {@code cookie} or {@code querystring}. */
  public String in() {
    return Fields.string(node, "in", "");
  }

  /** What tells it from the others of its list; the names of headers have no case. */
  static String key(String in, String name) {
    return in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
  }

  /** Whether it must be there; always true in a path. */
  public boolean required() {
    return in().equals("path") || Fields.flag(node, "required", false);
  }

  public boolean deprecated() {
    return Fields.flag(node, "deprecated", false);
  }

  /** How the value is written, with the default of its place: {@code form} or {@code simple}. */
  public String style() {
    boolean form = in().equals("query") || in().equals("cookie");
    return Fields.string(node, "style", form ? "form" : "simple");
  }

  /** Whether arrays and objects become several values, with the default of its style. */
  public boolean explode() {
    return Fields.flag(node, "explode", style().equals("form") || style().equals("cookie"));
  }

  public boolean allowReserved() {
    return Fields.flag(node, "allowReserved", false);
  }

  /** The schema of the value; null where there is none or {@link #content} has it. */
  public @Nullable Node schema() {
    return node.get("schema");
  }

  /** How the value is written if not by {@code schema} and style; at most one is valid. */
  public List<MediaType> content() {
    return contract.content(node);
  }
}
