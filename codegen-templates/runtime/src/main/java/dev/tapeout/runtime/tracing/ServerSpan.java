package dev.tapeout.runtime.tracing;

import dev.tapeout.runtime.context.FlowContext.State;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The span of a request that is under way. */
public final class ServerSpan {
  private final OperationTelemetry of;
  private final @Nullable Span span;
  private final String traceId;
  private final String spanId;
  private final boolean sampled;
  private final State state;
  private final long begun = System.nanoTime();

  ServerSpan(
      OperationTelemetry of,
      @Nullable Span span,
      String traceId,
      String spanId,
      boolean sampled,
      State state) {
    this.of = of;
    this.span = span;
    this.traceId = traceId;
    this.spanId = spanId;
    this.sampled = sampled;
    this.state = state;
  }

  public String traceId() {
    return traceId;
  }

  public String spanId() {
    return spanId;
  }

  public boolean sampled() {
    return sampled;
  }

  public State state() {
    return state;
  }

  /** {@link System#nanoTime()} when it began. */
  public long begun() {
    return begun;
  }

  /** Does {@code work} as the parent of what OpenTelemetry records on this thread. */
  public <T> T within(Supplier<T> work) {
    if (span == null) {
      return work.get();
    }
    try (Scope _ = span.makeCurrent()) {
      return work.get();
    }
  }

  /** Tells the caller where its request stands. */
  public void headers(BiConsumer<String, String> header) {
    Propagation.silicon(traceId, spanId, header);
  }

  /**
   * Ends it.
   *
   * @param failure of the service; null where there was none
   */
  public void end(int status, @Nullable Throwable failure) {
    of.end(span, status, failure, System.nanoTime() - begun);
  }
}
