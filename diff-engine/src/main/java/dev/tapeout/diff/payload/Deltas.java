package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What two schemas differ in: at this very place, and in which pairs of subschemas. */
final class Deltas {
  /**
   * A pair of subschemas that correspond to each other.
   *
   * @param step into the payload; null where they apply in place
   */
  record Child(Pair pair, @Nullable Step step) {}

  /** As the contracts write them; what is compared is their form on the wire. */
  private final Node writtenBefore;

  private final Node writtenAfter;
  final Node before;
  final Node after;
  private final WireForm form;
  final Direction direction;
  final Formats formats;
  final String name;
  final Likeness likeness;
  final List<Delta> here = new ArrayList<>();
  final List<Child> children = new ArrayList<>();

  private Deltas(Node before, Node after, WireForm form, Likeness likeness) {
    this.writtenBefore = before;
    this.writtenAfter = after;
    this.before = onTheWire(before, form);
    this.after = onTheWire(after, form);
    this.form = form;
    this.direction = form.direction();
    this.formats = form.formats();
    this.likeness = likeness;
    this.name = Subject.of(before, after);
  }

  private static Node onTheWire(Node schema, WireForm form) {
    return schema instanceof ObjectNode object ? form.of(object) : schema;
  }

  /** Compares two schemas whose references at the top have been followed. */
  static Deltas between(Node before, Node after, WireForm form, Likeness likeness) {
    Deltas deltas = new Deltas(before, after, form, likeness);
    if (deltas.before instanceof ObjectNode a && deltas.after instanceof ObjectNode b) {
      ValueDeltas.compare(a, b, deltas);
      PropertyDeltas.compare(a, b, deltas);
      ObjectDeltas.compare(a, b, deltas);
      ArrayDeltas.compare(a, b, deltas);
      CombinationDeltas.compare(a, b, deltas);
    } else if (!deltas.before.sameValue(deltas.after)) {
      deltas.here.add(deltas.whole(deltas.name + " has another schema"));
    }
    return deltas;
  }

  /** All of it as one difference, for schemas that are proved to mean the same. */
  Deltas rewritten() {
    here.clear();
    children.clear();
    here.add(whole(name + " is written in another way and means the same"));
    return this;
  }

  /**
   * What it is called that a part of the schemas came or went because it crosses the wire only the
   * other way; null where that is not why.
   *
   * @param way the keyword, and the name below it if it has such
   */
  Delta.@Nullable Kind hiding(String... way) {
    boolean request = direction == Direction.REQUEST;
    if (hidden(writtenBefore, before, way)) {
      return request ? Delta.Kind.READ_ONLY_REMOVED : Delta.Kind.WRITE_ONLY_REMOVED;
    }
    if (hidden(writtenAfter, after, way)) {
      return request ? Delta.Kind.READ_ONLY_ADDED : Delta.Kind.WRITE_ONLY_ADDED;
    }
    return null;
  }

  /** Whether both sides describe a property, though only one does it beside the others. */
  boolean describedElsewhere(String property) {
    return form.describes(before, property) && form.describes(after, property);
  }

  /** A difference in the schema of all properties that nothing else describes. */
  void further(Delta.Kind hiding, String keyword) {
    ObjectNode a = (ObjectNode) before;
    ObjectNode b = (ObjectNode) after;
    ObjectEdit edit = new ObjectEdit(a);
    set(edit, keyword, b.get(keyword));
    requireAsHidden(edit);
    add(
        hiding,
        "any other property of " + name + " " + hidingNews(hiding),
        edit.done(),
        place(a, keyword),
        place(b, keyword),
        a.get(keyword),
        b.get(keyword));
  }

  /**
   * Whether a property is required on both sides, named on neither, and hidden on one: being
   * required comes and goes with what hides it.
   */
  boolean requiredAsHidden(String property) {
    return requires(writtenBefore, property)
        && requires(writtenAfter, property)
        && requires(before, property) != requires(after, property)
        && Schemas.member(Schemas.member(writtenBefore, "properties"), property) == null
        && Schemas.member(Schemas.member(writtenAfter, "properties"), property) == null;
  }

  private static boolean requires(Node schema, String property) {
    return Schemas.strings(Schemas.member(schema, "required")).contains(property);
  }

  private void requireAsHidden(ObjectEdit edit) {
    Set<String> names = new TreeSet<>(Schemas.strings(edit.get("required")));
    for (String name : Schemas.strings(Schemas.member(writtenBefore, "required"))) {
      if (requiredAsHidden(name) && !names.remove(name)) {
        names.add(name);
      }
    }
    edit.put("required", Values.array(names.stream().map(Values::string).toList()));
  }

  /** Whether a property with this schema must not be there. */
  static boolean isFalse(@Nullable Node schema) {
    return schema instanceof BooleanNode b && !b.value();
  }

  /** Says a kind of {@link #hiding}, after what is hidden. */
  static String hidingNews(Delta.Kind hiding) {
    return switch (hiding) {
      case READ_ONLY_ADDED -> "is now read-only, so no request has it";
      case READ_ONLY_REMOVED -> "is no longer read-only, so a request has it";
      case WRITE_ONLY_ADDED -> "is now write-only, so no answer has it";
      case WRITE_ONLY_REMOVED -> "is no longer write-only, so an answer has it";
      default -> throw new IllegalArgumentException(hiding.rule());
    };
  }

  private static boolean hidden(Node written, Node sent, String... way) {
    Node before = written;
    Node after = sent;
    for (String key : way) {
      before = Schemas.member(before, key);
      after = Schemas.member(after, key);
    }
    return before != null && !isFalse(before) && (after == null || isFalse(after));
  }

  private Delta whole(String message) {
    return new Delta(
        Delta.Kind.SCHEMA_CHANGED,
        before,
        after,
        message,
        before.location(),
        after.location(),
        before,
        after);
  }

  void child(@Nullable Node a, @Nullable Node b, @Nullable Step step) {
    if (a != null && b != null) {
      children.add(new Child(new Pair(a, b), step));
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
    here.add(new Delta(kind, before, changed, message, at, then, from, to));
  }

  /**
   * A difference in how many parts a value may have.
   *
   * @param keyword that begins with {@code min} or {@code max}
   */
  void size(Delta.Kind tighter, Delta.Kind looser, String keyword, String parts) {
    if (differ(keyword)) {
      Node was = Schemas.member(before, keyword);
      Node is = Schemas.member(after, keyword);
      boolean least = keyword.startsWith("min");
      String word = least ? "at least " : "at most ";
      String message =
          is == null
              ? " is no longer limited to " + word + was + " " + parts
              : " is now limited to "
                  + word
                  + is
                  + " "
                  + parts
                  + (was == null ? "" : ", was " + was);
      Node none = keyword.equals("minContains") ? Values.number(1) : null;
      boolean tightened = tighter(was == null ? none : was, is == null ? none : is, least);
      add(tightened ? tighter : looser, name + message, keyword);
    }
  }

  /** Whether a limit leaves less room; one that is not there leaves all. */
  private static boolean tighter(@Nullable Node was, @Nullable Node is, boolean least) {
    if (was instanceof NumberNode a && is instanceof NumberNode b) {
      int grew = b.value().compareTo(a.value());
      return least ? grew > 0 : grew < 0;
    }
    return is != null;
  }

  /**
   * A difference in a keyword, together with others that mean nothing without it.
   *
   * @param what the keyword asks for, after {@code now has}
   */
  void keyword(Delta.Family kinds, String what, String keyword, String... others) {
    if (differ(keyword)) {
      Node from = Schemas.member(before, keyword);
      Node to = Schemas.member(after, keyword);
      List<String> keywords = new ArrayList<>(List.of(keyword));
      keywords.addAll(List.of(others));
      add(
          kinds.of(from != null, to != null),
          name + " " + news(from, to, what),
          keywords.toArray(String[]::new));
    }
  }

  /**
   * Differences in a keyword that gives schemas or lists to names, name by name.
   *
   * @param message says it of a name, after the name of the place
   */
  void named(String keyword, Delta.Family kinds, UnaryOperator<String> message) {
    if (!differ(keyword)) {
      return;
    }
    ObjectNode a = (ObjectNode) before;
    ObjectNode b = (ObjectNode) after;
    ObjectNode old = Schemas.names(a.get(keyword));
    ObjectNode now = Schemas.names(b.get(keyword));
    if (old == null || now == null) {
      add(kinds.changed(), name + " has another '" + keyword + "'", keyword);
      return;
    }
    for (String key : Schemas.keys(old, now)) {
      Node from = old.get(key);
      Node to = now.get(key);
      if (!Node.same(from, to)) {
        ObjectEdit inner = new ObjectEdit(a.has(keyword) ? old : now);
        if (a.has(keyword)) {
          set(inner, key, to);
        } else {
          // The new object keeps its place, for messages about what is wrong in it.
          now.keys().stream().filter(other -> !other.equals(key)).forEach(inner::remove);
        }
        ObjectEdit edit = new ObjectEdit(a);
        edit.put(keyword, inner.done());
        Delta.Kind hiding = hiding(keyword, key);
        if (hiding != null) {
          requireAsHidden(edit);
        }
        add(
            hiding != null ? hiding : kinds.of(from != null, to != null),
            hiding != null
                ? "each property of " + name + " that matches '" + key + "' " + hidingNews(hiding)
                : name + " " + news(from, to, message.apply(key)),
            edit.done(),
            from == null ? place(a, keyword) : place(old, key),
            to == null ? place(b, keyword) : place(now, key),
            from,
            to);
      }
    }
  }

  private static String news(@Nullable Node from, @Nullable Node to, String what) {
    return from == null
        ? "now has " + what
        : to == null ? "no longer has " + what : "has another " + what.replaceFirst("^an? ", "");
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
