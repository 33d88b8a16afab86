package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Words;
import dev.tapeout.diff.payload.Delta.Family;
import dev.tapeout.diff.payload.Delta.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences in what a single value may be. */
final class ValueDeltas {
  private static final Set<String> ALL =
      Set.of("array", "boolean", "integer", "null", "number", "object", "string");

  private ValueDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    if (out.differ("type")) {
      out.add(
          types(a, b),
          out.name + " is now " + types(b.get("type")) + ", was " + types(a.get("type")),
          "type");
    }
    EnumDeltas.compare(a, b, out);
    BoundDeltas.compare(a, b, out);
    asked(
        out,
        "multipleOf",
        "be a multiple of ",
        new Family(Kind.MULTIPLE_OF_ADDED, Kind.MULTIPLE_OF_REMOVED, Kind.MULTIPLE_OF_CHANGED));
    out.size(Kind.LENGTH_TIGHTENED, Kind.LENGTH_LOOSENED, "minLength", "characters");
    out.size(Kind.LENGTH_TIGHTENED, Kind.LENGTH_LOOSENED, "maxLength", "characters");
    asked(
        out,
        "pattern",
        "match ",
        new Family(Kind.PATTERN_ADDED, Kind.PATTERN_REMOVED, Kind.PATTERN_CHANGED));
    if (out.formats == Formats.ASSERTION) {
      Family changed = new Family(Kind.SCHEMA_CHANGED, Kind.SCHEMA_CHANGED, Kind.SCHEMA_CHANGED);
      asked(out, "format", "have the format ", changed);
      asked(out, "contentEncoding", "have the content encoding ", changed);
      asked(out, "contentMediaType", "hold content of the type ", changed);
      asked(out, "contentSchema", "hold content that fits ", changed);
    }
  }

  /** A difference in something that a value must do. */
  private static void asked(Deltas out, String keyword, String what, Family kinds) {
    if (out.differ(keyword)) {
      Node from = Schemas.member(out.before, keyword);
      Node to = Schemas.member(out.after, keyword);
      String news =
          to == null
              ? " need no longer " + what + from
              : " must now " + what + to + (from == null ? "" : ", was " + from);
      out.add(kinds.of(from != null, to != null), out.name + news, keyword);
    }
  }

  private static Kind types(ObjectNode a, ObjectNode b) {
    Set<String> old = typeSet(a.get("type"));
    Set<String> now = typeSet(b.get("type"));
    boolean narrows = old.containsAll(now);
    boolean widens = now.containsAll(old);
    if (narrows == widens) {
      return Kind.TYPE_CHANGED;
    }
    Set<String> difference = new HashSet<>(narrows ? old : now);
    difference.removeAll(narrows ? now : old);
    boolean onlyNull = difference.equals(Set.of("null"));
    return narrows
        ? onlyNull ? Kind.NULL_REMOVED : Kind.TYPE_NARROWED
        : onlyNull ? Kind.NULL_ADDED : Kind.TYPE_WIDENED;
  }

  /** The types with {@code integer} as a part of {@code number}; all where none is named. */
  private static Set<String> typeSet(@Nullable Node type) {
    Set<String> types =
        type == null
            ? new HashSet<>(ALL)
            : new HashSet<>(Schemas.strings(Values.array(several(type))));
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  private static List<Node> several(Node type) {
    return type instanceof ArrayNode list ? list.items() : List.of(type);
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
}
