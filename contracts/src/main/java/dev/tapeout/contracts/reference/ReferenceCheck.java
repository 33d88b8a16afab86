package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resolves every reference below a node, and below what they lead to in other files. */
final class ReferenceCheck {
  private record Part(Node node, Role role) {}

  private record Failure(ObjectNode holder, String keyword) {}

  private final References references;
  private final Deque<Part> open = new ArrayDeque<>();
  private final Map<Role, Set<Node>> met = new EnumMap<>(Role.class);
  private final List<Failure> failures = new ArrayList<>();

  ReferenceCheck(References references) {
    this.references = references;
  }

  List<Diagnostic> of(Node root) {
    enter(new Part(root, Role.OBJECT));
    Part part;
    while ((part = open.poll()) != null) {
      walk(part.node(), part.role());
    }
    Set<Diagnostic> found = new LinkedHashSet<>();
    for (Failure failure : failures) {
      // Asked again, for a file met later may have the $id that was missing.
      Diagnostic problem = references.resolve(failure.holder(), failure.keyword()).problem();
      if (problem != null) {
        found.add(problem);
      }
    }
    for (Document document : references.documents()) {
      if (document.source() != root.source()) {
        found.addAll(document.diagnostics());
      }
    }
    return List.copyOf(found);
  }

  private void enter(Part part) {
    if (met.computeIfAbsent(part.role(), role -> new HashSet<>()).add(part.node())) {
      open.add(part);
    }
  }

  private void walk(Node node, Role role) {
    if (role == Role.DATA) {
      return;
    }
    if (node instanceof ArrayNode array) {
      for (Node item : array) {
        walk(item, role.element());
      }
    } else if (node instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        String key = member.key();
        Node value = member.value();
        if (!role.mayRefer()) {
          walk(value, role.member(key, value));
        } else if (key.equals("$ref") || key.equals("$dynamicRef")) {
          reference(object, key, role);
        } else if (!key.startsWith("x-")) {
          walk(value, role.member(key, value));
        }
      }
    }
  }

  private void reference(ObjectNode holder, String keyword, Role role) {
    Node target = references.resolve(holder, keyword).target();
    if (target == null) {
      failures.add(new Failure(holder, keyword));
    } else if (target.source() != holder.source()) {
      enter(new Part(target, role));
    }
  }
}
