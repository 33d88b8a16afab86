package dev.tapeout.contracts.bundle;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Kind;
import dev.tapeout.contracts.reference.Role;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the document of a bundle, part by part. */
final class Bundling {
  private final Contract contract;
  private final Map<Node, Kind> kinds = new IdentityHashMap<>();
  private final Map<Node, Node> written = new IdentityHashMap<>();
  private final Map<Node, Node> replaced = new IdentityHashMap<>();
  private final Places places;
  private final Keywords keywords;
  private final Size size;
  private final Set<Diagnostic> problems = new LinkedHashSet<>();

  Bundling(Contract contract, Reach reach, long most) {
    this.contract = contract;
    this.places = new Places(contract.node());
    this.keywords = new Keywords(contract, reach, places, problems::add);
    this.size = new Size(most);
    contract.parts().all().forEach(part -> kinds.put(part.node(), part.kind()));
  }

  Places places() {
    return places;
  }

  Set<Diagnostic> problems() {
    return problems;
  }

  /** The names of all files, the contract's own first. */
  List<String> files() {
    Set<String> names = new LinkedHashSet<>(List.of(contract.source().name()));
    names.addAll(places.files());
    return List.copyOf(names);
  }

  ObjectNode root() {
    fits(contract.node());
    hoist();
    ObjectNode own = (ObjectNode) write(contract.node(), Kind.OPENAPI);
    Map<String, Map<String, Node>> moved = new LinkedHashMap<>();
    for (Places.Moved part = places.next(); part != null; part = places.next()) {
      if (!fits(part.node())) {
        break;
      }
      moved
          .computeIfAbsent(part.section(), s -> new LinkedHashMap<>())
          .put(part.name(), write(part.node(), part.kind()));
    }
    String old = contract.openapi().matches("(2|3[.]0).*") ? "3.1.0" : null;
    String openapi = moved.containsKey("mediaTypes") ? "3.2.0" : old;
    if (openapi == null && moved.isEmpty()) {
      return own;
    }
    ObjectEdit edit = new ObjectEdit(own);
    if (openapi != null) {
      edit.put("openapi", Values.string(openapi));
    }
    if (!moved.isEmpty()) {
      edit.put("components", components(own, moved));
    }
    return edit.done();
  }

  private static ObjectNode components(ObjectNode own, Map<String, Map<String, Node>> moved) {
    ObjectEdit components =
        new ObjectEdit(own.get("components") instanceof ObjectNode o ? o : Values.object(Map.of()));
    moved.forEach((section, parts) -> {
      ObjectEdit named =
          new ObjectEdit(
              components.get(section) instanceof ObjectNode o ? o : Values.object(Map.of()));
      parts.forEach(named::put);
      components.put(section, named.done());
    });
    return components.done();
  }

  /** A component that is but a reference to another document gives its name to what it means. */
  private void hoist() {
    if (!(contract.node().get("components") instanceof ObjectNode components)) {
      return;
    }
    for (ObjectNode.Member section : components.members()) {
      if (!(section.value() instanceof ObjectNode named)) {
        continue;
      }
      for (ObjectNode.Member member : named.members()) {
        Kind kind = kinds.get(member.value());
        if (kind != null
            && member.value() instanceof ObjectNode holder
            && holder.size() == 1
            && holder.get("$ref") instanceof StringNode reference) {
          Node target = keywords.target(holder, reference.value());
          if (target != null
              && !places.knows(target)
              && section.key().equals(Section.of(kind, target))) {
            places.take(target, section.key(), member.key());
            replaced.put(holder, target);
          }
        }
      }
    }
  }

  /**
   * A value as it stands in the bundle.
   *
   * @param kind of its field; {@link Kind#ANY} where that is not known
   */
  private Node write(Node node, Kind kind) {
    Node known = written.get(node);
    if (known == null) {
      Node target = replaced.get(node);
      known =
          target != null && fits(target)
              ? write(target, kind)
              : node instanceof ObjectNode object
                  ? object(object, kinds.getOrDefault(node, kind))
                  : node instanceof ArrayNode list ? list(list, kind) : node;
      written.put(node, known);
    }
    return known;
  }

  private ObjectNode object(ObjectNode object, Kind kind) {
    ObjectEdit edit = new ObjectEdit(object);
    boolean changed = false;
    List<ObjectNode.Member> members = object.members();
    for (int i = 0; i < members.size(); i++) {
      Node value = members.get(i).value();
      String key = members.get(i).key();
      Kind.Field field = kind.field(key);
      Node now = field == null ? unknown(key, value) : field(value, field);
      edit.set(i, now);
      changed |= now != value;
    }
    changed |= keywords.turn(edit, object, kind);
    return changed ? edit.done() : object;
  }

  /** What is data stays, though an alias may use the same value as a schema elsewhere. */
  private Node unknown(String key, Node value) {
    return Role.OBJECT.member(key, value) == Role.DATA ? value : write(value, Kind.ANY);
  }

  private Node field(Node value, Kind.Field field) {
    if (field.kind() == Kind.ANY) {
      return value; // data, as above
    }
    return switch (field.shape()) {
      case ONE -> write(value, field.kind());
      case LIST -> value instanceof ArrayNode list ? list(list, field.kind()) : value;
      case NAMED, EXTENSIBLE -> {
        if (!(value instanceof ObjectNode names)) {
          yield value;
        }
        ObjectEdit edit = new ObjectEdit(names);
        boolean changed = false;
        List<ObjectNode.Member> members = names.members();
        for (int i = 0; i < members.size(); i++) {
          Node now = write(members.get(i).value(), field.kind());
          changed |= now != members.get(i).value();
          edit.set(i, now);
        }
        yield changed ? edit.done() : names;
      }
    };
  }

  private Node list(ArrayNode list, Kind kind) {
    List<Node> items = new ArrayList<>();
    boolean changed = false;
    for (Node item : list) {
      Node now = write(item, kind);
      changed |= now != item;
      items.add(now);
    }
    return changed ? new ArrayNode(list.source(), list.start(), list.end(), items) : list;
  }

  private boolean fits(Node node) {
    boolean fits = size.allows(node);
    if (!fits) {
      problems.add(
          new Diagnostic(
              Bundle.TOO_LARGE,
              Severity.ERROR,
              "one document of all this would have more than " + size.most() + " characters",
              node.location(),
              "refer to less, or keep the documents apart"));
    }
    return fits;
  }
}
