package dev.tapeout.runtime.scheduling;

import dev.tapeout.runtime.host.Kernel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The threads of the system that carry virtual ones, as Linux sees them: the JDK counts them, but
 * does not tell which wait in native code.
 */
final class Carriers {
  /** A name longer than that is cut by the kernel. */
  private static final int LONGEST_NAME = 15;

  private static final String TASKS = "/proc/self/task";
  private static final String STATE = "State:\t";

  /** Behind it is how often a thread has gone to sleep. */
  private static final String SLEPT = "\nvoluntary_ctxt_switches:";

  private final Kernel kernel;
  private final String name;

  /** By file, how often each had gone to sleep by the last look. */
  private Map<String, String> slept = Map.of();

  /**
   * How many carriers there were when they were listed; -1 where they are to be listed anew. There
   * may be more threads with the name of a carrier (the timer of the same pool has it), which
   * sleep.
   */
  private int listed = -1;

  Carriers(Kernel kernel, String name) {
    this.kernel = kernel;
    this.name = name;
  }

  /** Those of this process; null where they cannot be told from other threads. */
  static @Nullable Carriers here() throws InterruptedException {
    Kernel kernel = Kernel.here();
    CompletableFuture<String> carried = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> carried.complete(Thread.currentThread().toString()));
    try {
      // VirtualThread[#22]/runnable@ForkJoinPool-1-worker-1
      String text = carried.get(1, TimeUnit.SECONDS);
      String carrier = text.substring(text.indexOf('@') + 1);
      int number = carrier.lastIndexOf('-') + 1;
      if (carrier.length() == text.length() || number == 0) {
        return null;
      }
      Carriers carriers =
          new Carriers(kernel, carrier.substring(0, Math.min(number, LONGEST_NAME)));
      carriers.list();
      return carriers.slept.isEmpty() ? null : carriers;
    } catch (ExecutionException | TimeoutException e) {
      return null;
    }
  }

  private void list() {
    slept = new HashMap<>();
    for (String task : kernel.names(TASKS)) {
      String file = TASKS + "/" + task + "/status";
      String status = kernel.text(file);
      if (status != null && status.startsWith("Name:\t" + name) && status.contains(SLEPT)) {
        slept.put(file, "");
      }
    }
  }

  /** What one look saw. */
  record Seen(int running, int active) {}

  /**
   * Looks at all.
   *
   * @param count how many there are, by which those that come and go are noticed
   * @return how many run at this moment, or would if a processor were free; and how many have since
   *     the last look. Whoever neither runs now nor has gone to sleep anew has been asleep all the
   *     while
   */
  Seen look(int count) {
    if (listed != count || slept.size() < count) { // one may have had no name yet
      list();
      listed = count;
    }
    int running = 0;
    int active = 0;
    for (Map.Entry<String, String> task : slept.entrySet()) {
      String status = kernel.text(task.getKey());
      if (status == null) {
        listed = -1; // it has ended
        return new Seen(count, count);
      }
      boolean runs = status.startsWith("R", status.indexOf(STATE) + STATE.length());
      String sleeps = status.substring(status.indexOf(SLEPT));
      if (runs) {
        running++;
      }
      if (!sleeps.equals(task.setValue(sleeps)) || runs) {
        active++;
      }
    }
    return new Seen(running, active);
  }
}
