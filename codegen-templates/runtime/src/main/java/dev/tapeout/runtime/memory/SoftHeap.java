package dev.tapeout.runtime.memory;

import com.sun.management.ThreadMXBean;
import com.sun.management.VMOption;
import dev.tapeout.runtime.host.Cgroup;
import dev.tapeout.runtime.host.JvmOption;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves {@code SoftMaxHeapSize} every second, to which a collector that knows it (ZGC, Shenandoah)
 * tries to keep the heap: by what lives and what is allocated ({@link Pace}), and within what the
 * container has left, also when its bound is changed while it runs. Whoever names the option when
 * the JVM starts keeps it; what JMX or {@code jcmd} sets later is overwritten at the next look.
 * Once closed there is no bound but that of the heap, for nobody would move it.
 */
final class SoftHeap implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime.memory");
  private static final String OPTION = "SoftMaxHeapSize";

  /** A twentieth of what the container may use is left free: what grows between two looks. */
  private static final int RESERVED_SHARE = 20;

  private static final Set<VMOption.Origin> NOBODYS =
      Set.of(VMOption.Origin.DEFAULT, VMOption.Origin.ERGONOMIC, VMOption.Origin.MANAGEMENT);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final Cgroup group;
  private final Pace pace = new Pace(heap().getMax(), Math.max(1, number("ConcGCThreads")));
  private final boolean governs;
  private long allocated = threads.getTotalThreadAllocatedBytes();
  private @Nullable Long limit;
  private boolean tight;
  private boolean closed;
  private @Nullable Thread thread;

  SoftHeap(Cgroup group) {
    this.group = group;
    this.limit = group.memory();
    VMOption option = JvmOption.find(OPTION);
    this.governs =
        option != null
            && NOBODYS.contains(option.getOrigin())
            && (isOn("UseZGC") || isOn("UseShenandoahGC"));
  }

  private static MemoryUsage heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
  }

  private static boolean isOn(String name) {
    VMOption option = JvmOption.find(name);
    return option != null && option.getValue().equals("true");
  }

  /** 0 where there is none. */
  private static long number(String name) {
    VMOption option = JvmOption.find(name);
    return option == null ? 0 : Long.parseLong(option.getValue());
  }

  /** Looks every second from now on, where there is something to move. */
  void start() {
    if (governs) {
      // Of the operating system: it must run when no virtual thread does.
      thread = Thread.ofPlatform().daemon().name("soft heap").start(this::watch);
    }
  }

  private void watch() {
    boolean told = false;
    try {
      while (true) {
        try {
          look();
          told = false;
        } catch (RuntimeException | OutOfMemoryError e) {
          told = told || tell(e);
        }
        Thread.sleep(1000);
      }
    } catch (InterruptedException e) {
      // the service has stopped
    }
  }

  /** False where there is no memory for a line of the log either: at the next look, then. */
  private boolean tell(Throwable failure) {
    try {
      LOG.log(
          Level.WARNING,
          "the soft bound of the heap stays at " + mebibytes(soft()) + " until this is over",
          failure);
      return true;
    } catch (RuntimeException | OutOfMemoryError e) {
      return false;
    }
  }

  /** Moves the bound to where it should be now; leaves what was named when the JVM started. */
  synchronized void look() {
    if (!governs || closed) {
      return;
    }
    long total = threads.getTotalThreadAllocatedBytes();
    pace.allocated(total - allocated);
    allocated = total;
    MemoryUsage heap = heap();
    Long now = group.memory();
    tell(now, heap.getMax());
    long most = most(heap, now);
    long live = live();
    if (live == 0) { // no collection yet, so that nobody knows what lives
      move(Math.clamp(most, heap.getUsed(), heap.getMax()));
      return;
    }
    warn(live, most, now);
    move(Math.min(pace.bound(live, most), heap.getMax()));
  }

  /** By its own bound, and by what the container has left. */
  private long most(MemoryUsage heap, @Nullable Long now) {
    Long free = group.memoryFree();
    if (free == null) {
      return heap.getMax();
    }
    long reach = heap.getCommitted() + free;
    long all = now == null ? Math.max(0, reach) : now; // it may have a high mark and no bound
    return Math.min(heap.getMax(), reach - all / RESERVED_SHARE);
  }

  private void move(long bound) {
    if (bound != soft()) {
      JvmOption.set(OPTION, bound);
    }
  }

  private void tell(@Nullable Long now, long max) {
    if (now != null && !now.equals(limit)) {
      String before = limit == null ? "" : ", it was " + mebibytes(limit);
      LOG.log(
          Level.INFO,
          "the container may use {0} now{1}; the heap follows up to {2}, which was fixed at the start",
          mebibytes(now),
          before,
          mebibytes(max));
    }
    limit = now;
  }

  private void warn(long live, long most, @Nullable Long now) {
    boolean before = tight;
    tight = pace.least(live) > most;
    if (tight && !before) {
      LOG.log(
          Level.WARNING,
          "what lives in the heap ({0}) leaves no room within {1}{2}: collections run without end,"
              + " and the process may soon be ended; it needs a larger bound of memory, or less to"
              + " keep (GET /debug/pprof/heap says what it keeps)",
          mebibytes(live),
          mebibytes(Math.max(0, most)),
          now == null ? "" : " of the container's " + mebibytes(now));
    }
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }

  /** Bytes in use after the last collection; 0 before the first. */
  long live() {
    long live = 0;
    for (MemoryPoolMXBean pool : pools) {
      MemoryUsage after = pool.getCollectionUsage();
      live += after == null ? 0 : after.getUsed();
    }
    return live;
  }

  /** The bound in force; the heap's own where there is no other. */
  long soft() {
    long soft = number(OPTION);
    return soft == 0 ? heap().getMax() : soft;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
    if (governs) {
      move(heap().getMax());
    }
  }
}
