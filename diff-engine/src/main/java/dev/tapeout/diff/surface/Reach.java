package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which operations a component reaches, through other components too. */
final class Reach {
  private static final String COMPONENTS = "#/components/";

  private final Contract contract;
  private final Map<String, List<String>> known = new HashMap<>();
  private @Nullable Map<String, Set<String>> users;
  private final Set<String> operations = new HashSet<>();

  Reach(Contract contract) {
    this.contract = contract;
  }

  /** The component that a reference leads into, such as {@code #/components/schemas/Order}. */
  static @Nullable String component(String reference) {
    if (!reference.startsWith(COMPONENTS)) {
      return null;
    }
    int name = reference.indexOf('/', COMPONENTS.length());
    int end = name < 0 ? -1 : reference.indexOf('/', name + 1);
    return name < 0 ? null : end < 0 ? reference : reference.substring(0, end);
  }

  /** Display names of the operations, sorted. */
  List<String> of(String component) {
    return known.computeIfAbsent(component, this::search);
  }

  private List<String> search(String component) {
    Map<String, Set<String>> edges = users == null ? users = index() : users;
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(component));
    TreeSet<String> found = new TreeSet<>();
    while (!open.isEmpty()) {
      for (String user : edges.getOrDefault(open.remove(), Set.of())) {
        if (operations.contains(user)) {
          found.add(user);
        } else if (seen.add(user)) {
          open.add(user);
        }
      }
    }
    return List.copyOf(found);
  }

  private Map<String, Set<String>> index() {
    Map<String, Set<String>> edges = new HashMap<>();
    List<Operation> all = new ArrayList<>(contract.operations());
    all.addAll(contract.webhooks());
    for (Operation operation : all) {
      operations.add(operation.displayName());
      references(operation.node(), operation.displayName(), edges);
      for (ObjectNode layer : operation.pathItem().layers()) {
        references(layer.get("parameters"), operation.displayName(), edges);
        references(layer.get("$ref"), operation.displayName(), edges);
      }
    }
    if (contract.node().get("components") instanceof ObjectNode components) {
      for (ObjectNode.Member part : components.members()) {
        for (ObjectNode.Member named : contract.components(part.key())) {
          references(named.value(), COMPONENTS + part.key() + "/" + named.key(), edges);
        }
      }
    }
    return edges;
  }

  private static void references(@Nullable Node node, String user, Map<String, Set<String>> edges) {
    if (node instanceof ObjectNode object) {
      if (object.get("$ref") instanceof StringNode reference) {
        String target = component(reference.value());
        if (target != null) {
          edges.computeIfAbsent(target, t -> new HashSet<>()).add(user);
        }
      }
      object.members().forEach(m -> references(m.value(), user, edges));
    } else if (node instanceof ArrayNode array) {
      array.items().forEach(item -> references(item, user, edges));
    }
  }
}
