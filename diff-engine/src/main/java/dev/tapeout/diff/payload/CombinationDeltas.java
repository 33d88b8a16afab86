package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.change.Words;
import dev.tapeout.diff.payload.Delta.Family;
import dev.tapeout.diff.payload.Delta.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Differences in how schemas are combined. */
final class CombinationDeltas {
  private static final Family CONSTRAINT =
      new Family(Kind.CONSTRAINT_ADDED, Kind.CONSTRAINT_REMOVED, Kind.CONSTRAINT_CHANGED);
  private static final Family NEGATION =
      new Family(Kind.NEGATION_ADDED, Kind.NEGATION_REMOVED, Kind.NEGATION_CHANGED);
  private static final Family CONDITION =
      new Family(Kind.CONDITION_ADDED, Kind.CONDITION_REMOVED, Kind.CONDITION_CHANGED);

  private CombinationDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    reference(a, b, out);
    branches(a, b, "allOf", out);
    branches(a, b, "anyOf", out);
    branches(a, b, "oneOf", out);
    out.keyword(NEGATION, "a schema that it must not fit", "not");
    if (out.differ("if") || out.differ("then") || out.differ("else")) {
      boolean before = conditional(a);
      boolean after = conditional(b);
      String news = before && after ? " has another" : after ? " now has a" : " no longer has a";
      out.add(CONDITION.of(before, after), out.name + news + " condition", "if", "then", "else");
    }
  }

  /** Without the one or the other, nothing follows. */
  private static boolean conditional(ObjectNode schema) {
    return schema.has("if") && (schema.has("then") || schema.has("else"));
  }

  private static void reference(ObjectNode a, ObjectNode b, Deltas out) {
    if (a.has("$ref") && b.has("$ref")) {
      ObjectNode old = only(a, "$ref");
      out.child(old, only(b, "$ref"), null);
    } else if (a.has("$ref")) {
      out.add(Kind.CONSTRAINT_REMOVED, out.name + " no longer refers to " + a.get("$ref"), "$ref");
    } else if (b.has("$ref")) {
      // The reference has to be read in its own document, so it goes into a schema of its own.
      ObjectEdit edit = new ObjectEdit(a);
      List<Node> all = new ArrayList<>(Schemas.items(a.get("allOf")));
      all.add(only(b, "$ref"));
      edit.put("allOf", Values.array(all));
      out.add(
          Kind.CONSTRAINT_ADDED,
          out.name + " now also refers to " + b.get("$ref"),
          edit.done(),
          a.location(),
          b.keyLocation("$ref"),
          null,
          b.get("$ref"));
    }
    out.keyword(CONSTRAINT, "a dynamic reference", "$dynamicRef");
  }

  /**
   * The object with no other keyword: the same object where it has none, since one whose reference
   * leads nowhere is met again here, and would be a new one each time.
   */
  private static ObjectNode only(ObjectNode schema, String keyword) {
    if (schema.size() == 1) {
      return schema;
    }
    ObjectEdit edit = new ObjectEdit(schema);
    schema.keys().stream().filter(k -> !k.equals(keyword)).forEach(edit::remove);
    return edit.done();
  }

  private static void branches(ObjectNode a, ObjectNode b, String keyword, Deltas out) {
    List<Node> old = Schemas.items(a.get(keyword));
    List<Node> now = Schemas.items(b.get(keyword));
    List<Node> gone = new ArrayList<>(old);
    List<Node> come = new ArrayList<>(now);
    for (Likeness.Match match : out.likeness.pair(old, now)) {
      Node before = old.get(match.before());
      Node after = now.get(match.after());
      gone.remove(before);
      come.remove(after);
      out.child(before, after, null);
    }
    for (Node branch : gone) {
      List<Node> left = new ArrayList<>(old);
      left.remove(branch);
      change(a, keyword, left, branch.location(), b.keyLocation(keyword), branch, null, out);
    }
    for (Node branch : come) {
      List<Node> more = new ArrayList<>(old);
      more.add(branch);
      change(a, keyword, more, a.keyLocation(keyword), branch.location(), null, branch, out);
    }
  }

  private static void change(
      ObjectNode a,
      String keyword,
      List<Node> branches,
      Location before,
      Location after,
      @Nullable Node from,
      @Nullable Node to,
      Deltas out) {
    ObjectEdit edit = new ObjectEdit(a);
    if (branches.isEmpty()) {
      edit.remove(keyword);
    } else {
      edit.put(keyword, Values.array(branches));
    }
    boolean constraint = keyword.equals("allOf");
    String what = constraint ? "constraint" : "alternative";
    String branch = called(from == null ? to : from);
    String message =
        from == null
            ? out.name + " has a further " + what + branch
            : out.name + " no longer has the " + what + branch;
    Kind kind =
        constraint
            ? CONSTRAINT.of(from != null, to != null)
            : isNull(from) || isNull(to)
                ? to == null ? Kind.NULL_REMOVED : Kind.NULL_ADDED
                : to == null ? Kind.ALTERNATIVE_REMOVED : Kind.ALTERNATIVE_ADDED;
    out.add(kind, message, edit.done(), before, after, from, to);
  }

  private static boolean isNull(@Nullable Node branch) {
    return Schemas.member(branch, "type") instanceof StringNode type && type.value().equals("null");
  }

  private static String called(@Nullable Node branch) {
    for (String key : List.of("$ref", "title", "type")) {
      Node name = Schemas.member(branch, key);
      if (name != null) {
        return " " + Words.brief(name);
      }
    }
    return "";
  }
}
