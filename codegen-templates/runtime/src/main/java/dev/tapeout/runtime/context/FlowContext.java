package dev.tapeout.runtime.context;

import dev.tapeout.runtime.profiling.FlowEvent;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries with it. The pipeline binds one around every handler, {@link Fork} hands
 * it on to the threads that it starts, and everything below reads {@link #current()}. A thread that
 * was started in another way has none.
 *
 * @param traceId 32 lower-case hexadecimal digits (W3C Trace Context, 3.2.2.3)
 * @param spanId 16 lower-case hexadecimal digits: the span of this request in this service
 * @param sampled whether the trace is recorded
 * @param requestId {@code X-Request-ID} as it came, else one of our own
 * @param tenant on whose behalf; null where unknown
 * @param principal who calls; null where nobody was asked
 * @param deadline {@link System#nanoTime()} at which the answer is of no more use; null for none
 * @param operation the id that the contract gives it
 */
public record FlowContext(
    String traceId,
    String spanId,
    boolean sampled,
    String requestId,
    @Nullable String tenant,
    @Nullable Principal principal,
    @Nullable Long deadline,
    String operation,
    State state) {

  /** How the flow came here. */
  public enum State {
    /** It begins with this request. */
    STARTED,
    /** Another service began it and handed it on. */
    CONTINUED,
    /** It was put aside, such as a message in a queue, and taken up again. */
    RESUMED
  }

  private static final ScopedValue<FlowContext> CURRENT = ScopedValue.newInstance();

  /**
   * That of the request on whose behalf this thread works.
   *
   * @throws NoSuchElementException where it works for none
   */
  public static FlowContext current() {
    return CURRENT.get();
  }

  /** As {@link #current()}; null where this thread works for no request. */
  public static @Nullable FlowContext orNull() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** Does {@code work} under this context; a profile of the thread tells of the request. */
  public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
    FlowEvent event = FlowEvent.start(traceId, operation);
    try {
      return ScopedValue.where(CURRENT, this).call(work::call);
    } finally {
      event.done();
    }
  }

  /** Does {@code work} under this context; a profile of the thread tells of the request. */
  public void run(Runnable work) {
    FlowEvent event = FlowEvent.start(traceId, operation);
    try {
      ScopedValue.where(CURRENT, this).run(work);
    } finally {
      event.done();
    }
  }

  /** What is left until the deadline, negative when it has passed; null where there is none. */
  public @Nullable Duration left() {
    return deadline == null ? null : Duration.ofNanos(deadline - System.nanoTime());
  }

  /**
   * The same flow, put aside and taken up again later in this process. Nobody waits for an answer
   * any more, so it has no deadline. Across processes it goes by headers: {@code Propagation}.
   */
  public FlowContext resumed() {
    return new FlowContext(
        traceId, spanId, sampled, requestId, tenant, principal, null, operation, State.RESUMED);
  }
}
