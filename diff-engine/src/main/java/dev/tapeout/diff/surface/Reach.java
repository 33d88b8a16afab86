package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which operations a component reaches, through other components too. */
final class Reach {
  private static final String COMPONENTS = "#/components/";

  /**
   * Who refers to a component.
   *
   * @param operations by their numbers
   * @param components by their references
   */
  private record Users(BitSet operations, Set<String> components) {}

  private final Contract contract;
  private final Map<String, List<String>> known = new HashMap<>();

  /** Display names of all operations, sorted: their place here is their number. */
  private final List<String> operations;

  private @Nullable Map<String, Users> users;

  Reach(Contract contract) {
    this.contract = contract;
    this.operations = all().stream().map(Operation::displayName).sorted().distinct().toList();
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
    Map<String, Users> edges = users == null ? users = index() : users;
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(component));
    BitSet found = new BitSet();
    while (!open.isEmpty()) {
      Users direct = edges.get(open.remove());
      if (direct != null) {
        found.or(direct.operations);
        for (String user : direct.components) {
          if (seen.add(user)) {
            open.add(user);
          }
        }
      }
    }
    return found.stream().mapToObj(operations::get).toList();
  }

  private List<Operation> all() {
    List<Operation> all = new ArrayList<>(contract.operations());
    all.addAll(contract.webhooks());
    return all;
  }

  private Map<String, Users> index() {
    Map<String, Users> edges = new HashMap<>();
    for (Operation operation : all()) {
      int number = Collections.binarySearch(operations, operation.displayName());
      Consumer<Users> use = users -> users.operations.set(number);
      references(operation.node(), use, edges);
      for (ObjectNode layer : operation.pathItem().layers()) {
        references(layer.get("parameters"), use, edges);
        references(layer.get("$ref"), use, edges);
      }
    }
    if (contract.node().get("components") instanceof ObjectNode components) {
      for (ObjectNode.Member part : components.members()) {
        for (ObjectNode.Member named : contract.components(part.key())) {
          String user = COMPONENTS + part.key() + "/" + named.key();
          references(named.value(), users -> users.components.add(user), edges);
        }
      }
    }
    return edges;
  }

  private static void references(
      @Nullable Node node, Consumer<Users> use, Map<String, Users> edges) {
    if (node instanceof ObjectNode object) {
      if (object.get("$ref") instanceof StringNode reference) {
        String target = component(reference.value());
        if (target != null) {
          use.accept(edges.computeIfAbsent(target, t -> new Users(new BitSet(), new HashSet<>())));
        }
      }
      object.members().forEach(m -> references(m.value(), use, edges));
    } else if (node instanceof ArrayNode array) {
      array.items().forEach(item -> references(item, use, edges));
    }
  }
}
