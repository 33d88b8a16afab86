package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.SecurityScheme;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a caller must present.
 *
 * @param scheme the name under which the contract declares it, which never crosses the wire
 * @param wire what it is on the wire, such as {@code apiKey in header x-key}
 * @param scopes what it must be good for
 * @param declared null where the contract does not declare it
 */
record Credential(
    String scheme, String wire, Set<String> scopes, @Nullable SecurityScheme declared) {
  static Credential of(String name, Iterable<String> scopes, @Nullable SecurityScheme declared) {
    Set<String> sorted = new TreeSet<>();
    scopes.forEach(sorted::add);
    return new Credential(
        name, declared == null ? "undeclared " + name : wire(declared), sorted, declared);
  }

  /** Whether whoever holds {@code other} holds this one as well. */
  boolean impliedBy(Credential other) {
    return wire.equals(other.wire) && other.scopes.containsAll(scopes);
  }

  static String wire(SecurityScheme scheme) {
    ObjectNode node = scheme.node();
    return switch (scheme.type()) {
      case "apiKey" -> {
        String in = text(node, "in");
        String name = text(node, "name");
        yield "apiKey in " + in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
      }
      case "http" -> "http " + text(node, "scheme").toLowerCase(Locale.ROOT);
      case "openIdConnect" -> "openIdConnect " + text(node, "openIdConnectUrl");
      default -> scheme.type();
    };
  }

  private static String text(ObjectNode node, String key) {
    Node value = node.get(key);
    return value instanceof StringNode s ? s.value() : "";
  }
}
