package dev.tapeout.runtime.server;

import dev.tapeout.runtime.tracing.ScrapedMetrics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import jdk.management.VirtualThreadSchedulerMXBean;

/** What the process measures of itself. */
final class Measures implements AutoCloseable {
  private static final AttributeKey<String> COLLECTOR = AttributeKey.stringKey("collector");

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final ScrapedMetrics scraped = new ScrapedMetrics();
  private final SdkMeterProvider meters =
      SdkMeterProvider.builder().registerMetricReader(scraped).build();

  Measures() {
    Meter meter = meters.get("dev.tapeout.runtime");
    count(
        meter,
        "tapeout.scheduler.parallelism",
        "Carrier threads that virtual threads may run on.",
        scheduler::getParallelism);
    count(
        meter,
        "tapeout.scheduler.carriers",
        "Carrier threads that there are; -1 where the JDK does not tell.",
        scheduler::getPoolSize);
    count(
        meter,
        "tapeout.scheduler.mounted",
        "Virtual threads that run; -1 where the JDK does not tell.",
        scheduler::getMountedVirtualThreadCount);
    count(
        meter,
        "tapeout.scheduler.queued",
        "Virtual threads that could run and wait for a carrier; -1 where the JDK does not tell.",
        scheduler::getQueuedVirtualThreadCount);
    heap(meter, "used", "Bytes of the heap in use.", MemoryUsage::getUsed);
    heap(meter, "committed", "Bytes that the heap has of the machine.", MemoryUsage::getCommitted);
    heap(meter, "max", "Bytes that the heap may grow to; -1 for no bound.", MemoryUsage::getMax);
    count(
        meter,
        "jvm.threads.platform",
        "Threads of the operating system.",
        () -> ManagementFactory.getThreadMXBean().getThreadCount());
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    meter
        .counterBuilder("jvm.gc.collections")
        .setDescription("Collections of garbage.")
        .buildWithCallback(
            out -> collectors.forEach(gc -> out.record(gc.getCollectionCount(), collector(gc))));
    meter
        .counterBuilder("jvm.gc")
        .ofDoubles()
        .setUnit("s")
        .setDescription("Time that the collection of garbage took.")
        .buildWithCallback(out ->
            collectors.forEach(gc -> out.record(gc.getCollectionTime() / 1000.0, collector(gc))));
  }

  private static void count(Meter meter, String name, String what, LongSupplier value) {
    gauge(meter, name, what).buildWithCallback(out -> out.record(value.getAsLong()));
  }

  private static void heap(
      Meter meter, String part, String what, ToLongFunction<MemoryUsage> value) {
    gauge(meter, "jvm.memory.heap." + part, what)
        .setUnit("By")
        .buildWithCallback(out ->
            out.record(
                value.applyAsLong(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage())));
  }

  private static LongGaugeBuilder gauge(Meter meter, String name, String what) {
    return meter.gaugeBuilder(name).ofLongs().setDescription(what);
  }

  private static Attributes collector(GarbageCollectorMXBean gc) {
    return Attributes.of(COLLECTOR, gc.getName());
  }

  /** The scheduler of virtual threads in one line; -1 is a number that the JDK does not tell. */
  String scheduler() {
    return "SCHED %dms: parallelism=%d carriers=%d mounted=%d queued=%d\n"
        .formatted(
            ManagementFactory.getRuntimeMXBean().getUptime(),
            scheduler.getParallelism(),
            scheduler.getPoolSize(),
            scheduler.getMountedVirtualThreadCount(),
            scheduler.getQueuedVirtualThreadCount());
  }

  /** In the text format of Prometheus ({@link ScrapedMetrics#text()}). */
  String prometheus() {
    return scraped.text();
  }

  @Override
  public void close() {
    meters.close();
  }
}
