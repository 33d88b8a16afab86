package dev.tapeout.runtime.profiling;

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
 * A request is worked on by this thread. It costs next to nothing while no recording asks for it; a
 * profile labels the samples of the thread and the time with what it says.
 *
 * <p>Of very many short requests only some are recorded, for hardly one in a hundred of them has a
 * sample, and to write and read them all would cost more than the samples.
 */
@Name(FlowEvent.NAME)
@Label("Request")
@Category("Tapeout")
@Description("A handler works on a request.")
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

  @Label("Trace id")
  final String traceId;

  @Label("Operation")
  final String operation;

  private transient long begun;

  private FlowEvent(String traceId, String operation) {
    this.traceId = traceId;
    this.operation = operation;
  }

  /** The request is worked on from now on. */
  public static FlowEvent start(String traceId, String operation) {
    FlowEvent event = new FlowEvent(traceId, operation);
    if (event.isEnabled()) {
      event.begun = System.nanoTime();
      event.begin();
    }
    return event;
  }

  /** No longer by this thread. */
  public void done() {
    if (isEnabled() && isWorthIt(System.nanoTime())) {
      commit();
    }
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
