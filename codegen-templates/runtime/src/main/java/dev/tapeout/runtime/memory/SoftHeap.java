package dev.tapeout.runtime.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.management.VMOption;
import dev.tapeout.runtime.host.Cgroup;
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
 */
final class SoftHeap implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime.memory");
  private static final String OPTION = "SoftMaxHeapSize";
  private static final int RESERVE = 20; // a twentieth of the bound: what grows between two looks
  private static final Set<VMOption.Origin> NOBODYS =
      Set.of(VMOption.Origin.DEFAULT, VMOption.Origin.ERGONOMIC, VMOption.Origin.MANAGEMENT);

  private final HotSpotDiagnosticMXBean jvm =
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final Cgroup group;
  private final Pace pace = new Pace();
  private final boolean governs;
  private long allocated = threads.getTotalThreadAllocatedBytes();
  private @Nullable Long limit;
  private boolean tight;
  private @Nullable Thread thread;

  SoftHeap(Cgroup group) {
    this.group = group;
    this.limit = group.memory();
    VMOption option = option(OPTION);
    this.governs =
        option != null
            && NOBODYS.contains(option.getOrigin())
            && (isOn("UseZGC") || isOn("UseShenandoahGC"));
  }

  private @Nullable VMOption option(String name) {
    try {
      return jvm.getVMOption(name);
    } catch (IllegalArgumentException e) { // another JVM
      return null;
    }
  }

  private boolean isOn(String name) {
    VMOption option = option(name);
    return option != null && option.getValue().equals("true");
  }

  /** Looks every second from now on, where there is something to move. */
  void start() {
    if (governs) {
      // Of the operating system: it must run when no virtual thread does.
      thread = Thread.ofPlatform().daemon().name("soft heap").start(this::watch);
    }
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(1000);
      }
    } catch (InterruptedException e) {
      // the service has stopped
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the soft bound of the heap stays at " + mebibytes(soft()), e);
    }
  }

  /** Moves the bound to where it should be now; leaves what was named when the JVM started. */
  void look() {
    if (!governs) {
      return;
    }
    long total = threads.getTotalThreadAllocatedBytes();
    pace.allocated(total - allocated);
    allocated = total;
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    Long now = group.memory();
    tell(now, heap.getMax());
    long most = heap.getMax();
    Long free = group.memoryFree();
    if (free != null && now != null) {
      most = Math.min(most, heap.getCommitted() + free - now / RESERVE);
    }
    long live = live();
    warn(live, most, now);
    long bound = Math.min(pace.bound(live, most), heap.getMax());
    if (bound != soft()) {
      jvm.setVMOption(OPTION, String.valueOf(bound));
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
    tight = live + Pace.LEAST_ROOM > most;
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
    VMOption option = option(OPTION);
    long soft = option == null ? 0 : Long.parseLong(option.getValue());
    return soft == 0 ? Runtime.getRuntime().maxMemory() : soft;
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
