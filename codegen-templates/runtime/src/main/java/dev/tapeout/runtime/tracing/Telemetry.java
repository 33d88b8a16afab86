package dev.tapeout.runtime.tracing;

import dev.tapeout.runtime.operation.Operation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Spans, measures and logs of a service, exported by OTLP as the usual {@code OTEL_*} variables
 * say. Where none of them names an endpoint nothing is recorded; traces are continued all the same.
 */
public final class Telemetry implements AutoCloseable {
  /** What {@link #metrics()} and {@link ScrapedMetrics#text()} are. */
  public static final String METRICS_TYPE = PrometheusText.MEDIA_TYPE;

  static final AttributeKey<String> CONTRACT = AttributeKey.stringKey("tapeout.contract.id");
  static final AttributeKey<String> VERSION = AttributeKey.stringKey("tapeout.contract.version");
  static final AttributeKey<String> OPERATION = AttributeKey.stringKey("tapeout.operation");
  private static final String SCOPE = "dev.tapeout.runtime";
  private static final long SHUTDOWN_SECONDS = 5;

  /** Of the stable semantic conventions for {@code http.server.request.duration}. */
  private static final List<Double> BUCKETS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

  /** What records where there is an endpoint. */
  private record Recording(
      OpenTelemetrySdk sdk, @Nullable Tracer tracer, DoubleHistogram duration, LongCounter drift) {}

  private final @Nullable Recording recording;
  private final @Nullable TraceSlot slot;
  private final @Nullable LogExport logs;
  private final @Nullable ScrapedMetrics scraped;
  private final String contract;
  private final String version;

  private Telemetry(
      @Nullable Recording recording,
      @Nullable ScrapedMetrics scraped,
      @Nullable TraceSlot slot,
      String contract,
      String version) {
    this.recording = recording;
    this.slot = slot;
    this.contract = contract;
    this.version = version;
    this.scraped = scraped;
    this.logs =
        recording == null || recording.tracer == null
            ? null
            : LogExport.install(recording.sdk.getLogsBridge());
  }

  /**
   * That of one service.
   *
   * @param environment the {@code OTEL_*} variables
   * @param metrics whether measures can be asked for ({@link #metrics()}), wherever else they go
   * @param contract {@code context/name}; the service's name where the environment has none
   * @throws IllegalArgumentException if the environment asks for gRPC
   */
  public static Telemetry of(
      Map<String, String> environment,
      boolean metrics,
      String contract,
      String version,
      List<Operation> operations,
      @Nullable TraceSlot slot) {
    boolean on =
        environment.keySet().stream()
                .anyMatch(n -> n.startsWith("OTEL_EXPORTER_OTLP_") && n.endsWith("ENDPOINT"))
            && !"true".equalsIgnoreCase(environment.get("OTEL_SDK_DISABLED"));
    ScrapedMetrics scraped = metrics ? new ScrapedMetrics() : null;
    Recording recording =
        on
            ? exporting(environment, contract, operations, scraped)
            : scraped == null ? null : measuring(scraped);
    return new Telemetry(recording, scraped, slot, contract, version);
  }

  /** Measures alone, for those who ask. */
  private static Recording measuring(ScrapedMetrics scraped) {
    SdkMeterProvider meters = SdkMeterProvider.builder().registerMetricReader(scraped).build();
    return recording(OpenTelemetrySdk.builder().setMeterProvider(meters).build(), null);
  }

  private static Recording exporting(
      Map<String, String> environment,
      String contract,
      List<Operation> operations,
      @Nullable ScrapedMetrics scraped) {
    environment.forEach((name, value) -> {
      if (name.endsWith("_PROTOCOL") && value.equals("grpc")) {
        throw new IllegalArgumentException(
            name + " is 'grpc'; it must be http/protobuf, for which collectors listen at 4318");
      }
    });
    Map<String, String> properties = new HashMap<>();
    properties.put("otel.service.name", contract);
    // The JDK's client, which sends, speaks no gRPC.
    properties.put("otel.exporter.otlp.protocol", "http/protobuf");
    environment.forEach(
        (name, value) -> properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
    OpenTelemetrySdk sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesCustomizer(config -> properties)
            .addSamplerCustomizer((sampler, config) ->
                environment.containsKey("OTEL_TRACES_SAMPLER")
                    ? sampler
                    : OperationSampler.of(operations))
            .addMeterProviderCustomizer(
                (meters, config) -> scraped == null ? meters : meters.registerMetricReader(scraped))
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk();
    return recording(sdk, sdk.getTracer(SCOPE));
  }

  private static Recording recording(OpenTelemetrySdk sdk, @Nullable Tracer tracer) {
    Meter meter = sdk.getMeter(SCOPE);
    return new Recording(
        sdk,
        tracer,
        meter
            .histogramBuilder("http.server.request.duration")
            .setUnit("s")
            .setDescription("Duration of HTTP server requests.")
            .setExplicitBucketBoundariesAdvice(BUCKETS)
            .build(),
        meter
            .counterBuilder("tapeout.drift")
            .setUnit("{deviation}")
            .setDescription("Answers that are not what the contract says.")
            .build());
  }

  /** The spans and measures of one operation. */
  public OperationTelemetry of(Operation operation, String basePath) {
    String route = basePath + operation.path();
    Attributes constant =
        Attributes.builder()
            .put("http.request.method", operation.method())
            .put("http.route", route)
            .put("url.scheme", "http")
            .put(CONTRACT, contract)
            .put(VERSION, version)
            .put(OPERATION, operation.id())
            .build();
    return recording == null
        ? OperationTelemetry.off(operation, slot)
        : new OperationTelemetry(
            operation,
            recording.tracer,
            recording.duration,
            recording.drift,
            operation.method() + " " + route,
            constant,
            slot);
  }

  /** Whether anybody is told of measures. */
  public boolean isRecording() {
    return recording != null;
  }

  /** What a service measures by itself, under the name of its own. */
  public Meter meter(String scope) {
    return recording == null ? MeterProvider.noop().get(scope) : recording.sdk.getMeter(scope);
  }

  /** All measures in Prometheus' text format 0.0.4; null where nobody may ask. */
  public @Nullable String metrics() {
    return scraped == null ? null : scraped.text();
  }

  /** Sends what is left. */
  @Override
  public void close() {
    if (logs != null) {
      logs.close();
    }
    if (recording != null) {
      recording.sdk.shutdown().join(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    }
    if (slot != null) {
      slot.close();
    }
  }
}
