package dev.tapeout.runtime.server;

import dev.tapeout.runtime.memory.Memory;
import dev.tapeout.runtime.scheduling.Scheduling;
import dev.tapeout.runtime.tracing.ScrapedMetrics;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.lang.management.ManagementFactory;

/** What the process measures of itself. */
final class Measures implements AutoCloseable {
  private final ScrapedMetrics scraped = new ScrapedMetrics();
  private final SdkMeterProvider meters =
      SdkMeterProvider.builder().registerMetricReader(scraped).build();

  /** Those of rooms are told by themselves, for they are exported elsewhere, too. */
  Measures(Memory memory, Scheduling scheduling) {
    Meter meter = meters.get("dev.tapeout.runtime");
    scheduling.measure(meter);
    memory.measure(meter);
    meter
        .gaugeBuilder("jvm.threads.platform")
        .ofLongs()
        .setDescription("Threads of the operating system.")
        .buildWithCallback(out -> out.record(ManagementFactory.getThreadMXBean().getThreadCount()));
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
