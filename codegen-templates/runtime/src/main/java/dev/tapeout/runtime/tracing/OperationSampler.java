package dev.tapeout.runtime.tracing;

import dev.tapeout.runtime.operation.Operation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of the traces that begin here the share that each operation's contract asks for. */
final class OperationSampler implements Sampler {
  private final Map<String, Sampler> samplers = new HashMap<>();

  private OperationSampler(List<Operation> operations) {
    for (Operation operation : operations) {
      samplers.put(operation.id(), share(operation));
    }
  }

  static Sampler of(List<Operation> operations) {
    return Sampler.parentBased(new OperationSampler(operations));
  }

  static Sampler share(Operation operation) {
    double share = operation.flow().traceSample();
    return share >= 1 ? Sampler.alwaysOn() : Sampler.traceIdRatioBased(Math.max(0, share));
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    String operation = attributes.get(Telemetry.OPERATION);
    Sampler sampler = operation == null ? null : samplers.get(operation);
    return (sampler == null ? Sampler.alwaysOn() : sampler)
        .shouldSample(parent, traceId, name, kind, attributes, links);
  }

  @Override
  public String getDescription() {
    return "by the contract's x-silicon-flow.trace.sample";
  }
}
