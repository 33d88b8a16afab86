package dev.tapeout.runtime.scheduling;

import dev.tapeout.runtime.scheduling.Course.Standing;
import dev.tapeout.runtime.scheduling.Course.Step;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the processors at work where virtual threads hold on to their carriers: in native code (a
 * model, SQLite) and while they read files. It looks at the scheduler every 50 ms and gives it one
 * carrier more for each that is held while others wait, within what the machine and its quota have;
 * a quota that changes while the service runs is followed. Held is who sleeps with a virtual thread
 * for some milliseconds: that a carrier does not run at a moment says nothing, for between two
 * requests it does not either.
 *
 * <p>The JDK has no way to take a carrier back that runs: it leaves once it has nothing to do. On
 * other systems than Linux nobody tells which carriers are held, so nothing is done there.
 */
final class Governor implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  private static final String MOST = "jdk.virtualThreadScheduler.maxPoolSize";

  /**
   * A held carrier may hold up others for so long; to look more often costs an idle service more.
   */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long WHILE_RAISED = TimeUnit.MILLISECONDS.toNanos(20);

  /** Who has slept through that is held; a call that takes less needs no other carrier. */
  private static final long HELD = TimeUnit.MILLISECONDS.toNanos(3);

  /** A wake may come to a queue that is not empty, so that it wakes nobody. */
  private static final int WAKES = 2;

  /** The JVM reads some files to count processors. */
  private static final long COUNT = TimeUnit.SECONDS.toNanos(1);

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  /** Null where whoever started the JVM leaves it to the processors. */
  private final @Nullable Integer given = Integer.getInteger(PARALLELISM);

  private final int most = Integer.getInteger(MOST, Integer.MAX_VALUE);
  private final @Nullable Carriers carriers;
  private final @Nullable Thread thread;
  private final @Nullable String off;
  private volatile Standing standing = Standing.RESTS;
  private volatile int held;
  private volatile long raises;
  private volatile boolean closed;
  private int processors = processors();
  private long counted = System.nanoTime();

  private Governor(@Nullable Carriers carriers, @Nullable String off) {
    this.carriers = carriers;
    this.off = off;
    this.thread =
        carriers == null
            ? null
            : Thread.ofPlatform().name("tapeout-governor").daemon().unstarted(this::run);
  }

  /** One that does nothing, and says why. */
  static Governor off(String why) {
    return new Governor(null, why);
  }

  /** Begins to watch; where it cannot it says why, and does nothing. */
  static Governor start() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return off("only Linux tells which carriers are held");
    }
    try {
      Carriers found = Carriers.here();
      if (found == null) {
        return off("the carriers cannot be told from other threads here");
      }
      Governor governor = new Governor(found, null);
      if (governor.thread != null) {
        governor.thread.start();
      }
      return governor;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return off("it was interrupted at its start");
    }
  }

  private void run() {
    Course course = Course.START;
    while (!closed && carriers != null) {
      try {
        Reading now = read(carriers);
        Step step = course.next(now);
        course = step.course();
        set(now, Math.min(most, step.parallelism()));
        held = now.held();
        standing = step.parallelism() > most ? Standing.BOUND : step.standing();
        boolean raised = step.parallelism() > now.processors();
        Offload.watch(raised);
        LockSupport.parkNanos(this, raised ? WHILE_RAISED : LOOK);
      } catch (RuntimeException | Error e) { // no memory, no thread: later there may be
        Offload.watch(false);
        tell(e);
        LockSupport.parkNanos(this, TimeUnit.MINUTES.toNanos(1));
      }
    }
  }

  private static void tell(Throwable e) {
    try {
      LOG.log(Level.WARNING, "the scheduler of virtual threads could not be looked at", e);
    } catch (RuntimeException | Error again) {
      // not even for that there is memory
    }
  }

  private Reading read(Carriers carriers) {
    long time = System.nanoTime();
    if (time - counted > COUNT) {
      processors = processors();
      counted = time;
    }
    Reading now = reading(Integer.MAX_VALUE);
    // Where nobody waits nothing would be done about it.
    if (now.mounted() == 0 || now.queued() == 0 && now.parallelism() <= processors) {
      return now;
    }
    int running = carriers.look(scheduler.getPoolSize()).running();
    if (now.mounted() <= running) {
      return now;
    }
    List<Offload.Sight> seen = Offload.inNativeCode();
    LockSupport.parkNanos(this, HELD);
    List<Offload.Sight> holders = Offload.stillThere(seen);
    // Counted before the second look: who has come to sleep with a virtual thread since is active.
    Reading then = reading(0);
    int active = carriers.look(scheduler.getPoolSize()).active();
    Reading still =
        new Reading(processors, then.parallelism(), then.mounted(), then.queued(), active);
    if (holders.size() <= still.held()) { // else some of them compute there, and nobody tells which
      holders.forEach(Offload.Sight::move);
    }
    return still;
  }

  private Reading reading(int active) {
    return new Reading(
        processors,
        scheduler.getParallelism(),
        scheduler.getMountedVirtualThreadCount(),
        scheduler.getQueuedVirtualThreadCount(),
        active);
  }

  private int processors() {
    return Math.min(most, given == null ? Runtime.getRuntime().availableProcessors() : given);
  }

  private void set(Reading now, int parallelism) {
    if (parallelism != now.parallelism()) {
      scheduler.setParallelism(parallelism);
    }
    if (parallelism > now.parallelism()) {
      raises = raises + 1; // only this thread writes it
    }
    if (parallelism > now.processors() && parallelism > now.mounted() && now.queued() > 0) {
      wake();
    }
  }

  /**
   * The scheduler thinks of another carrier only when a virtual thread comes to a queue of it that
   * was empty. Which queue that is goes by the system thread that starts it, so this takes a new
   * one each time: the queues of all others may be full of those who wait.
   */
  private static void wake() {
    for (int i = 0; i < WAKES; i++) {
      Thread.ofPlatform()
          .name("tapeout-governor-wakes")
          .daemon()
          .start(() -> Thread.ofVirtual().start(() -> {}));
    }
  }

  /** Carriers that hold on to a virtual thread without running; 0 where nobody looks. */
  int held() {
    return held;
  }

  /** How often carriers were added. */
  long raises() {
    return raises;
  }

  /** What it does, or why it does nothing, in one sentence. */
  String standing() {
    return off == null ? standing.text() : "off: " + off;
  }

  /** The scheduler is as it was. */
  @Override
  public void close() {
    closed = true;
    if (thread != null) {
      LockSupport.unpark(thread);
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Offload.watch(false);
      scheduler.setParallelism(processors());
    }
  }
}
