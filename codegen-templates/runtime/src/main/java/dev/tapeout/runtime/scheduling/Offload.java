package dev.tapeout.runtime.scheduling;

import io.opentelemetry.context.Context;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One kind of work, such as an operation, and where it runs: on its own virtual thread, until it is
 * seen there to hold on to its carrier, in native code or by a file. Then for a minute it runs on
 * threads of the system, so that there need not be more carriers than processors: those would all
 * want a processor once what they wait for is there, each with a line of requests behind it.
 *
 * <p>It is looked at only while carriers are held; else it costs two reads of a field.
 */
public final class Offload {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final long FOR = TimeUnit.MINUTES.toNanos(1);

  /** Who finds all of them busy runs where it is. */
  private static final int THREADS = 128;

  /** Work that began while carriers were held. */
  private static final Set<Run> UNDER_WAY = ConcurrentHashMap.newKeySet();

  private static volatile boolean watched;

  private final String name;

  /** {@link System#nanoTime()} until which it runs elsewhere; 0 where it does not. */
  private volatile long until;

  /** Made when they are first needed. */
  private static final class Threads {
    private static final Workers ALL = new Workers("offload", THREADS, 0, Placement.ANYWHERE);
  }

  /** One piece of work on a virtual thread; a class of its own, for none is like another. */
  static final class Run {
    private final Offload kind;
    private final Thread thread = Thread.currentThread();

    Run(Offload kind) {
      this.kind = kind;
    }

    /** The native method that it is in, with its carrier; null where it is not. */
    @Nullable StackTraceElement nativeMethod() {
      // Only a virtual thread with a carrier names that.
      if (thread.getState() != Thread.State.RUNNABLE || thread.toString().indexOf('@') < 0) {
        return null;
      }
      StackTraceElement[] stack = thread.getStackTrace();
      return stack.length > 0 && stack[0].isNativeMethod() ? stack[0] : null;
    }
  }

  /**
   * @param name for the log
   */
  public Offload(String name) {
    this.name = name;
  }

  /** Does {@code work}, here or elsewhere; the flow of this thread must be bound in it. */
  public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
    if (until != 0 && isElsewhere()) {
      try {
        return Threads.ALL.call(Context.current().wrap(work), null);
      } catch (RejectedExecutionException e) {
        return work.call();
      } catch (ExecutionException e) {
        throw unwrapped(e);
      }
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

  private static Exception unwrapped(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof Exception cause ? cause : e;
  }

  boolean isElsewhere() {
    if (until - System.nanoTime() > 0) {
      return true;
    }
    until = 0;
    return false;
  }

  /** Whether carriers are held, so that it should be known by which work. */
  static void watch(boolean held) {
    watched = held;
  }

  /** Work in native code at this moment. */
  static List<Run> inNativeCode() {
    List<Run> found = new ArrayList<>();
    for (Run run : UNDER_WAY) {
      if (run.nativeMethod() != null) {
        found.add(run);
      }
    }
    return found;
  }

  /** All work of {@code before} that is there still has held on to its carrier all the while. */
  static void moveHolders(List<Run> before) {
    for (Run run : before) {
      StackTraceElement method = UNDER_WAY.contains(run) ? run.nativeMethod() : null;
      if (method != null) {
        run.kind.move(method);
      }
    }
  }

  private void move(StackTraceElement method) {
    if (until == 0) {
      until = System.nanoTime() + FOR | 1; // never 0
      LOG.log(
          Level.INFO,
          name
              + " holds on to its carrier in "
              + method.getClassName()
              + "."
              + method.getMethodName()
              + ": for a minute it runs on threads of the system");
    }
  }
}
