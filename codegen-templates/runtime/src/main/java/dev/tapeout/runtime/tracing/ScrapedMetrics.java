package dev.tapeout.runtime.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;

/** Measures that are told when somebody asks, as Prometheus does. */
public final class ScrapedMetrics implements MetricReader {
  private volatile CollectionRegistration source = CollectionRegistration.noop();

  /** What there is now, in Prometheus' text format ({@link Telemetry#METRICS_TYPE}). */
  public String text() {
    return PrometheusText.of(source.collectAllMetrics());
  }

  @Override
  public void register(CollectionRegistration registration) {
    source = registration;
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType type) {
    return AggregationTemporality.CUMULATIVE;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
