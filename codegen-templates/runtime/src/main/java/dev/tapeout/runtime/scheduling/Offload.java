package dev.tapeout.runtime.scheduling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One kind of work, such as an operation, and where it runs: on its own virtual thread, until it is
 * seen there to hold on to its carrier, in native code or by a file. Then for a minute it runs on
 * threads of the system, so that there need not be more carriers than processors: those would all
 * want a processor once what they wait for is there, each with a line of requests behind it.
 *
 * <p>It is looked at only while carriers are held, by the governor; else it costs two reads of a
 * field.
 */
public final class Offload {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final int MOST = 128;

  /** How long it runs elsewhere before it is tried where it was, in nanoseconds. */
  static final long FOR = TimeUnit.MINUTES.toNanos(1);

  /** Work on virtual threads that began while carriers were held. */
  private static final Set<Run> UNDER_WAY = ConcurrentHashMap.newKeySet();

  private static volatile boolean watched;

  private final String name;
  private final LongSupplier clock;
  private final Supplier<Workers> threads;

  /** When it is to run here again; 0 where it does. */
  private volatile long until;

  /** Made when they are first needed. */
  private static final class Threads {
    private static final Workers ALL = new Workers("offload", MOST, 0, Placement.ANYWHERE);
  }

  /** One piece of work under way; a class, for none is like another. */
  private static final class Run {
    private final Offload kind;
    private final Thread thread = Thread.currentThread();

    Run(Offload kind) {
      this.kind = kind;
    }

    /** Null where it is not in native code with a carrier. */
    @Nullable Sight sight() {
      // Only a virtual thread with a carrier names that.
      if (thread.getState() != Thread.State.RUNNABLE || thread.toString().indexOf('@') < 0) {
        return null;
      }
      StackTraceElement[] stack = thread.getStackTrace();
      return stack.length > 0 && stack[0].isNativeMethod() ? new Sight(this, stack[0]) : null;
    }
  }

  /** Work that is seen in a native method, with its carrier. */
  record Sight(Run run, StackTraceElement method) {
    /** It has held its carrier, so the next of its kind run elsewhere. */
    void move() {
      run.kind.move(method.getClassName() + "." + method.getMethodName());
    }
  }

  /**
   * @param name for the log
   */
  public Offload(String name) {
    this(name, System::nanoTime, () -> Threads.ALL);
  }

  /**
   * @param clock in nanoseconds
   * @param threads without a line
   */
  Offload(String name, LongSupplier clock, Supplier<Workers> threads) {
    this.name = name;
    this.clock = clock;
    this.threads = threads;
  }

  /**
   * Does {@code work}, here or elsewhere; where all threads are busy or none is to be had, here.
   * The flow that it belongs to must be bound in it.
   */
  public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
    if (until != 0 && isElsewhere()) {
      Workers elsewhere = threads.get();
      Work<T> piece = begun(elsewhere, work);
      return piece == null ? work.call() : ended(elsewhere, piece);
    }
    if (!watched || !Thread.currentThread().isVirtual()) {
      return work.call();
    }
    Run run = new Run(this);
    UNDER_WAY.add(run);
    try {
      return work.call();
    } finally {
      UNDER_WAY.remove(run);
    }
  }

  private static <T extends @Nullable Object> @Nullable Work<T> begun(
      Workers threads, Callable<T> work) {
    try {
      return threads.begin(work);
    } catch (OutOfMemoryError e) { // the system gives no more threads
      return null;
    }
  }

  private static <T extends @Nullable Object> T ended(Workers threads, Work<T> piece)
      throws Exception {
    try {
      return threads.end(piece, null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  boolean isElsewhere() {
    if (until - clock.getAsLong() > 0) {
      return true;
    }
    until = 0;
    return false;
  }

  /** Whether carriers are held, so that it should be known by which work. */
  static void watch(boolean held) {
    watched = held;
  }

  /** Work that is in native code at this moment. */
  static List<Sight> inNativeCode() {
    return UNDER_WAY.stream().map(Run::sight).filter(Objects::nonNull).toList();
  }

  /** Those of {@code before} that are in the same method still, and have not ended. */
  static List<Sight> stillThere(List<Sight> before) {
    return before.stream()
        .filter(seen -> UNDER_WAY.contains(seen.run) && seen.equals(seen.run.sight()))
        .toList();
  }

  void move(String method) {
    if (until == 0) {
      until = clock.getAsLong() + FOR | 1; // never 0
      LOG.log(
          Level.INFO,
          name
              + " holds on to its carrier in "
              + method
              + ": for a minute it runs on threads of the system");
    }
  }
}
