package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.vocabulary.Dialect;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares one field that is text, or an annotation that bounds no payload. */
final class Annotations {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "default",
          "format",
          "discriminator",
          "xml",
          "jsonSchemaDialect",
          "contentEncoding",
          "contentMediaType",
          "contentSchema");

  private final Set<Node> claimed;
  private final Findings findings;
  private final Lifecycle lifecycle;
  private final Extensions extensions;

  /**
   * @param claimed values whose change another rule reports
   */
  Annotations(Set<Node> claimed, Terms terms, Findings findings) {
    this.claimed = claimed;
    this.lifecycle = new Lifecycle(terms.today());
    this.extensions = terms.extensions();
    this.findings = findings;
  }

  /** Whether the field is compared here, and nothing below it matters. */
  boolean claims(String key) {
    return ANNOTATIONS.contains(key)
        || Lifecycle.claims(key)
        || Keywords.isText(key)
        || Keywords.isExample(key)
        || Keywords.isExtension(key)
        || key.equals("scopes");
  }

  /**
   * Compares the values of one field.
   *
   * @param operations that it reaches; asked for only where there is something to report
   */
  void compare(String key, ObjectNode old, ObjectNode current, Supplier<List<String>> operations) {
    Node a = old.get(key);
    Node b = current.get(key);
    if (a != null && b != null && a.sameValue(b)
        || a != null && claimed.contains(a)
        || b != null && claimed.contains(b)
        || Keywords.isComparedElsewhere(key)) {
      return;
    }
    if (Lifecycle.claims(key)) {
      for (Lifecycle.Change change : lifecycle.compare(key, old, current)) {
        add(change.rule(), change.severity(), change.key(), old, current, operations);
      }
      return;
    }
    if (key.equals("examples") && a instanceof ObjectNode x && b instanceof ObjectNode y) {
      entries("example-changed", x, y, operations);
      return;
    }
    if (key.equals("scopes")) {
      scopes(a, b, operations);
      return;
    }
    String rule = rule(key, a, b);
    if (rule != null) {
      Severity severity =
          rule.equals("extension-changed") ? extensions.weigh(key, a, b) : severity(rule, a, b);
      if (severity != null) {
        add(rule, severity, key, old, current, operations);
      }
    }
  }

  /** Past its sunset a property is gone from the payloads; here it goes from the contract. */
  void removedProperties(ObjectNode old, ObjectNode schema, Supplier<List<String>> operations) {
    Node kept = schema.get("properties");
    for (ObjectNode.Member property : old.members()) {
      if (property.value() instanceof ObjectNode was
          && lifecycle.due(was)
          && !(kept instanceof ObjectNode o && o.has(property.key()))) {
        add(
            "property-removed-after-sunset",
            Severity.COMPATIBLE,
            "The property '" + Words.brief(property.key()) + "' is gone, as was announced.",
            old.keyLocation(property.key()),
            place(schema, "properties"),
            was,
            null,
            operations);
      }
    }
  }

  private void entries(
      String rule, ObjectNode old, ObjectNode current, Supplier<List<String>> operations) {
    Set<String> names = new LinkedHashSet<>(old.keys());
    names.addAll(current.keys());
    for (String name : names) {
      Node from = old.get(name);
      Node to = current.get(name);
      if (from == null || to == null || !from.sameValue(to)) {
        add(rule, Severity.DOCUMENTATION, name, old, current, operations);
      }
    }
  }

  /** Their descriptions; a scope that comes or goes is a change of the flow. */
  private void scopes(
      @Nullable Node old, @Nullable Node current, Supplier<List<String>> operations) {
    if (old instanceof ObjectNode a && current instanceof ObjectNode b) {
      for (ObjectNode.Member scope : a.members()) {
        Node to = b.get(scope.key());
        if (to != null && !to.sameValue(scope.value())) {
          add("documentation-changed", Severity.DOCUMENTATION, scope.key(), a, b, operations);
        }
      }
    }
  }

  private static @Nullable String rule(String key, @Nullable Node a, @Nullable Node b) {
    return switch (key) {
      case "default" -> "default-changed";
      case "format" -> isRange(a) || isRange(b) ? null : "format-changed";
      case "discriminator" -> "discriminator-changed";
      case "xml" -> "xml-changed";
      case "jsonSchemaDialect" -> "schema-dialect-changed";
      case "contentEncoding", "contentMediaType", "contentSchema" -> "content-encoding-changed";
      case SchemaKeywords.EXTENSIBLE_ENUM, "enum" -> "extensible-enum-changed";
      default ->
          Keywords.isExample(key)
              ? "example-changed"
              : Keywords.isExtension(key) ? "extension-changed" : "documentation-changed";
    };
  }

  private static Severity severity(String rule, @Nullable Node a, @Nullable Node b) {
    return switch (rule) {
      case "default-changed",
          "extensible-enum-changed",
          "format-changed",
          "discriminator-changed" ->
          Severity.COMPATIBLE;
      case "schema-dialect-changed" ->
          isOurs(a) && isOurs(b) ? Severity.DOCUMENTATION : Severity.UNDECIDED;
      // On one side only it may just have moved, into an allOf for example.
      case "xml-changed", "content-encoding-changed" ->
          a != null && b != null ? Severity.UNDECIDED : Severity.COMPATIBLE;
      default -> Severity.DOCUMENTATION;
    };
  }

  private static @Nullable String reason(String rule) {
    return switch (rule) {
      case "xml-changed" ->
          "it changes the payload where it is written as XML, and only the JSON form is compared";
      case "schema-dialect-changed" ->
          "keywords may mean something else, and all schemas are read as OpenAPI's own dialect";
      case "content-encoding-changed" ->
          "what the string holds changed, and the contents of strings are not compared";
      default -> null;
    };
  }

  /** Whether a dialect is one in which schemas are read; that of OpenAPI where none is named. */
  private static boolean isOurs(@Nullable Node dialect) {
    return dialect == null || dialect instanceof StringNode s && Dialect.isRead(s.value());
  }

  /** Ranges the comparison of payloads decides. */
  private static boolean isRange(@Nullable Node format) {
    return format instanceof StringNode s && Formats.NUMBERS.contains(s.value());
  }

  private void add(
      String rule,
      Severity severity,
      String key,
      ObjectNode old,
      ObjectNode current,
      Supplier<List<String>> operations) {
    Node a = old.get(key);
    Node b = current.get(key);
    String message = message(key, a, b);
    add(rule, severity, message, place(old, key), place(current, key), a, b, operations);
  }

  private void add(
      String rule,
      Severity severity,
      String message,
      Location before,
      Location after,
      @Nullable Node from,
      @Nullable Node to,
      Supplier<List<String>> operations) {
    findings.add(
        new Finding(
            rule,
            severity,
            null,
            message,
            before,
            after,
            Words.exact(from),
            Words.exact(to),
            operations.get(),
            null,
            severity == Severity.UNDECIDED ? reason(rule) : null));
  }

  private static String message(String key, @Nullable Node a, @Nullable Node b) {
    String name = "'" + Words.brief(key) + "'";
    return a == null
        ? name + " was added: " + Words.brief(b) + "."
        : b == null
            ? name + " was removed; it was " + Words.brief(a) + "."
            : Words.changed(name, a, b);
  }

  private static Location place(ObjectNode holder, String key) {
    Location place = Places.key(holder, key);
    return place != null ? place : holder.location();
  }
}
