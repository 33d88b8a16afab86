package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.contracts.vocabulary.FlowDuration;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** {@code x-silicon-flow} is a boolean, or an object that fits its published schema. */
final class SiliconFlowValid implements ProfileRule {
  private static final Duration LONGEST_WINDOW = Duration.ofDays(365);

  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "silicon-flow-valid",
        Severity.ERROR,
        "x-silicon-flow is a boolean or an object that fits its schema",
        "The generated service takes its limits, its tracing and its watch for drift from here; a"
            + " mistyped limit would be no limit.",
        "Write true for the defaults, or an object with any of limit, trace, drift and inference."
            + " Durations are numbers with a unit: 500ms, 60s, 1m, 1h.",
        """
        x-silicon-flow:
          limit: { rate: 200, burst: 400, window: 60s, slices: 12, max: 12000 }
          trace: { sample: 1.0 }
          drift: { mode: report, sample: 0.01 }
        """);
  }

  /** A pattern cannot say that 9000h is more than a year. */
  private static void window(Node flow, Diagnostics diagnostics) {
    if (flow instanceof ObjectNode object
        && object.get("limit") instanceof ObjectNode limit
        && limit.get("window") instanceof StringNode window) {
      Long milliseconds = FlowDuration.milliseconds(window.value());
      if (milliseconds != null && milliseconds > LONGEST_WINDOW.toMillis()) {
        diagnostics.add(
            window.location(),
            "x-silicon-flow: the window "
                + Wording.quote(window.value())
                + " is longer than 365 days, which no limiter counts",
            "write a shorter window");
      }
    }
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    SchemaValidation schema = PublishedSchema.validation("x-silicon-flow.schema.json");
    Set<Node> judged = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Operation operation : inspection.operations()) {
      Node flow = operation.siliconFlow();
      if (flow != null && !(flow instanceof BooleanNode) && judged.add(flow)) {
        if (flow instanceof ObjectNode) {
          schema
              .faults(flow)
              .forEach(fault ->
                  diagnostics.add(
                      Wording.place(flow, fault),
                      "x-silicon-flow: " + Wording.of(flow, fault),
                      Wording.hint(fault)));
          window(flow, diagnostics);
        } else {
          diagnostics.add(
              flow.location(),
              "x-silicon-flow is a boolean or an object, and this is " + Wording.type(flow),
              "write true for the defaults");
        }
      }
    }
  }
}
