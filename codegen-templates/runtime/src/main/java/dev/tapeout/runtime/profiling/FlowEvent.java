package dev.tapeout.runtime.profiling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A request is worked on by this thread, be it that of its handler or another that works for it. It
 * costs next to nothing while no recording asks for it; a profile labels the samples of the thread
 * and the time with what it says.
 *
 * <p>Of very many short requests only some are recorded, for hardly one in a hundred of them has a
 * sample, and to write and read them all would cost more than the samples.
 */
@Name(FlowEvent.NAME)
@Label("Request")
@Category("Tapeout")
@Description("A thread works on a request.")
@StackTrace(false)
@Enabled(false)
public final class FlowEvent extends Event {
  static final String NAME = "tapeout.Request";

  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1);

  /** How many short ones are recorded in each turn of 100 ms. */
  private static final int MOST_SHORT = 100;

  private static final long TURN = TimeUnit.MILLISECONDS.toNanos(100);
  private static final AtomicLong turn = new AtomicLong();
  private static final AtomicInteger shorts = new AtomicInteger();
  private static final Map<FlowEvent, Span> underWay = new ConcurrentHashMap<>();

  @Label("Trace id")
  final String traceId;

  @Label("Operation")
  final String operation;

  @Label("Begun earlier")
  @Description("Before the recording, so that only its end is known.")
  boolean earlier;

  /** 0 where no recording asked for it. */
  private transient long begun;

  /** What is known of one that has not ended: since when, and by which thread. */
  record Span(Instant since, long thread, String traceId, String operation) {}

  private FlowEvent(String traceId, String operation) {
    this.traceId = traceId;
    this.operation = operation;
  }

  /** The request is worked on from now on. */
  public static FlowEvent start(String traceId, String operation) {
    FlowEvent event = new FlowEvent(traceId, operation);
    if (event.isEnabled()) {
      event.begun = System.nanoTime();
      long thread = Thread.currentThread().threadId();
      underWay.put(event, new Span(Instant.now(), thread, traceId, operation));
      event.begin();
    }
    return event;
  }

  /** No longer by this thread. */
  public void done() {
    earlier = begun == 0;
    if (!earlier) {
      underWay.remove(this);
    }
    if (isEnabled() && (earlier || isWorthIt(System.nanoTime()))) {
      commit();
    }
  }

  /** Those that were begun during a recording and have not ended. */
  static List<Span> underWay() {
    return List.copyOf(underWay.values());
  }

  private boolean isWorthIt(long now) {
    if (now - begun >= SHORT) {
      return true;
    }
    long window = now / TURN;
    long last = turn.get();
    if (window != last && turn.compareAndSet(last, window)) {
      shorts.set(0);
    }
    return shorts.get() < MOST_SHORT && shorts.incrementAndGet() <= MOST_SHORT;
  }
}
