package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import dev.tapeout.diff.payload.Payloads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pairs the operations of two contracts, and compares each pair part by part. */
final class Operations {
  /** By what operations are matched, the surest first. */
  private static final List<Function<Operation, Collection<String>>> PATH_KEYS =
      List.of(
          o -> List.of(o.path()),
          o -> List.of(PathTemplate.normalised(o.path())),
          Servers::addresses);

  /** Names of webhooks and expressions of callbacks stand for themselves. */
  private static final List<Function<Operation, Collection<String>>> NAME_KEYS =
      List.of(o -> List.of(o.path()));

  private final Payloads payloads;
  private final Findings findings;
  private final Set<Node> claimed;
  private final Policy policy;

  /** What one operation has led to so far: its callbacks may lead back to it. */
  private final Set<Compared> reached = new HashSet<>();

  private record Compared(Node before, Node after, boolean inverted) {}

  Operations(Payloads payloads, Findings findings, Set<Node> claimed, Policy policy) {
    this.payloads = payloads;
    this.findings = findings;
    this.claimed = claimed;
    this.policy = policy;
  }

  void compare(List<Operation> before, List<Operation> after, Operation.Kind kind) {
    List<Operation> left = new ArrayList<>(before);
    List<Operation> added = new ArrayList<>(after);
    for (Function<Operation, Collection<String>> keys :
        kind == Operation.Kind.PATH ? PATH_KEYS : NAME_KEYS) {
      match(left, added, keys);
    }
    left.forEach(this::removed);
    added.forEach(this::added);
  }

  /** Compares the operations that share a key, and takes them off both lists. */
  private void match(
      List<Operation> before, List<Operation> after, Function<Operation, Collection<String>> keys) {
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    Map<String, Operation> byKey = new HashMap<>();
    for (Operation operation : after) {
      for (String key : keys.apply(operation)) {
        byKey.putIfAbsent(operation.method() + " " + key, operation);
      }
    }
    Set<Operation> taken = new HashSet<>();
    before.removeIf(old -> {
      Operation match = find(old, byKey, taken, keys);
      if (match == null) {
        return false;
      }
      taken.add(match);
      compare(new Exchange(old, match, payloads, findings, claimed, policy));
      return true;
    });
    after.removeIf(taken::contains);
  }

  private static @Nullable Operation find(
      Operation old,
      Map<String, Operation> byKey,
      Set<Operation> taken,
      Function<Operation, Collection<String>> keys) {
    for (String key : keys.apply(old)) {
      Operation match = byKey.get(old.method() + " " + key);
      if (match != null && !taken.contains(match)) {
        return match;
      }
    }
    return null;
  }

  private void compare(Exchange exchange) {
    Operation before = exchange.before();
    Operation after = exchange.after();
    Compared pair = new Compared(before.node(), after.node(), before.inverted());
    if (!reached.add(pair)) {
      return;
    }
    Labels.compare(exchange);
    Security.compare(exchange);
    Servers.compare(exchange);
    if (!exchange.unchanged(before.pathItem().node(), after.pathItem().node())) {
      Parameters.compare(exchange);
      if (!exchange.unchanged(before.node(), after.node())) {
        SiliconFlow.compare(exchange);
        RequestBodies.compare(exchange);
        Responses.compare(exchange);
        callbacks(exchange);
      }
    }
    // A callback that several operations share is compared for each of them.
    if (before.kind() != Operation.Kind.CALLBACK) {
      reached.clear();
    }
  }

  private void callbacks(Exchange exchange) {
    Map<String, List<Operation>> after = new HashMap<>();
    exchange.after().callbacks().forEach(c -> after.put(c.name(), c.operations()));
    exchange
        .before()
        .callbacks()
        .forEach(old -> {
          List<Operation> current = after.remove(old.name());
          compare(old.operations(), current == null ? List.of() : current, Operation.Kind.CALLBACK);
        });
    exchange
        .after()
        .callbacks()
        .forEach(c -> {
          if (after.containsKey(c.name())) {
            compare(List.of(), c.operations(), Operation.Kind.CALLBACK);
          }
        });
  }

  private void removed(Operation operation) {
    String rule =
        switch (operation.kind()) {
          case PATH ->
              operation.deprecated() ? "deprecated-operation-removed" : "operation-removed";
          case WEBHOOK -> "webhook-removed";
          case CALLBACK -> "callback-removed";
        };
    add(rule, Severity.BREAKING, operation, "is gone", place(operation), null);
  }

  private void added(Operation operation) {
    String rule =
        switch (operation.kind()) {
          case PATH -> "operation-added";
          case WEBHOOK -> "webhook-added";
          case CALLBACK -> "callback-added";
        };
    add(rule, Severity.COMPATIBLE, operation, "is new", null, place(operation));
  }

  private void add(
      String rule,
      Severity severity,
      Operation operation,
      String what,
      @Nullable Location old,
      @Nullable Location current) {
    String name = operation.displayName();
    findings.add(
        new Finding(
            rule,
            severity,
            null,
            Words.capital(name) + " " + what + ".",
            old,
            current,
            old == null ? "" : name,
            current == null ? "" : name,
            List.of(name),
            null,
            null));
  }

  /** The key of the method; the path's entry where that only refers to the path item. */
  private static Location place(Operation operation) {
    ObjectNode item = operation.pathItem().node();
    String key = operation.method().toLowerCase(Locale.ROOT);
    if (item.get(key) == operation.node()) {
      return item.keyLocation(key);
    }
    Location additional = Places.key(item.get("additionalOperations"), operation.method());
    return additional != null ? additional : item.location();
  }
}
