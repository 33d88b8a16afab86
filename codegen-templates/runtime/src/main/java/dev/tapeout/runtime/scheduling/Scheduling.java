package dev.tapeout.runtime.scheduling;

import dev.tapeout.runtime.scheduling.Workers.Load;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.Meter;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import jdk.management.VirtualThreadSchedulerMXBean;

/** Where the work of this process runs: governed, and measured. */
public final class Scheduling implements AutoCloseable {
  private static final AttributeKey<String> POOL = AttributeKey.stringKey("pool");

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final Governor governor;

  private Scheduling(Governor governor) {
    this.governor = governor;
  }

  /** Watches the scheduler of virtual threads from now on, where {@code governed}. */
  public static Scheduling keep(boolean governed) {
    return new Scheduling(governed ? Governor.start() : Governor.off("TAPEOUT_GOVERNOR=off"));
  }

  /** Adds its measures to those of {@code meter}. */
  public void measure(Meter meter) {
    count(
        meter,
        "parallelism",
        "Carrier threads that virtual threads may run on.",
        scheduler::getParallelism);
    count(
        meter,
        "carriers",
        "Carrier threads that there are; -1 where the JDK does not tell.",
        scheduler::getPoolSize);
    count(
        meter,
        "mounted",
        "Virtual threads that run; -1 where the JDK does not tell.",
        scheduler::getMountedVirtualThreadCount);
    count(
        meter,
        "queued",
        "Virtual threads that could run and wait for a carrier; -1 where the JDK does not tell.",
        scheduler::getQueuedVirtualThreadCount);
    count(
        meter,
        "held",
        "Carrier threads that are held in native code or by files while others wait.",
        governor::held);
    meter
        .counterBuilder("tapeout.scheduler.raises")
        .setDescription("How often the scheduler was given more carrier threads.")
        .buildWithCallback(out -> out.record(governor.raises()));
    pools(meter, "threads", "Threads of a pool of workers.", Load::threads);
    pools(meter, "busy", "Threads of a pool that work.", Load::busy);
    pools(meter, "waiting", "Pieces of work in line for a pool.", Load::waiting);
    sums(meter, "done", "Pieces of work that a pool has done.", "", Load::done);
    sums(meter, "refused", "Pieces of work that found the line full.", "", Load::refused);
    sums(meter, "waited", "Time that work has waited in line.", "s", load -> load.waited() / 1e9);
    sums(meter, "worked", "Time that work has taken.", "s", load -> load.worked() / 1e9);
  }

  private static void count(Meter meter, String part, String what, LongSupplier value) {
    gauge(meter, "tapeout.scheduler." + part, what)
        .buildWithCallback(out -> out.record(value.getAsLong()));
  }

  private static void pools(Meter meter, String part, String what, ToLongFunction<Load> value) {
    gauge(meter, "tapeout.workers." + part, what)
        .buildWithCallback(out ->
            Workers.loads().forEach(load -> out.record(value.applyAsLong(load), pool(load))));
  }

  private static void sums(
      Meter meter, String part, String what, String unit, ToDoubleFunction<Load> value) {
    meter
        .counterBuilder("tapeout.workers." + part)
        .ofDoubles()
        .setUnit(unit)
        .setDescription(what)
        .buildWithCallback(out ->
            Workers.loads().forEach(load -> out.record(value.applyAsDouble(load), pool(load))));
  }

  private static LongGaugeBuilder gauge(Meter meter, String name, String what) {
    return meter.gaugeBuilder(name).ofLongs().setDescription(what);
  }

  private static Attributes pool(Load load) {
    return Attributes.of(POOL, load.name());
  }

  /**
   * The scheduler of virtual threads in one line, and each pool of workers in one; -1 is a number
   * that the JDK does not tell.
   */
  public String lines() {
    StringBuilder lines =
        new StringBuilder(
            ("SCHED %dms: processors=%d parallelism=%d carriers=%d mounted=%d queued=%d held=%d"
                    + " governor=%s\n")
                .formatted(
                    ManagementFactory.getRuntimeMXBean().getUptime(),
                    Runtime.getRuntime().availableProcessors(),
                    scheduler.getParallelism(),
                    scheduler.getPoolSize(),
                    scheduler.getMountedVirtualThreadCount(),
                    scheduler.getQueuedVirtualThreadCount(),
                    governor.held(),
                    governor.standing()));
    for (Load load : Workers.loads()) {
      lines.append(
          "WORKERS %s: threads=%d busy=%d waiting=%d done=%d refused=%d\n"
              .formatted(
                  load.name(),
                  load.threads(),
                  load.busy(),
                  load.waiting(),
                  load.done(),
                  load.refused()));
    }
    return lines.toString();
  }

  @Override
  public void close() {
    governor.close();
  }
}
