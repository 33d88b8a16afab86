package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Severity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people read: descriptions, titles, examples and the like, wherever they stand. The trees are
 * walked side by side; equal parts are passed over, and a part that is only on one side is the
 * business of other rules.
 */
final class Documentation {
  private static final Set<String> PROSE =
      Set.of(
          "title",
          "summary",
          "description",
          "termsOfService",
          "contact",
          "license",
          "externalDocs",
          "example",
          "examples",
          "tags",
          "$comment",
          "xml",
          "deprecated",
          "format");

  private static final int SHOWN = 80;

  private final Set<Node> claimed;
  private final Findings findings;

  private Documentation(Set<Node> claimed, Findings findings) {
    this.claimed = claimed;
    this.findings = findings;
  }

  /**
   * @param claimed nodes of which another rule has spoken
   */
  static void compare(Contract before, Contract after, Set<Node> claimed, Findings findings) {
    new Documentation(claimed, findings).walk(before.node(), after.node());
  }

  private void walk(Node before, Node after) {
    if (before.sameText(after)) {
      return;
    }
    if (before instanceof ObjectNode a && after instanceof ObjectNode b) {
      Set<String> keys = new TreeSet<>(a.keys());
      keys.addAll(b.keys());
      for (String key : keys) {
        member(a, b, key);
      }
    } else if (before instanceof ArrayNode a && after instanceof ArrayNode b) {
      for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
        walk(a.get(i), b.get(i));
      }
    }
  }

  private void member(ObjectNode a, ObjectNode b, String key) {
    Node before = a.get(key);
    Node after = b.get(key);
    boolean prose = PROSE.contains(key) && !named(before) && !named(after);
    if (prose || key.startsWith("x-")) {
      if (!same(before, after)) {
        report(a, b, key, before, after);
      }
    } else if (before != null && after != null) {
      walk(before, after);
    }
  }

  /** A property, header or schema may be called like a keyword; then it is an object of its own. */
  private static boolean named(@Nullable Node value) {
    return value instanceof ObjectNode object
        && (object.has("type") || object.has("$ref") || object.has("schema"));
  }

  private static boolean same(@Nullable Node before, @Nullable Node after) {
    return before == null ? after == null : after != null && before.sameValue(after);
  }

  private void report(
      ObjectNode a, ObjectNode b, String key, @Nullable Node before, @Nullable Node after) {
    if (before != null && claimed.contains(before) || after != null && claimed.contains(after)) {
      return;
    }
    Location old = before == null ? null : a.keyLocation(key);
    Location now = after == null ? null : b.keyLocation(key);
    String what = before == null ? " was added" : after == null ? " is gone" : " changed";
    findings.add(
        new Finding(
            key.equals("format") ? "format-changed" : "documentation-changed",
            key.equals("format") ? Severity.COMPATIBLE : Severity.DOCUMENTATION,
            null,
            "`" + key + "`" + what,
            old,
            now,
            show(before),
            show(after),
            List.of(),
            null,
            null));
  }

  private static String show(@Nullable Node value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "…#" + Integer.toHexString(text.hashCode());
  }
}
