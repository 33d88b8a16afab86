package dev.tapeout.runtime.tracing;

import dev.tapeout.runtime.context.FlowContext.State;
import dev.tapeout.runtime.operation.Operation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The spans and measures of one operation. */
public final class OperationTelemetry {
  private static final AttributeKey<String> STATE = AttributeKey.stringKey("tapeout.flow.state");
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private final Operation operation;
  private final @Nullable Tracer tracer;
  private final @Nullable DoubleHistogram duration;
  private final @Nullable LongCounter drift;
  private final String name;
  private final Attributes constant;
  private final @Nullable TraceSlot slot;
  private final Map<Integer, Attributes> byStatus = new ConcurrentHashMap<>();

  OperationTelemetry(
      Operation operation,
      @Nullable Tracer tracer,
      @Nullable DoubleHistogram duration,
      @Nullable LongCounter drift,
      String name,
      Attributes constant,
      @Nullable TraceSlot slot) {
    this.operation = operation;
    this.tracer = tracer;
    this.duration = duration;
    this.drift = drift;
    this.name = name;
    this.constant = constant;
    this.slot = slot;
  }

  static OperationTelemetry off(Operation operation, @Nullable TraceSlot slot) {
    return new OperationTelemetry(operation, null, null, null, "", Attributes.empty(), slot);
  }

  /**
   * Begins the span of a request.
   *
   * @param parent what the request continues; null where it begins a trace
   * @param path of the request
   */
  public ServerSpan begin(@Nullable Parent parent, String path) {
    State state = parent == null ? State.STARTED : State.CONTINUED;
    ServerSpan span = tracer == null ? unrecorded(parent, state) : recorded(parent, state, path);
    if (slot != null) {
      slot.write(span.traceId());
    }
    return span;
  }

  /** Ids alone, so that the trace goes on. */
  private ServerSpan unrecorded(@Nullable Parent parent, State state) {
    boolean sampled = parent != null && Boolean.TRUE.equals(parent.sampled());
    String traceId = parent == null ? Propagation.newId(2) : parent.traceId();
    return new ServerSpan(this, null, traceId, Propagation.newId(1), sampled, state);
  }

  private ServerSpan recorded(@Nullable Parent parent, State state, String path) {
    SpanBuilder builder =
        Objects.requireNonNull(tracer)
            .spanBuilder(name)
            .setSpanKind(SpanKind.SERVER)
            .setAllAttributes(constant)
            .setAttribute(STATE, state.name())
            .setAttribute(PATH, path);
    if (parent == null) {
      builder.setNoParent();
    } else {
      builder.setParent(Context.root().with(Span.wrap(context(parent))));
    }
    Span span = builder.startSpan();
    SpanContext context = span.getSpanContext();
    return new ServerSpan(
        this, span, context.getTraceId(), context.getSpanId(), context.isSampled(), state);
  }

  /**
   * Where the other side left open whether the trace is recorded, this operation's share counts.
   */
  private SpanContext context(Parent parent) {
    Boolean told = parent.sampled();
    boolean sampled = told == null ? chosen(parent.traceId()) : told;
    return SpanContext.createFromRemoteParent(
        parent.traceId(),
        parent.spanId(),
        sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        state(parent));
  }

  private boolean chosen(String traceId) {
    return OperationSampler.share(operation)
            .shouldSample(
                Context.root(), traceId, name, SpanKind.SERVER, Attributes.empty(), List.of())
            .getDecision()
        == SamplingDecision.RECORD_AND_SAMPLE;
  }

  private static TraceState state(Parent parent) {
    if (parent.state() == null) {
      return TraceState.getDefault();
    }
    Context read =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, FromParent.GETTER);
    return Span.fromContext(read).getSpanContext().getTraceState();
  }

  /** Lets the library read {@code tracestate} by its own rules. */
  private enum FromParent implements TextMapGetter<Parent> {
    GETTER;

    @Override
    @SuppressWarnings("deprecation") // and yet it has no body of its own
    public Iterable<String> keys(Parent parent) {
      return List.of("traceparent", "tracestate");
    }

    @Override
    public @Nullable String get(@Nullable Parent parent, String key) {
      if (parent == null) {
        return null;
      }
      return key.equals("traceparent")
          ? "00-" + parent.traceId() + "-" + parent.spanId() + "-01"
          : parent.state();
    }
  }

  /** Answers that are not what the contract says. */
  public void drifted(int deviations) {
    if (drift != null) {
      drift.add(deviations, constant);
    }
  }

  void end(@Nullable Span span, int status, @Nullable Throwable failure, long nanos) {
    if (duration != null) {
      Attributes attributes = byStatus.computeIfAbsent(status, this::attributes);
      // The span as context gives the measure its example.
      Context context = span == null ? Context.root() : Context.root().with(span);
      duration.record(nanos / 1e9, attributes, context);
    }
    if (span != null) {
      span.setAttribute(STATUS, status);
      if (status >= 500) {
        span.setAttribute(ERROR, failure == null ? "" + status : failure.getClass().getName());
        span.setStatus(StatusCode.ERROR);
      }
      if (failure != null) {
        span.recordException(failure);
      }
      span.end();
    }
  }

  private Attributes attributes(int status) {
    var attributes = constant.toBuilder().put(STATUS, (long) status);
    return (status >= 500 ? attributes.put(ERROR, "" + status) : attributes).build();
  }
}
