package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Retirement;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import dev.tapeout.diff.payload.Payloads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pairs the operations of two contracts, and compares each pair part by part. */
final class Operations {
  /** By what operations are matched, the surest first; names and expressions by the first. */
  private static final List<Function<Operation, Collection<String>>> KEYS =
      List.of(
          o -> List.of(o.path()),
          o -> List.of(PathTemplate.normalised(o.path())),
          Servers::addresses);

  private final Payloads payloads;
  private final Findings findings;
  private final Set<Node> claimed;
  private final Terms terms;
  private final List<Exchange> pairs = new ArrayList<>();

  /** What one operation has led to so far: its callbacks may lead back to it. */
  private final Set<Compared> reached = new HashSet<>();

  /** Written out: what a record has instead is linked when it is first asked. */
  private record Compared(Node before, Node after, boolean inverted) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Compared c
          && c.before == before
          && c.after == after
          && c.inverted == inverted;
    }

    @Override
    public int hashCode() {
      return before.hashCode() * 31 + after.hashCode();
    }
  }

  Operations(Payloads payloads, Findings findings, Set<Node> claimed, Terms terms) {
    this.payloads = payloads;
    this.findings = findings;
    this.claimed = claimed;
    this.terms = terms;
  }

  void compare(List<Operation> before, List<Operation> after, Operation.Kind kind) {
    List<Operation> left = new ArrayList<>(before);
    List<Operation> added = new ArrayList<>(after);
    if (kind == Operation.Kind.PATH) {
      KEYS.forEach(key -> match(left, added, inMethod(key), this::compare));
      Shadows.compare(List.copyOf(pairs), added, payloads, findings);
      match(left, added, this::id, this::moved);
    } else {
      match(left, added, inMethod(KEYS.get(0)), this::compare);
    }
    left.forEach(this::removed);
    added.forEach(this::added);
  }

  /** The operations of paths and webhooks that were found to correspond to each other. */
  List<Exchange> pairs() {
    return List.copyOf(pairs);
  }

  private static Function<Operation, Collection<String>> inMethod(
      Function<Operation, Collection<String>> keys) {
    return o -> keys.apply(o).stream().map(key -> o.method() + " " + key).toList();
  }

  /** What an operation is called wherever it moves. One that may go by now is not looked for. */
  private Collection<String> id(Operation operation) {
    String id = operation.operationId();
    boolean gone = Retirement.of(operation.node(), terms.today()) == Retirement.DUE;
    return id == null || gone ? List.of() : List.of(id);
  }

  /** Compares the operations that share a key, and takes them off both lists. */
  private void match(
      List<Operation> before,
      List<Operation> after,
      Function<Operation, Collection<String>> keys,
      Consumer<Exchange> action) {
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    Map<String, Operation> byKey = new HashMap<>();
    for (Operation operation : after) {
      for (String key : keys.apply(operation)) {
        byKey.putIfAbsent(key, operation);
      }
    }
    Set<Operation> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    before.removeIf(old -> {
      Operation match = find(old, byKey, taken, keys);
      if (match == null) {
        return false;
      }
      taken.add(match);
      action.accept(new Exchange(old, match, payloads, findings, claimed, terms));
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
      Operation match = byKey.get(key);
      if (match != null && !taken.contains(match)) {
        return match;
      }
    }
    return null;
  }

  private void moved(Exchange exchange) {
    String from = exchange.before().displayName();
    String to = exchange.after().displayName();
    exchange.report(
        "operation-moved",
        Severity.BREAKING,
        null,
        from + " is now " + to + ".",
        place(exchange.before()),
        place(exchange.after()),
        from,
        to);
    compare(exchange);
  }

  private void compare(Exchange exchange) {
    Operation before = exchange.before();
    Operation after = exchange.after();
    Compared pair = new Compared(before.node(), after.node(), before.inverted());
    if (!reached.add(pair)) {
      return;
    }
    if (before.kind() != Operation.Kind.CALLBACK) {
      pairs.add(exchange);
    }
    Labels.compare(exchange);
    Security.compare(exchange);
    Servers.compare(exchange);
    // Parameters of the path belong to places in it, which may change while they read the same.
    boolean moved =
        !PathTemplate.variables(before.path()).equals(PathTemplate.variables(after.path()));
    if (moved || !exchange.unchanged(before.pathItem().node(), after.pathItem().node())) {
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
    Retirement retirement = Retirement.of(operation.node(), terms.today());
    Severity severity = retirement == Retirement.DUE ? Severity.COMPATIBLE : Severity.BREAKING;
    String when =
        switch (retirement) {
          case AHEAD -> " before its sunset";
          case DUE -> " after its sunset";
          case NONE, OPEN -> "";
        };
    add(
        removal(operation, retirement),
        severity,
        operation,
        "is gone" + when,
        place(operation),
        null);
  }

  private static String removal(Operation operation, Retirement retirement) {
    return switch (retirement) {
      case AHEAD -> "operation-removed-before-sunset";
      case DUE -> "operation-removed-after-sunset";
      case NONE, OPEN ->
          switch (operation.kind()) {
            case PATH ->
                retirement == Retirement.OPEN
                    ? "deprecated-operation-removed"
                    : "operation-removed";
            case WEBHOOK -> "webhook-removed";
            case CALLBACK -> "callback-removed";
          };
    };
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
  static Location place(Operation operation) {
    ObjectNode item = operation.pathItem().node();
    String key = operation.method().toLowerCase(Locale.ROOT);
    if (item.get(key) == operation.node()) {
      return item.keyLocation(key);
    }
    Location additional = Places.key(item.get("additionalOperations"), operation.method());
    return additional != null ? additional : item.location();
  }
}
