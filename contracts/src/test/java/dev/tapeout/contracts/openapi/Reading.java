package dev.tapeout.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.reference.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads contracts from text. */
final class Reading {
  private Reading() {}

  /** Reads the first of several files, given as path, text, path, text, … */
  static ContractReading of(String... pathsAndTexts) {
    Map<String, byte[]> files = new HashMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    Workspace workspace = new Workspace((path, most) -> files.get(path), Limits.DEFAULT);
    return ContractReader.read(workspace, pathsAndTexts[0]);
  }

  /** The contract of the first of several files, which must have nothing wrong with them. */
  static Contract contract(String... pathsAndTexts) {
    ContractReading reading = of(pathsAndTexts);
    assertThat(reading.diagnostics()).isEmpty();
    return Objects.requireNonNull(reading.contract());
  }

  static Node at(Contract contract, String pointer) {
    return Objects.requireNonNull(Pointers.resolve(contract.node(), pointer), pointer);
  }

  private record Reached(ObjectNode node, boolean inverted) {}

  /** Operations and webhooks, each with its callbacks, and theirs: once for each direction. */
  static List<Operation> allOperations(Contract contract) {
    List<Operation> all = new ArrayList<>();
    contract.operations().forEach(operation -> addWithCallbacks(operation, all));
    contract.webhooks().forEach(operation -> addWithCallbacks(operation, all));
    return all;
  }

  private static void addWithCallbacks(Operation operation, List<Operation> all) {
    Set<Reached> seen = new HashSet<>();
    Deque<Operation> open = new ArrayDeque<>(List.of(operation));
    while (!open.isEmpty()) {
      Operation at = open.remove();
      if (seen.add(new Reached(at.node(), at.inverted()))) {
        all.add(at);
        at.callbacks().forEach(callback -> open.addAll(callback.operations()));
      }
    }
  }
}
