package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Kind.Field;
import dev.tapeout.contracts.openapi.Kind.Shape;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a contract, in its own document and in the files that it refers to, each once; and
 * the values that are not of the kind that their field asks for. Such a value counts as absent, a
 * schema that holds one as opaque: the rest is read as if it were sound.
 */
public final class Parts {
  private static final String ITSELF = "%s";

  private final ObjectNode root;
  private final References references;
  private final Set<ObjectNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Part> found = new ArrayList<>();
  private final Deque<Part> open = new ArrayDeque<>();
  private final Map<Location, Diagnostic> misfits = new HashMap<>();

  private Parts(ObjectNode root, References references) {
    this.root = root;
    this.references = references;
  }

  static Parts of(ObjectNode root, References references) {
    Parts parts = new Parts(root, references);
    parts.enter(Kind.OPENAPI, root);
    while (!parts.open.isEmpty()) {
      parts.visit(parts.open.removeLast());
    }
    return parts;
  }

  /** Every object of which it is known what kind it is. */
  public List<Part> all() {
    return Collections.unmodifiableList(found);
  }

  /** Whether the value at a place is of another kind than its field asks for. */
  public boolean isMisfit(Location place) {
    return misfits.containsKey(place);
  }

  /**
   * What is wrong with the values of another kind than their field asks for, in document order,
   * other files after the contract's own.
   */
  List<Diagnostic> diagnostics() {
    if (misfits.isEmpty()) {
      return List.of(); // the comparators below are linked when they are first made
    }
    return misfits.values().stream()
        .sorted(
            Comparator.comparing((Diagnostic d) -> d.location().source() != root.source())
                .thenComparing(d -> d.location().file())
                .thenComparingInt(d -> d.location().start()))
        .toList();
  }

  private void enter(Kind kind, ObjectNode object) {
    if (seen.add(object)) {
      Part part = new Part(kind, object);
      found.add(part);
      open.add(part);
    }
  }

  private void visit(Part part) {
    ObjectNode object = part.node();
    Kind kind = part.kind();
    if (object.get("$ref") instanceof StringNode reference) {
      Node target = references.lookUp(object, reference.value()).target();
      if (target != null) {
        meet(kind, target, "what a %s leads to", "$ref");
      }
      kind = kind == Kind.SCHEMA || kind == Kind.PATH_ITEM ? kind : Kind.REFERENCE;
    }
    for (ObjectNode.Member member : object.members()) {
      String key = member.key();
      // Of references their resolution speaks.
      if (!key.equals("$ref") && !key.equals("$dynamicRef")) {
        visit(kind, key, member.value());
      }
    }
  }

  private void visit(Kind holder, String key, Node value) {
    Field field = holder.field(key);
    boolean keyword = holder == Kind.SCHEMA && (field == null || field.kind() == Kind.SCHEMA);
    if (keyword && !SchemaKeywords.allows(key, value)) {
      misfit(value, ITSELF, key, SchemaKeywords.allowed(key));
    } else if (field != null) {
      visit(field, key, value);
    }
  }

  private void visit(Field field, String key, Node value) {
    if (field.shape() == Shape.ONE) {
      meet(field.kind(), value, ITSELF, key);
    } else if (field.shape() == Shape.LIST && value instanceof ArrayNode list) {
      list.forEach(item -> meet(field.kind(), item, "an item of %s", key));
    } else if (field.shape() != Shape.LIST && value instanceof ObjectNode names) {
      for (ObjectNode.Member member : names.members()) {
        if (field.shape() == Shape.NAMED || !member.key().startsWith("x-")) {
          meet(field.kind(), member.value(), ITSELF, member.key());
        }
      }
    } else {
      misfit(value, ITSELF, key, field.words());
    }
  }

  private void meet(Kind kind, Node value, String form, String key) {
    if (!kind.allows(value)) {
      misfit(value, form, key, kind.words());
    } else if (value instanceof ObjectNode object && kind != Kind.ANY) {
      enter(kind, object);
    }
  }

  /** Notes a value; {@code form} says what it is to the key, in a sentence. */
  private void misfit(Node value, String form, String key, String expected) {
    misfits.computeIfAbsent(
        value.location(), at -> Misfit.of(value, form.formatted(Misfit.quote(key)), expected));
  }
}
