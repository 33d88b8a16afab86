package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.profile.Kind.Field;
import dev.tapeout.contracts.profile.Kind.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds the parts of a contract, in its own document and in the files that it refers to. */
final class Parts {
  private final Contract contract;
  private final Set<ObjectNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Part> found = new ArrayList<>();
  private final Deque<Part> open = new ArrayDeque<>();

  private Parts(Contract contract) {
    this.contract = contract;
  }

  static List<Part> of(Contract contract) {
    Parts parts = new Parts(contract);
    parts.meet(Kind.OPENAPI, contract.node());
    while (!parts.open.isEmpty()) {
      parts.visit(parts.open.removeLast());
    }
    return parts.found;
  }

  private void meet(Kind kind, Node node) {
    if (node instanceof ObjectNode object && seen.add(object)) {
      Part part = new Part(kind, object);
      found.add(part);
      open.add(part);
    }
  }

  private void visit(Part part) {
    for (ObjectNode.Member member : part.node().members()) {
      if (member.key().equals("$ref") && member.value() instanceof StringNode) {
        Node target = contract.references().resolve(part.node()).target();
        if (target != null) {
          meet(part.kind(), target);
        }
      }
      Field field = part.kind().field(member.key());
      if (field != null) {
        meet(field, member.value());
      }
    }
  }

  private void meet(Field field, Node value) {
    if (field.shape() == Shape.ONE || field.shape() == Shape.EITHER) {
      meet(field.kind(), value);
    }
    if (field.shape() == Shape.LIST || field.shape() == Shape.EITHER) {
      Nodes.items(value).forEach(item -> meet(field.kind(), item));
    }
    if (field.shape() == Shape.NAMED) {
      for (ObjectNode.Member member : Nodes.members(value)) {
        // An extension among the names of responses, or of paths, is none of them.
        if (field.kind() == Kind.SCHEMA || !member.key().startsWith("x-")) {
          meet(field.kind(), member.value());
        }
      }
    }
  }
}
