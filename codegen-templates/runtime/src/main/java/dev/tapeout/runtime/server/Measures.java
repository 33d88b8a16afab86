package dev.tapeout.runtime.server;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import jdk.management.VirtualThreadSchedulerMXBean;

/** What the process measures of itself. */
final class Measures {
  private Measures() {}

  private static VirtualThreadSchedulerMXBean scheduler() {
    return ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  }

  /** The scheduler of virtual threads in one line; -1 is a number that the JDK does not tell. */
  static String scheduler(long uptimeMillis) {
    VirtualThreadSchedulerMXBean now = scheduler();
    return "SCHED %dms: parallelism=%d carriers=%d mounted=%d queued=%d\n"
        .formatted(
            uptimeMillis,
            now.getParallelism(),
            now.getPoolSize(),
            now.getMountedVirtualThreadCount(),
            now.getQueuedVirtualThreadCount());
  }

  /** In the text format of Prometheus, 0.0.4. */
  static String prometheus() {
    StringBuilder out = new StringBuilder();
    VirtualThreadSchedulerMXBean scheduler = scheduler();
    gauge(out, "tapeout_scheduler_parallelism", scheduler.getParallelism());
    gauge(out, "tapeout_scheduler_carriers", scheduler.getPoolSize());
    gauge(out, "tapeout_scheduler_mounted", scheduler.getMountedVirtualThreadCount());
    gauge(out, "tapeout_scheduler_queued", scheduler.getQueuedVirtualThreadCount());
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    gauge(out, "jvm_memory_heap_used_bytes", heap.getUsed());
    gauge(out, "jvm_memory_heap_committed_bytes", heap.getCommitted());
    gauge(out, "jvm_memory_heap_max_bytes", heap.getMax());
    gauge(out, "jvm_threads_platform", ManagementFactory.getThreadMXBean().getThreadCount());
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    out.append("# TYPE jvm_gc_collections_total counter\n");
    collectors.forEach(
        gc -> labelled(out, "jvm_gc_collections_total", gc.getName(), gc.getCollectionCount()));
    out.append("# TYPE jvm_gc_seconds_total counter\n");
    collectors.forEach(
        gc -> labelled(out, "jvm_gc_seconds_total", gc.getName(), gc.getCollectionTime() / 1000.0));
    return out.toString();
  }

  private static void gauge(StringBuilder out, String name, long value) {
    out.append("# TYPE ").append(name).append(" gauge\n");
    out.append(name).append(' ').append(value).append('\n');
  }

  private static void labelled(StringBuilder out, String name, String collector, Number value) {
    out.append(name).append("{collector=\"").append(collector).append("\"} ");
    out.append(value).append('\n');
  }
}
