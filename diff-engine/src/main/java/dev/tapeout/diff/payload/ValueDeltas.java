package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.diff.change.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences in what a single value may be. */
final class ValueDeltas {
  private ValueDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    if (out.differ("type")) {
      out.add(
          Delta.Kind.TYPE,
          out.name + " is now " + types(b.get("type")) + ", was " + types(a.get("type")),
          "type");
    }
    if (out.differ("enum") || out.differ("const")) {
      out.add(Delta.Kind.VALUES, out.name + values(listed(a), listed(b)), "enum", "const");
    }
    bound(a, b, "minimum", "exclusiveMinimum", "at least", "above", out);
    bound(a, b, "maximum", "exclusiveMaximum", "at most", "below", out);
    if (out.differ("multipleOf")) {
      String now =
          b.has("multipleOf")
              ? "must now be a multiple of " + b.get("multipleOf")
              : "need no longer be a multiple of " + a.get("multipleOf");
      out.add(
          Delta.Kind.MULTIPLE, out.name + " " + now + was(a.get("multipleOf"), b), "multipleOf");
    }
    out.size(Delta.Kind.LENGTH, "minLength", "at least", "characters");
    out.size(Delta.Kind.LENGTH, "maxLength", "at most", "characters");
    if (out.differ("pattern")) {
      String now =
          b.has("pattern")
              ? " must now match "
                  + b.get("pattern")
                  + (a.has("pattern") ? ", was " + a.get("pattern") : "")
              : " need no longer match " + a.get("pattern");
      out.add(Delta.Kind.PATTERN, out.name + now, "pattern");
    }
  }

  private static String was(@Nullable Node old, ObjectNode b) {
    return old != null && b.has("multipleOf") ? ", was " + old : "";
  }

  private static String types(@Nullable Node type) {
    if (type == null) {
      return "of any type";
    }
    if (type instanceof ArrayNode several) {
      return several.items().stream().map(ValueDeltas::types).collect(Collectors.joining(" or "));
    }
    return type instanceof StringNode s ? s.value() : Words.brief(type);
  }

  private static @Nullable List<Node> listed(ObjectNode schema) {
    Node constant = schema.get("const");
    if (constant != null) {
      return List.of(constant);
    }
    return schema.get("enum") instanceof ArrayNode values ? values.items() : null;
  }

  private static String values(@Nullable List<Node> a, @Nullable List<Node> b) {
    if (a == null) {
      return " is now limited to " + list(b == null ? List.of() : b);
    }
    if (b == null) {
      return " is no longer limited to " + list(a);
    }
    List<Node> gone = without(a, b);
    List<Node> come = without(b, a);
    List<String> parts = new ArrayList<>();
    if (!gone.isEmpty()) {
      parts.add("no longer allows " + list(gone));
    }
    if (!come.isEmpty()) {
      parts.add("now allows " + list(come));
    }
    return parts.isEmpty() ? " lists the same values" : " " + String.join(" and ", parts);
  }

  private static List<Node> without(List<Node> all, List<Node> others) {
    Map<Integer, List<Node>> byHash =
        others.stream().collect(Collectors.groupingBy(Node::valueHash));
    return all.stream()
        .filter(v -> byHash.getOrDefault(v.valueHash(), List.of()).stream().noneMatch(v::sameValue))
        .toList();
  }

  private static String list(List<Node> values) {
    String shown = values.stream().limit(8).map(Words::brief).collect(Collectors.joining(", "));
    return values.size() > 8 ? shown + " and " + (values.size() - 8) + " more" : shown;
  }

  private static void bound(
      ObjectNode a,
      ObjectNode b,
      String inclusive,
      String exclusive,
      String word,
      String exclusiveWord,
      Deltas out) {
    if (out.differ(inclusive) || out.differ(exclusive)) {
      String old = limits(a, inclusive, exclusive, word, exclusiveWord);
      String now = limits(b, inclusive, exclusive, word, exclusiveWord);
      String message =
          now.isEmpty()
              ? " need no longer be " + old
              : " must now be " + now + (old.isEmpty() ? "" : ", was " + old);
      out.add(Delta.Kind.BOUND, out.name + message, inclusive, exclusive);
    }
  }

  private static String limits(
      ObjectNode schema, String inclusive, String exclusive, String word, String exclusiveWord) {
    List<String> limits = new ArrayList<>();
    if (schema.has(inclusive)) {
      limits.add(word + " " + schema.get(inclusive));
    }
    if (schema.has(exclusive)) {
      limits.add(exclusiveWord + " " + schema.get(exclusive));
    }
    return String.join(" and ", limits);
  }
}
