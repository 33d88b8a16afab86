package dev.tapeout.runtime.scheduling;

import dev.tapeout.runtime.host.Kernel;
import java.util.ArrayList;
import java.util.List;
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

  private final Kernel kernel;
  private final String name;
  private List<String> tasks = List.of();

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
      return carriers.list().isEmpty() ? null : carriers;
    } catch (ExecutionException | TimeoutException e) {
      return null;
    }
  }

  private List<String> list() {
    List<String> found = new ArrayList<>();
    for (String task : kernel.names(TASKS)) {
      String comm = kernel.text(TASKS + "/" + task + "/comm");
      if (comm != null && comm.startsWith(name)) {
        found.add(TASKS + "/" + task + "/stat");
      }
    }
    return found;
  }

  /**
   * How many run, or would if a processor were free.
   *
   * @param count how many there are, by which those that come and go are noticed
   */
  int running(int count) {
    if (tasks.size() != count) {
      tasks = list();
    }
    int running = 0;
    for (String task : tasks) {
      String stat = kernel.text(task); // 14603 (ForkJoinPool-1-) S …
      if (stat == null) {
        tasks = List.of(); // it has ended
      } else if (stat.startsWith("R", stat.lastIndexOf(')') + 2)) {
        running++;
      }
    }
    return running;
  }
}
