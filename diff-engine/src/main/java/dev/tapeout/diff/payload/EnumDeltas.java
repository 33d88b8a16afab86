package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.change.Words;
import dev.tapeout.diff.payload.Delta.Family;
import dev.tapeout.diff.payload.Delta.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences in which values are listed one by one. */
final class EnumDeltas {
  private static final Family CONST =
      new Family(Kind.CONST_ADDED, Kind.CONST_REMOVED, Kind.CONST_CHANGED);
  private static final Family ENUM =
      new Family(Kind.ENUM_ADDED, Kind.ENUM_REMOVED, Kind.ENUM_VALUE_REMOVED);

  private EnumDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    if (!out.differ("enum") && !out.differ("const")) {
      return;
    }
    List<Node> old = listed(a);
    List<Node> now = listed(b);
    if (old == null || now == null) {
      boolean constant = a.has("const") || b.has("const");
      out.add(
          (constant ? CONST : ENUM).of(old != null, now != null),
          old == null ? limited(now, out) : out.name + " is no longer limited to " + list(old),
          "enum",
          "const");
    } else if (a.has("const") && b.has("const")) {
      out.add(Kind.CONST_CHANGED, out.name + changes(old, now), "enum", "const");
    } else {
      values(a, b, old, now, out);
    }
  }

  private static String limited(@Nullable List<Node> values, Deltas out) {
    return out.name + " is now limited to " + list(values == null ? List.of() : values);
  }

  /** A list that lost some values and has some new ones differs in two ways. */
  private static void values(
      ObjectNode a, ObjectNode b, List<Node> old, List<Node> now, Deltas out) {
    List<Node> gone = without(old, now);
    List<Node> come = without(now, old);
    if (!gone.isEmpty() && !come.isEmpty() && a.has("enum") && b.has("enum")) {
      List<Node> more = new ArrayList<>(old);
      more.addAll(come);
      one(
          a,
          b,
          Kind.ENUM_VALUE_REMOVED,
          without(old, gone),
          " no longer allows " + list(gone),
          out);
      one(a, b, Kind.ENUM_VALUE_ADDED, more, " now allows " + list(come), out);
    } else {
      out.add(
          gone.isEmpty() ? Kind.ENUM_VALUE_ADDED : Kind.ENUM_VALUE_REMOVED,
          out.name + changes(old, now),
          "enum",
          "const");
    }
  }

  private static void one(
      ObjectNode a, ObjectNode b, Kind kind, List<Node> values, String news, Deltas out) {
    ObjectEdit edit = new ObjectEdit(a);
    edit.put("enum", Values.array(values));
    out.add(
        kind,
        out.name + news,
        edit.done(),
        Deltas.place(a, "enum"),
        Deltas.place(b, "enum"),
        a.get("enum"),
        b.get("enum"));
  }

  private static @Nullable List<Node> listed(ObjectNode schema) {
    Node constant = schema.get("const");
    if (constant != null) {
      return List.of(constant);
    }
    return schema.get("enum") instanceof ArrayNode values ? values.items() : null;
  }

  private static String changes(List<Node> a, List<Node> b) {
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
}
