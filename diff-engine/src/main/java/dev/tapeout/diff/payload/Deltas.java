package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.diff.change.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What two schemas differ in: at this very place, and in which pairs of subschemas. */
final class Deltas {
  /**
   * A pair of subschemas that correspond to each other.
   *
   * @param step into the payload; null where they apply in place
   */
  record Child(Node before, Node after, @Nullable Step step) {}

  final Node before;
  final Node after;
  final String name;
  final Likeness likeness;
  final List<Delta> here = new ArrayList<>();
  final List<Child> children = new ArrayList<>();

  private Deltas(Node before, Node after, Likeness likeness) {
    this.before = before;
    this.after = after;
    this.likeness = likeness;
    this.name = Subject.of(before, after);
  }

  /** Compares two schemas whose references at the top have been followed. */
  static Deltas between(Node before, Node after, Likeness likeness) {
    Deltas deltas = new Deltas(before, after, likeness);
    if (before instanceof ObjectNode a && after instanceof ObjectNode b) {
      ValueDeltas.compare(a, b, deltas);
      ObjectDeltas.compare(a, b, deltas);
      ArrayDeltas.compare(a, b, deltas);
      CombinationDeltas.compare(a, b, deltas);
    } else if (!before.sameValue(after)) {
      deltas.here.add(deltas.whole(deltas.name + " has another schema"));
    }
    return deltas;
  }

  /** All of it as one difference, for schemas that are proved to mean the same. */
  Deltas rewritten() {
    Deltas whole = new Deltas(before, after, likeness);
    whole.here.add(whole(name + " is written in another way and means the same"));
    return whole;
  }

  private Delta whole(String message) {
    return new Delta(
        Delta.Kind.SCHEMA,
        before,
        after,
        message,
        before.location(),
        after.location(),
        Words.exact(before),
        Words.exact(after));
  }

  void child(@Nullable Node a, @Nullable Node b, @Nullable Step step) {
    if (a != null && b != null) {
      children.add(new Child(a, b, step));
    }
  }

  /** A difference in the keywords given; {@code message} says it. */
  void add(Delta.Kind kind, String message, String... keywords) {
    ObjectNode a = (ObjectNode) before;
    ObjectNode b = (ObjectNode) after;
    ObjectEdit edit = new ObjectEdit(a);
    String first = keywords[0];
    for (String keyword : keywords) {
      set(edit, keyword, b.get(keyword));
      if (!Node.same(a.get(first), b.get(first))) {
        continue;
      }
      first = keyword;
    }
    add(kind, message, edit.done(), place(a, first), place(b, first), a.get(first), b.get(first));
  }

  void add(
      Delta.Kind kind,
      String message,
      ObjectNode changed,
      Location at,
      Location then,
      @Nullable Node from,
      @Nullable Node to) {
    here.add(
        new Delta(kind, before, changed, message, at, then, Words.exact(from), Words.exact(to)));
  }

  /** A difference in how many parts a value may have. */
  void size(Delta.Kind kind, String keyword, String word, String parts) {
    if (differ(keyword)) {
      Node was = Schemas.member(before, keyword);
      Node is = Schemas.member(after, keyword);
      String message =
          is == null
              ? " is no longer limited to " + word + " " + was + " " + parts
              : " is now limited to "
                  + word
                  + " "
                  + is
                  + " "
                  + parts
                  + (was == null ? "" : ", was " + was);
      add(kind, name + message, keyword);
    }
  }

  static void set(ObjectEdit edit, String keyword, @Nullable Node value) {
    if (value == null) {
      edit.remove(keyword);
    } else {
      edit.put(keyword, value);
    }
  }

  /** Where a keyword stands; where its object does, if it is not there. */
  static Location place(ObjectNode schema, String keyword) {
    return schema.keyLocation(keyword);
  }

  boolean differ(String keyword) {
    return !Node.same(Schemas.member(before, keyword), Schemas.member(after, keyword));
  }
}
