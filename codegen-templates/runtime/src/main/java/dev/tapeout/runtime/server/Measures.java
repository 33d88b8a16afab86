package dev.tapeout.runtime.server;

import dev.tapeout.runtime.memory.Memory;
import dev.tapeout.runtime.tracing.ScrapedMetrics;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;

/** What the process measures of itself. */
final class Measures implements AutoCloseable {
  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final ScrapedMetrics scraped = new ScrapedMetrics();
  private final SdkMeterProvider meters =
      SdkMeterProvider.builder().registerMetricReader(scraped).build();

  /** Those of the memory are told by {@code memory}, for they are exported elsewhere, too. */
  Measures(Memory memory) {
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
    memory.measure(meter);
    count(
        meter,
        "jvm.threads.platform",
        "Threads of the operating system.",
        () -> ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static void count(Meter meter, String name, String what, LongSupplier value) {
    gauge(meter, name, what).buildWithCallback(out -> out.record(value.getAsLong()));
  }

  private static LongGaugeBuilder gauge(Meter meter, String name, String what) {
    return meter.gaugeBuilder(name).ofLongs().setDescription(what);
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
