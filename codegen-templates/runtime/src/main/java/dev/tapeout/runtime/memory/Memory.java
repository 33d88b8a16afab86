package dev.tapeout.runtime.memory;

import dev.tapeout.runtime.host.Cgroup;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.Meter;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The memory of this process: kept within what suits it, and measured. */
public final class Memory implements AutoCloseable {
  private static final AttributeKey<String> COLLECTOR = AttributeKey.stringKey("collector");

  private final Cgroup group;
  private final SoftHeap soft;
  private final Pauses pauses = new Pauses();

  private Memory(Cgroup group) {
    this.group = group;
    this.soft = new SoftHeap(group);
  }

  /**
   * Keeps the heap within a soft bound from now on, where the collector knows one and nobody has
   * named it ({@code -XX:SoftMaxHeapSize}).
   */
  public static Memory keep(Cgroup group) {
    Memory memory = new Memory(group);
    memory.soft.start();
    return memory;
  }

  /** Adds its measures to those of {@code meter}. */
  public void measure(Meter meter) {
    heap(meter, "used", "Bytes of the heap in use.", MemoryUsage::getUsed);
    heap(meter, "committed", "Bytes that the heap has of the machine.", MemoryUsage::getCommitted);
    heap(meter, "max", "Bytes that the heap may grow to; -1 for no bound.", MemoryUsage::getMax);
    bytes(
        meter,
        "jvm.memory.heap.live",
        "Bytes of the heap in use after the last collection.",
        soft::live);
    bytes(
        meter,
        "jvm.memory.heap.soft",
        "Bytes that the collector tries to keep the heap to, where it knows how.",
        soft::soft);
    container(meter, "limit", "Bytes at which the kernel ends the process.", group::memory);
    container(
        meter,
        "free",
        "Bytes that the process may still take of the container.",
        group::memoryFree);
    pauses.on(meter);
    collections(meter);
  }

  private void collections(Meter meter) {
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    meter
        .counterBuilder("jvm.gc.collections")
        .setDescription("Collections of garbage.")
        .buildWithCallback(out -> {
          pauses.begin(); // somebody reads
          collectors.forEach(gc -> out.record(gc.getCollectionCount(), collector(gc)));
        });
    meter
        .counterBuilder("jvm.gc")
        .ofDoubles()
        .setUnit("s")
        .setDescription("Time that the collection of garbage took.")
        .buildWithCallback(out ->
            collectors.forEach(gc -> out.record(gc.getCollectionTime() / 1000.0, collector(gc))));
  }

  private static Attributes collector(GarbageCollectorMXBean gc) {
    return Attributes.of(COLLECTOR, gc.getName());
  }

  private static void heap(
      Meter meter, String part, String what, ToLongFunction<MemoryUsage> value) {
    bytes(
        meter,
        "jvm.memory.heap." + part,
        what,
        () -> value.applyAsLong(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage()));
  }

  private static void bytes(Meter meter, String name, String what, LongSupplier value) {
    gauge(meter, name, what).buildWithCallback(out -> out.record(value.getAsLong()));
  }

  /** Absent where the kernel tells nothing. */
  private static void container(
      Meter meter, String part, String what, Supplier<@Nullable Long> value) {
    gauge(meter, "tapeout.container.memory." + part, what)
        .buildWithCallback(out -> {
          Long now = value.get();
          if (now != null) {
            out.record(now);
          }
        });
  }

  private static LongGaugeBuilder gauge(Meter meter, String name, String what) {
    return meter.gaugeBuilder(name).ofLongs().setUnit("By").setDescription(what);
  }

  @Override
  public void close() {
    soft.close();
    pauses.close();
  }
}
