package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Differences in the properties of objects. */
final class ObjectDeltas {
  private ObjectDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    properties(a, b, out);
    required(a, b, out);
    closing(a, b, "additionalProperties", out);
    closing(a, b, "unevaluatedProperties", out);
    patterns(a, b, out);
    if (out.differ("propertyNames")) {
      out.add(
          Delta.Kind.CLOSED, out.name + " names its properties by other rules", "propertyNames");
    }
    out.size(Delta.Kind.CLOSED, "minProperties", "at least", "properties");
    out.size(Delta.Kind.CLOSED, "maxProperties", "at most", "properties");
    dependent(out, "dependentRequired");
    dependent(out, "dependentSchemas");
  }

  private static void dependent(Deltas out, String keyword) {
    if (out.differ(keyword)) {
      out.add(
          Delta.Kind.CONDITION, out.name + " has other properties depend on each other", keyword);
    }
  }

  private static void properties(ObjectNode a, ObjectNode b, Deltas out) {
    Node old = a.get("properties");
    Node now = b.get("properties");
    Set<String> wasRequired = Schemas.strings(a.get("required"));
    Set<String> isRequired = Schemas.strings(b.get("required"));
    for (String name : Schemas.keys(old, now)) {
      Node before = Schemas.member(old, name);
      Node after = Schemas.member(now, name);
      if (before != null && after != null && isFalse(before) == isFalse(after)) {
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

  /** Whether a property with this schema must not be there. */
  private static boolean isFalse(@Nullable Node schema) {
    return schema instanceof BooleanNode b && !b.value();
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
    Delta.Kind kind;
    String news;
    if (isFalse(after)) {
      kind = Delta.Kind.PROPERTY_FORBIDDEN;
      news = "is now forbidden";
    } else if (isFalse(before)) {
      kind = Delta.Kind.PROPERTY_ALLOWED;
      news = "is no longer forbidden";
    } else if (after != null) {
      kind = required ? Delta.Kind.REQUIRED : Delta.Kind.PROPERTY_ADDED;
      news = required ? "is a new, required property" : "is a new property";
    } else {
      kind = Delta.Kind.PROPERTY_REMOVED;
      news = required ? "is gone, which was required" : "is gone";
    }
    String message = "`" + name + "` " + news;
    out.add(kind, message, edit.done(), at(a, name), at(b, name), before, after);
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
      if (was.contains(name) != is.contains(name) && !came) {
        ObjectEdit edit = new ObjectEdit(a);
        requireAlso(edit, a, name, is.contains(name));
        String message =
            "`" + name + "` is " + (is.contains(name) ? "now required" : "no longer required");
        out.add(
            Delta.Kind.REQUIRED,
            message,
            edit.done(),
            entry(a, name),
            entry(b, name),
            was.contains(name) ? Values.string(name) : null,
            is.contains(name) ? Values.string(name) : null);
      }
    }
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

  private static void closing(ObjectNode a, ObjectNode b, String keyword, Deltas out) {
    Node before = a.get(keyword);
    Node after = b.get(keyword);
    if (before instanceof ObjectNode && after instanceof ObjectNode) {
      out.child(
          before,
          after,
          new Step.OtherProperty(
              Schemas.keys(a.get("properties"), b.get("properties")),
              Schemas.keys(a.get("patternProperties"), b.get("patternProperties"))));
    } else if (out.differ(keyword)) {
      out.add(Delta.Kind.CLOSED, out.name + " " + closed(before, after), keyword);
    }
  }

  private static String closed(@Nullable Node before, @Nullable Node after) {
    String now = welcome(after);
    return "now takes "
        + now
        + " properties beyond those that it describes, was "
        + welcome(before);
  }

  private static String welcome(@Nullable Node schema) {
    if (schema == null || schema.sameValue(Values.TRUE)) {
      return "any";
    }
    return schema.sameValue(Values.FALSE) ? "no" : "certain";
  }

  private static void patterns(ObjectNode a, ObjectNode b, Deltas out) {
    Node old = a.get("patternProperties");
    Node now = b.get("patternProperties");
    if (old instanceof ObjectNode x && now instanceof ObjectNode y && x.keys().equals(y.keys())) {
      // Which name a pattern matches is for the algebra to find: the step is left open.
      if (!x.sameValue(y)) {
        out.add(
            Delta.Kind.CLOSED,
            out.name + " asks other values of properties by pattern",
            "patternProperties");
      }
    } else if (out.differ("patternProperties")) {
      out.add(
          Delta.Kind.CLOSED,
          out.name + " has other patterns for names of properties",
          "patternProperties");
    }
  }
}
