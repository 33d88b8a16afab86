package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.payload.Delta.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Differences in the properties that an object describes, and in which of them must be there. */
final class PropertyDeltas {
  private PropertyDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    properties(a, b, out);
    required(a, b, out);
  }

  private static void properties(ObjectNode a, ObjectNode b, Deltas out) {
    Node old = a.get("properties");
    Node now = b.get("properties");
    Set<String> wasRequired = Schemas.strings(a.get("required"));
    Set<String> isRequired = Schemas.strings(b.get("required"));
    for (String name : Schemas.keys(old, now)) {
      Node before = Schemas.member(old, name);
      Node after = Schemas.member(now, name);
      if (before != null && after != null && Deltas.isFalse(before) == Deltas.isFalse(after)) {
        out.child(before, after, new Step.Property(name));
      } else {
        // Where it stands on both sides, being required is a difference of its own.
        boolean required =
            before == null && isRequired.contains(name) && !wasRequired.contains(name)
                || after == null && wasRequired.contains(name) && !isRequired.contains(name);
        property(a, b, name, required, out);
      }
    }
  }

  /** A property that came or went, together with its being required. */
  private static void property(
      ObjectNode a, ObjectNode b, String name, boolean required, Deltas out) {
    Node before = Schemas.member(a.get("properties"), name);
    Node after = Schemas.member(b.get("properties"), name);
    ObjectEdit edit = new ObjectEdit(a);
    Node properties = a.get("properties");
    ObjectEdit inner =
        new ObjectEdit(
            properties instanceof ObjectNode o ? o : Values.object(Map.<String, Node>of()));
    Deltas.set(inner, name, after);
    edit.put("properties", inner.done());
    if (required) {
      requireAlso(edit, a, name, after != null);
    }
    Kind kind = kind(before, after, name, required, out);
    boolean moved =
        !Deltas.isFalse(before) && !Deltas.isFalse(after) && out.describedElsewhere(name);
    String message =
        "`"
            + name
            + "` "
            + (!moved
                ? news(kind)
                : after == null
                    ? "is described by a schema that is included now"
                    : "is no longer described by a schema that is included");
    out.add(kind, message, edit.done(), at(a, name), at(b, name), before, after);
  }

  private static Kind kind(
      @Nullable Node before, @Nullable Node after, String name, boolean required, Deltas out) {
    if (Deltas.isFalse(after)) {
      return Kind.PROPERTY_FORBIDDEN;
    }
    if (Deltas.isFalse(before)) {
      return Kind.PROPERTY_ALLOWED;
    }
    Kind hiding = out.hiding("properties", name);
    if (hiding != null) {
      return hiding;
    }
    if (after != null) {
      return required ? added(after) : Kind.PROPERTY_ADDED;
    }
    return required ? Kind.REQUIRED_PROPERTY_REMOVED : Kind.PROPERTY_REMOVED;
  }

  private static Kind added(Node schema) {
    return hasDefault(schema)
        ? Kind.REQUIRED_PROPERTY_WITH_DEFAULT_ADDED
        : Kind.REQUIRED_PROPERTY_ADDED;
  }

  private static boolean hasDefault(@Nullable Node schema) {
    return schema instanceof ObjectNode object && object.has("default");
  }

  private static String news(Kind kind) {
    return switch (kind) {
      case PROPERTY_FORBIDDEN -> "is now forbidden";
      case PROPERTY_ALLOWED -> "is no longer forbidden";
      case READ_ONLY_ADDED, READ_ONLY_REMOVED, WRITE_ONLY_ADDED, WRITE_ONLY_REMOVED ->
          Deltas.hidingNews(kind);
      case REQUIRED_PROPERTY_ADDED -> "is a new, required property";
      case REQUIRED_PROPERTY_WITH_DEFAULT_ADDED -> "is a new, required property with a default";
      case PROPERTY_ADDED -> "is a new property";
      case REQUIRED_PROPERTY_REMOVED -> "is gone, which was required";
      default -> "is gone";
    };
  }

  private static Location at(ObjectNode schema, String name) {
    return schema.get("properties") instanceof ObjectNode properties
        ? properties.has(name) ? properties.keyLocation(name) : Deltas.place(schema, "properties")
        : schema.location();
  }

  private static void requireAlso(ObjectEdit edit, ObjectNode a, String name, boolean required) {
    Set<String> names = new TreeSet<>(Schemas.strings(a.get("required")));
    if (required) {
      names.add(name);
    } else {
      names.remove(name);
    }
    edit.put("required", Values.array(names.stream().map(Values::string).toList()));
  }

  private static void required(ObjectNode a, ObjectNode b, Deltas out) {
    Set<String> was = Schemas.strings(a.get("required"));
    Set<String> is = Schemas.strings(b.get("required"));
    Set<String> names = new TreeSet<>(was);
    names.addAll(is);
    for (String name : names) {
      boolean came = isNew(a, b, name) || isNew(b, a, name);
      if (was.contains(name) != is.contains(name) && !came && !out.requiredAsHidden(name)) {
        ObjectEdit edit = new ObjectEdit(a);
        requireAlso(edit, a, name, is.contains(name));
        String message =
            "`" + name + "` is " + (is.contains(name) ? "now required" : "no longer required");
        out.add(
            is.contains(name) ? required(b, name) : Kind.PROPERTY_OPTIONAL,
            message,
            edit.done(),
            entry(a, name),
            entry(b, name),
            was.contains(name) ? Values.string(name) : null,
            is.contains(name) ? Values.string(name) : null);
      }
    }
  }

  private static Kind required(ObjectNode schema, String name) {
    return hasDefault(Schemas.member(schema.get("properties"), name))
        ? Kind.PROPERTY_WITH_DEFAULT_REQUIRED
        : Kind.PROPERTY_REQUIRED;
  }

  /** Whether {@code b} has a property that {@code a} has not: then that is the news. */
  private static boolean isNew(ObjectNode a, ObjectNode b, String name) {
    return Schemas.member(a.get("properties"), name) == null
        && Schemas.member(b.get("properties"), name) != null;
  }

  /** Where {@code required} names a property; where the property stands, if it does not. */
  private static Location entry(ObjectNode schema, String name) {
    for (Node item : Schemas.items(schema.get("required"))) {
      if (item.sameValue(Values.string(name))) {
        return item.location();
      }
    }
    return at(schema, name);
  }
}
