package dev.tapeout.contracts.bundle;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Kind;
import dev.tapeout.contracts.openapi.Part;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.registry.ContractVersion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the document of a bundle, part by part. */
final class Bundling {
  private final Contract contract;
  private final Reach reach;
  private final References references;
  private final Map<Node, Kind> kinds = new IdentityHashMap<>();
  private final Map<Node, Node> written = new IdentityHashMap<>();
  private final Map<Node, Node> replaced = new IdentityHashMap<>();
  private final Places places;
  private final Discriminators discriminators;
  private final Size size;
  private final Set<Diagnostic> problems = new LinkedHashSet<>();

  /** Whether every reference is to become a pointer, since there are identifiers in the way. */
  private final boolean plain;

  Bundling(Contract contract, Reach reach, long most) {
    this.contract = contract;
    this.reach = reach;
    this.references = contract.references();
    this.places = new Places(contract.node());
    this.discriminators = new Discriminators(references, this::turned);
    this.size = new Size(most);
    boolean leaves = false;
    boolean identified = false;
    for (Part part : contract.parts().all()) {
      kinds.put(part.node(), part.kind());
      leaves |= isElsewhere(part.node());
      identified |= part.kind() == Kind.SCHEMA && part.node().get("$id") instanceof StringNode;
    }
    plain = leaves && identified;
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
    hoist();
    ObjectNode own = (ObjectNode) write(contract.node(), Kind.OPENAPI);
    Map<String, Map<String, Node>> moved = new LinkedHashMap<>();
    for (Places.Moved part = places.next(); part != null; part = places.next()) {
      if (!size.allows(part.node())) {
        problems.add(tooLarge(part.node()));
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
          Node target = references.lookUp(holder, reference.value()).target();
          if (target != null
              && !isBeyond(reference.value())
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
          target != null && size.allows(target)
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
      Kind.Field field = kind.field(members.get(i).key());
      Node now = field == null ? write(value, Kind.ANY) : field(value, field);
      edit.set(i, now);
      changed |= now != value;
    }
    if (kind != Kind.ANY && object.get("$ref") instanceof StringNode reference) {
      changed |= refer(edit, object, reference, kind);
    }
    changed |=
        switch (kind) {
          case SCHEMA -> schema(edit, object);
          case LINK -> link(edit, object);
          default -> false;
        };
    return changed ? edit.done() : object;
  }

  private Node field(Node value, Kind.Field field) {
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

  private boolean refer(ObjectEdit edit, ObjectNode holder, StringNode reference, Kind kind) {
    Node target = references.lookUp(holder, reference.value()).target();
    String turned = target == null ? null : turned(holder, reference.value(), target, kind);
    if (turned == null) {
      return false;
    }
    edit.put("$ref", Values.string(turned));
    return true;
  }

  /** How a reference is written in the bundle; null where it stays as it is. */
  private @Nullable String turned(Node holder, String reference, Node target, Kind kind) {
    if (isBeyond(reference)) {
      return null;
    }
    boolean stays = !plain && !isElsewhere(holder) && places.knows(target) && !isElsewhere(target);
    if (stays && reference.startsWith("#")) {
      return null;
    }
    if (!places.knows(target)) {
      String section = Section.of(kind, target);
      if (section == null) {
        problems.add(
            problem(
                holder,
                "what is here cannot stand under components",
                "write it out where it is used"));
        return null;
      }
      places.move(target, kind, section, name(target));
    }
    return places.reference(target);
  }

  private boolean schema(ObjectEdit edit, ObjectNode schema) {
    boolean elsewhere = isElsewhere(schema);
    boolean changed = discriminators.turn(edit, schema);
    for (String keyword : List.of("$dynamicRef", "$dynamicAnchor")) {
      if ((plain || elsewhere) && schema.has(keyword)) {
        problems.add(
            problem(
                schema,
                "a " + keyword + " means something else once documents are one",
                "use $ref in its place, or keep the documents apart"));
      }
    }
    for (String keyword : List.of("$id", "$anchor")) {
      if ((plain || elsewhere) && schema.get(keyword) instanceof StringNode) {
        edit.remove(keyword); // nothing refers to it any more
        changed = true;
      }
    }
    return changed;
  }

  /** A link may name an operation of another document; only where that is here, it is turned. */
  private boolean link(ObjectEdit edit, ObjectNode link) {
    if (link.get("operationRef") instanceof StringNode reference) {
      Node target = references.lookUp(link, reference.value()).target();
      if (target != null && places.knows(target) && isElsewhere(link)) {
        edit.put("operationRef", Values.string(places.reference(target)));
        return true;
      }
    }
    return false;
  }

  private boolean isBeyond(String reference) {
    return reach == Reach.FILES && ContractVersion.ofUrl(reference).isPresent();
  }

  private boolean isElsewhere(Node node) {
    return node.source() != contract.node().source() && node.source() != Source.NONE;
  }

  /** The name that a part has where it comes from; a whole document has that of its file. */
  private static String name(Node target) {
    List<String> tokens = Pointers.parse(target.location().pointer());
    if (!tokens.isEmpty()) {
      return tokens.get(tokens.size() - 1);
    }
    String file = target.source().name();
    return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.(ya?ml|json)$", "");
  }

  private Diagnostic tooLarge(Node at) {
    return new Diagnostic(
        Bundle.TOO_LARGE,
        Severity.ERROR,
        "one document of all this would have more than " + size.most() + " characters",
        at.location(),
        "refer to less, or keep the documents apart");
  }

  private static Diagnostic problem(Node at, String message, String hint) {
    return new Diagnostic(Bundle.UNFIT, Severity.ERROR, message, at.location(), hint);
  }
}
