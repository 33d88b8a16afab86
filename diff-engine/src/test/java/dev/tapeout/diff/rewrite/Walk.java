package dev.tapeout.diff.rewrite;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Kind;
import java.util.ArrayList;
import java.util.List;

/** Rewrites an OpenAPI document object by object, the innermost first. */
final class Walk {
  /**
   * Where an object stands.
   *
   * @param path keys and indexes in the document as it was
   */
  record Place(Kind kind, List<String> path) {
    private Place to(Kind next, String... steps) {
      List<String> longer = new ArrayList<>(path);
      longer.addAll(List.of(steps));
      return new Place(next, longer);
    }

    /** The step that is {@code back} steps before the last one; empty where there is none. */
    String step(int back) {
      return path.size() > back ? path.get(path.size() - 1 - back) : "";
    }

    /** Whether this is an entry of a part of {@code components}. */
    boolean isComponent() {
      return path.size() == 3 && path.get(0).equals("components");
    }
  }

  /** Gives what shall stand at a place. */
  interface Visitor {
    Node visit(Place place, Node node);
  }

  private final Visitor visitor;

  private Walk(Visitor visitor) {
    this.visitor = visitor;
  }

  static ObjectNode over(ObjectNode document, Visitor visitor) {
    return (ObjectNode) new Walk(visitor).node(new Place(Kind.OPENAPI, List.of()), document);
  }

  private Node node(Place place, Node node) {
    if (!(node instanceof ObjectNode object)) {
      return visitor.visit(place, node);
    }
    ObjectEdit edit = new ObjectEdit(object);
    List<ObjectNode.Member> members = object.members();
    for (int i = 0; i < members.size(); i++) {
      String key = members.get(i).key();
      Kind.Field field = place.kind.field(key);
      if (field != null) {
        edit.set(i, field(place, key, members.get(i).value(), field));
      }
    }
    return visitor.visit(place, edit.done());
  }

  private Node field(Place place, String key, Node value, Kind.Field field) {
    if (value instanceof ArrayNode array) {
      List<Node> items = new ArrayList<>();
      for (Node item : array) {
        items.add(node(place.to(field.kind(), key, String.valueOf(items.size())), item));
      }
      return Values.array(items);
    }
    if (field.shape() != Kind.Shape.LIST
        && field.shape() != Kind.Shape.ONE
        && value instanceof ObjectNode named) {
      ObjectEdit edit = new ObjectEdit(named);
      List<ObjectNode.Member> members = named.members();
      for (int i = 0; i < members.size(); i++) {
        String name = members.get(i).key();
        edit.set(i, node(place.to(field.kind(), key, name), members.get(i).value()));
      }
      return edit.done();
    }
    return node(place.to(field.kind(), key), value);
  }
}
