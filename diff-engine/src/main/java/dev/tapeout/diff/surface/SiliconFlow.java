package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.vocabulary.FlowDuration;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
        BigDecimal least = least(key, a, old, current);
        if (b.value().compareTo(a.value()) != 0 || least.compareTo(a.value()) != 0) {
          limit(exchange, key, a, b, least);
        }
      }
    }
    if (!Node.same(rest(old, current), rest(current, old))) {
      boolean enforced = !enforces(old) && enforces(current);
      exchange.report(
          enforced ? "drift-enforced" : "silicon-flow-changed",
          Severity.COMPATIBLE,
          null,
          Words.changed("How the operation takes part in the flow", old, current),
          place(old, exchange.before()),
          place(current, exchange.after()),
          Words.exact(rest(old, current)),
          Words.exact(rest(current, old)));
    }
  }

  private static void limit(
      Exchange exchange, String key, NumberNode old, NumberNode current, BigDecimal least) {
    boolean tightened = current.value().compareTo(least) < 0;
    boolean other = least.compareTo(old.value()) != 0;
    exchange.report(
        tightened ? "limit-tightened" : "limit-loosened",
        tightened ? Severity.BREAKING : Severity.COMPATIBLE,
        null,
        "The limit's "
            + key
            + " was "
            + old.literal()
            + " and is "
            + current.literal()
            + (other ? " in a longer window, where it took " + least.toPlainString() : "")
            + ".",
        old.location(),
        current.location(),
        old.literal(),
        current.literal());
  }

  /**
   * What must be allowed for nobody to be turned away who kept to the old limit. In a window that
   * became longer that is as many requests as fitted into all old windows that it touches.
   */
  private static BigDecimal least(
      String key, NumberNode old, @Nullable Node before, @Nullable Node after) {
    BigDecimal from = milliseconds(before);
    BigDecimal to = milliseconds(after);
    return key.equals("max") && to.compareTo(from) > 0
        ? old.value().multiply(to.divide(from, 0, RoundingMode.CEILING))
        : old.value();
  }

  /** The window, which is a minute unless it is given. */
  private static BigDecimal milliseconds(@Nullable Node flow) {
    String text = limit(flow, "window") instanceof StringNode s ? s.value() : "60s";
    Long milliseconds = FlowDuration.milliseconds(text);
    return milliseconds == null ? milliseconds(null) : BigDecimal.valueOf(milliseconds);
  }

  private static boolean enforces(@Nullable Node flow) {
    return flow instanceof ObjectNode object
        && object.get("drift") instanceof ObjectNode drift
        && drift.get("mode") instanceof StringNode mode
        && mode.value().equals("enforce");
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
    if (limit(flow, "max") instanceof NumberNode && limit(other, "max") instanceof NumberNode) {
      kept.remove("window");
    }
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
