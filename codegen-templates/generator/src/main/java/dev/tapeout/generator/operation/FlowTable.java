package dev.tapeout.generator.operation;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Operation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code x-silicon-flow} says of an operation, as Java expressions. Whatever it leaves out has
 * the default of its published schema; an operation without it takes no part.
 */
final class FlowTable {
  private final @Nullable ObjectNode flow;
  private final boolean part;

  private FlowTable(@Nullable ObjectNode flow, boolean part) {
    this.flow = flow;
    this.part = part;
  }

  static FlowTable of(Operation operation) {
    Node written = operation.siliconFlow();
    return new FlowTable(
        written instanceof ObjectNode o ? o : null,
        written instanceof ObjectNode || written instanceof BooleanNode b && b.value());
  }

  /** {@code new Limit(...)}; null where the operation takes no part. */
  @Nullable String limit() {
    return !part
        ? null
        : "new Limit(%s, %s, Duration.ofMillis(%d), %s, %s, new Limit.Key.Operation())"
            .formatted(
                number("limit", "rate", "200"),
                number("limit", "burst", "400"),
                milliseconds(text("limit", "window", "60s")),
                number("limit", "slices", "12"),
                number("limit", "max", "12000"));
  }

  /** The share of traces that are recorded. */
  String traceSample() {
    return part ? number("trace", "sample", "1.0") : "1.0";
  }

  /** {@code new Drift(...)}. */
  String drift() {
    return !part
        ? "Drift.OFF"
        : "new Drift(Drift.Mode.%s, %s)"
            .formatted(
                text("drift", "mode", "report").toUpperCase(Locale.ROOT),
                number("drift", "sample", "0.01"));
  }

  private @Nullable Node get(String part, String key) {
    return flow != null && flow.get(part) instanceof ObjectNode o ? o.get(key) : null;
  }

  private String number(String part, String key, String otherwise) {
    return get(part, key) instanceof NumberNode n ? n.value().toPlainString() : otherwise;
  }

  private String text(String part, String key, String otherwise) {
    return get(part, key) instanceof StringNode s ? s.value() : otherwise;
  }

  private static long milliseconds(String duration) {
    String number = duration.replaceFirst("[a-z]+$", "");
    long unit =
        switch (duration.substring(number.length())) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    return Long.parseLong(number) * unit;
  }
}
