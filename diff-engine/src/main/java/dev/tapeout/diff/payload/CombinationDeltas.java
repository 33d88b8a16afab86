package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.change.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Differences in how schemas are combined. */
final class CombinationDeltas {
  private CombinationDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    reference(a, b, out);
    branches(a, b, "allOf", Delta.Kind.CONSTRAINT_REMOVED, Delta.Kind.CONSTRAINT_ADDED, out);
    branches(a, b, "anyOf", Delta.Kind.ALTERNATIVE_REMOVED, Delta.Kind.ALTERNATIVE_ADDED, out);
    branches(a, b, "oneOf", Delta.Kind.ALTERNATIVE_REMOVED, Delta.Kind.ALTERNATIVE_ADDED, out);
    if (out.differ("not")) {
      out.add(Delta.Kind.NEGATION, out.name + " rules out something else", "not");
    }
    if (out.differ("if") || out.differ("then") || out.differ("else")) {
      out.add(Delta.Kind.CONDITION, out.name + " has another condition", "if", "then", "else");
    }
  }

  private static void reference(ObjectNode a, ObjectNode b, Deltas out) {
    if (a.has("$ref") && b.has("$ref")) {
      ObjectNode old = only(a, "$ref");
      out.child(old, only(b, "$ref"), null);
    } else if (a.has("$ref")) {
      out.add(
          Delta.Kind.CONSTRAINT_REMOVED,
          out.name + " no longer refers to " + a.get("$ref"),
          "$ref");
    } else if (b.has("$ref")) {
      // The reference has to be read in its own document, so it goes into a schema of its own.
      ObjectEdit edit = new ObjectEdit(a);
      List<Node> all = new ArrayList<>(Schemas.items(a.get("allOf")));
      all.add(only(b, "$ref"));
      edit.put("allOf", Values.array(all));
      out.add(
          Delta.Kind.CONSTRAINT_ADDED,
          out.name + " now also refers to " + b.get("$ref"),
          edit.done(),
          a.location(),
          b.keyLocation("$ref"),
          null,
          b.get("$ref"));
    }
    if (out.differ("$dynamicRef")) {
      out.add(Delta.Kind.CONSTRAINT_ADDED, out.name + " refers to another schema", "$dynamicRef");
    }
  }

  /** The object with no other keyword. */
  private static ObjectNode only(ObjectNode schema, String keyword) {
    ObjectEdit edit = new ObjectEdit(schema);
    schema.keys().stream().filter(k -> !k.equals(keyword)).forEach(edit::remove);
    return edit.done();
  }

  private static void branches(
      ObjectNode a,
      ObjectNode b,
      String keyword,
      Delta.Kind removed,
      Delta.Kind added,
      Deltas out) {
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
      change(
          a, keyword, left, removed, branch.location(), b.keyLocation(keyword), branch, null, out);
    }
    for (Node branch : come) {
      List<Node> more = new ArrayList<>(old);
      more.add(branch);
      change(a, keyword, more, added, a.keyLocation(keyword), branch.location(), null, branch, out);
    }
  }

  private static void change(
      ObjectNode a,
      String keyword,
      List<Node> branches,
      Delta.Kind kind,
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
    String what = keyword.equals("allOf") ? "constraint" : "alternative";
    String branch = called(from == null ? to : from);
    String message =
        from == null
            ? out.name + " has a further " + what + branch
            : out.name + " no longer has the " + what + branch;
    out.add(kind, message, edit.done(), before, after, from, to);
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
