package dev.tapeout.generator.operation;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.vocabulary.FlowDuration;
import dev.tapeout.generator.type.JavaText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code x-silicon-flow} says of an operation, as Java expressions. Whatever it leaves out has
 * the default of its published schema, which it fits; an operation without it takes no part.
 */
final class FlowTable {
  /** That of an operation which takes no part. */
  static final FlowTable NONE = new FlowTable(null, false);

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
        : "new Limit(%s, %s, Duration.ofMillis(%dL), %s, %s, %s)"
            .formatted(
                number("limit", "rate", "200"),
                whole("limit", "burst", "400") + "L",
                FlowDuration.milliseconds(text("limit", "window", "60s")),
                whole("limit", "slices", "12"),
                whole("limit", "max", "12000") + "L",
                key(text("limit", "key", "operation")));
  }

  private static String key(String key) {
    return switch (key) {
      case "operation" -> "new Limit.Key.Operation()";
      case "tenant" -> "new Limit.Key.Tenant()";
      case "client" -> "new Limit.Key.Client()";
      default ->
          "new Limit.Key.Header(" + JavaText.literal(key.substring(key.indexOf(':') + 1)) + ")";
    };
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

  /** A literal of a double: of an int, a long number would be none. */
  private String number(String part, String key, String otherwise) {
    return get(part, key) instanceof NumberNode n ? n.value().toPlainString() + "d" : otherwise;
  }

  /** {@code 400}, {@code 400.0} and {@code 4e2} are the same whole number. */
  private String whole(String part, String key, String otherwise) {
    return get(part, key) instanceof NumberNode n ? n.value().toBigInteger().toString() : otherwise;
  }

  private String text(String part, String key, String otherwise) {
    return get(part, key) instanceof StringNode s ? s.value() : otherwise;
  }
}
