package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an operation takes part in the flow. A number of {@code limit} that both sides give is
 * compared as a promise to the consumer; all else is how the service is run.
 */
final class SiliconFlow {
  private static final List<String> PROMISES = List.of("rate", "burst", "max");

  private SiliconFlow() {}

  static void compare(Exchange exchange) {
    Node old = exchange.before().siliconFlow();
    Node current = exchange.after().siliconFlow();
    for (String key : PROMISES) {
      if (limit(old, key) instanceof NumberNode a && limit(current, key) instanceof NumberNode b) {
        int grew = b.value().compareTo(a.value());
        if (grew != 0) {
          exchange.report(
              grew < 0 ? "limit-tightened" : "limit-loosened",
              grew < 0 ? Severity.BREAKING : Severity.COMPATIBLE,
              null,
              "The limit's " + key + " was " + a.literal() + " and is " + b.literal() + ".",
              a.location(),
              b.location(),
              a.literal(),
              b.literal());
        }
      }
    }
    if (!Node.same(rest(old, current), rest(current, old))) {
      exchange.report(
          "silicon-flow-changed",
          Severity.COMPATIBLE,
          null,
          Words.changed("How the operation takes part in the flow", old, current),
          place(old, exchange.before()),
          place(current, exchange.after()),
          Words.exact(rest(old, current)),
          Words.exact(rest(current, old)));
    }
  }

  private static @Nullable Node limit(@Nullable Node flow, String key) {
    return flow instanceof ObjectNode object && object.get("limit") instanceof ObjectNode limit
        ? limit.get(key)
        : null;
  }

  /** {@code flow} without the promises that both sides make. */
  private static @Nullable Node rest(@Nullable Node flow, @Nullable Node other) {
    if (!(flow instanceof ObjectNode object)
        || !(object.get("limit") instanceof ObjectNode limit)) {
      return flow;
    }
    Map<String, Node> kept = members(limit);
    kept.keySet()
        .removeIf(key -> PROMISES.contains(key) && limit(other, key) instanceof NumberNode);
    Map<String, Node> all = members(object);
    all.put("limit", Values.object(kept));
    return Values.object(all);
  }

  private static Map<String, Node> members(ObjectNode object) {
    Map<String, Node> members = new LinkedHashMap<>();
    object.members().forEach(m -> members.put(m.key(), m.value()));
    return members;
  }

  private static Location place(@Nullable Node flow, Operation operation) {
    return flow != null ? flow.location() : operation.node().location();
  }
}
