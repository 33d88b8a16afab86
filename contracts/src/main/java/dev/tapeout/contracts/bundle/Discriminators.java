package dev.tapeout.contracts.bundle;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values of discriminators (OpenAPI 3.1.1, section 4.8.25) leading to the same schemas: a
 * mapping names them as references do, or by their component's name, and where it does not say, the
 * name of the component is the value.
 */
final class Discriminators {
  /** What a reference leads to that is to be followed; null where there is nothing. */
  interface Following {
    @Nullable Node target(Node holder, String reference);
  }

  /** How a reference is written in the bundle; null where it stays. */
  interface Turning {
    @Nullable String turned(Node holder, String reference, Node target, Kind kind);
  }

  private final Following following;
  private final Turning turning;

  Discriminators(Following following, Turning turning) {
    this.following = following;
    this.turning = turning;
  }

  /** Turns the discriminator of a schema; false where it has none, or it stays as it is. */
  boolean turn(ObjectEdit edit, ObjectNode schema) {
    if (!(schema.get("discriminator") instanceof ObjectNode discriminator)) {
      return false;
    }
    ObjectEdit mapping =
        new ObjectEdit(
            discriminator.get("mapping") instanceof ObjectNode o ? o : Values.object(Map.of()));
    boolean changed = names(discriminator, mapping) | implied(schema, mapping);
    ObjectEdit turned = new ObjectEdit(discriminator);
    if (changed) {
      turned.put("mapping", mapping.done());
    }
    if (discriminator.get("defaultMapping") instanceof StringNode name) {
      String reference = turned(discriminator, name.value());
      if (reference != null) {
        turned.put("defaultMapping", Values.string(reference));
        changed = true;
      }
    }
    if (changed) {
      edit.put("discriminator", turned.done());
    }
    return changed;
  }

  private boolean names(ObjectNode discriminator, ObjectEdit mapping) {
    boolean changed = false;
    for (ObjectNode.Member member : mapping.done().members()) {
      if (member.value() instanceof StringNode name) {
        String turned = turned(discriminator, name.value());
        if (turned != null) {
          mapping.put(member.key(), Values.string(turned));
          changed = true;
        }
      }
    }
    return changed;
  }

  /** How a mapping names a schema in the bundle; null where it stays. */
  private @Nullable String turned(ObjectNode discriminator, String name) {
    String reference = reference(discriminator, name);
    Node target = following.target(discriminator, reference);
    return target == null ? null : turning.turned(discriminator, reference, target, Kind.SCHEMA);
  }

  /** A name that would be taken for a file's is a component's first. */
  private String reference(ObjectNode discriminator, String name) {
    String component = "#/components/schemas/" + Pointers.escape(name);
    return name.matches("[A-Za-z0-9._-]+") && following.target(discriminator, component) != null
        ? component
        : name;
  }

  /** A schema whose component has another name now keeps the value that its old name was. */
  private boolean implied(ObjectNode schema, ObjectEdit mapping) {
    boolean changed = false;
    for (String keyword : List.of("oneOf", "anyOf")) {
      if (schema.get(keyword) instanceof ArrayNode branches) {
        for (Node branch : branches) {
          changed |= branch instanceof ObjectNode holder && named(holder, mapping);
        }
      }
    }
    return changed;
  }

  private boolean named(ObjectNode holder, ObjectEdit mapping) {
    if (!(holder.get("$ref") instanceof StringNode reference)) {
      return false;
    }
    Node target = following.target(holder, reference.value());
    String turned =
        target == null ? null : turning.turned(holder, reference.value(), target, Kind.SCHEMA);
    List<String> from = target == null ? List.of() : Pointers.parse(target.location().pointer());
    if (turned == null || from.size() != 3 || !from.get(1).equals("schemas")) {
      return false;
    }
    String old = from.get(2);
    boolean said =
        mapping.done().members().stream()
            .anyMatch(m -> m.value() instanceof StringNode to && to.value().equals(turned));
    if (said || turned.endsWith("/" + Pointers.escape(old)) || mapping.get(old) != null) {
      return false;
    }
    mapping.put(old, Values.string(turned));
    return true;
  }
}
