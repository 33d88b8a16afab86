package dev.tapeout.runtime.config;

import dev.tapeout.runtime.operation.Drift;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a service runs here. Each setting is an environment variable; in a properties file the same
 * name stands in lower case with dots ({@code TAPEOUT_MAX_BODY}: {@code tapeout.max.body}).
 *
 * @param host {@code TAPEOUT_HOST}: address to listen at; {@code 127.0.0.1}, which only this
 *     machine reaches: in a container {@code 0.0.0.0}
 * @param port {@code TAPEOUT_PORT}: 0 to 65535, 0 for any that is free; 8080
 * @param basePath {@code TAPEOUT_BASE_PATH}: in place of the contract's; null where that holds
 * @param maxBody {@code TAPEOUT_MAX_BODY}: bytes of a request body; 1048576
 * @param maxHeaders {@code TAPEOUT_MAX_HEADERS}: bytes of all headers of a request; 16384
 * @param maxConcurrent {@code TAPEOUT_MAX_CONCURRENT}: requests worked on at once; 1024
 * @param maxConnections {@code TAPEOUT_MAX_CONNECTIONS}: open connections; 8192
 * @param readTimeout {@code TAPEOUT_READ_TIMEOUT}: for the next bytes of a request; 10s
 * @param requestTimeout {@code TAPEOUT_REQUEST_TIMEOUT}: for the whole of a request to come in; 30s
 * @param deadline {@code TAPEOUT_DEADLINE}: after which an answer is of no more use; 30s
 * @param shutdown {@code TAPEOUT_SHUTDOWN}: for requests under way when the service stops; 10s
 * @param limiterKeys {@code TAPEOUT_LIMITER_KEYS}: callers told apart per operation; 65536
 * @param limits {@code TAPEOUT_LIMITS}: a file of limits in place of the contract's, which may be
 *     changed while the service runs ({@link LimitFile}); null for none
 * @param drift {@code TAPEOUT_DRIFT} ({@code off}, {@code report}, {@code enforce}) with {@code
 *     TAPEOUT_DRIFT_SAMPLE} (0 to 1; 1): in place of the contract's; null where that holds
 * @param traceSlot {@code TAPEOUT_TRACE_SLOT}: file that trace ids are written to; null for none
 * @param metrics {@code TAPEOUT_METRICS} ({@code on}, {@code off}; off): whether {@code GET
 *     /metrics} answers with measures in Prometheus' text format
 * @param governor {@code TAPEOUT_GOVERNOR} ({@code on}, {@code off}; on): whether the scheduler of
 *     virtual threads gets more carriers while some are held in native code or by files, and
 *     handlers that hold them run elsewhere
 * @param backlog {@code TAPEOUT_BACKLOG} ({@code on}, {@code off}; on): whether requests are
 *     refused (503) that would only wait for a processor
 * @param management {@code TAPEOUT_MANAGEMENT_PORT} and what stands with it; null where there is
 *     none
 * @param reporting {@code TAPEOUT_REPORT_TO} and what stands with it; null where the service tells
 *     no registry of its calls
 * @param telemetry the {@code OTEL_*} variables, which OpenTelemetry describes
 * @param shown all of them for those who run the service, without secrets
 */
public record Settings(
    String host,
    int port,
    @Nullable String basePath,
    int maxBody,
    int maxHeaders,
    int maxConcurrent,
    int maxConnections,
    Duration readTimeout,
    Duration requestTimeout,
    Duration deadline,
    Duration shutdown,
    int limiterKeys,
    @Nullable Path limits,
    @Nullable Drift drift,
    @Nullable Path traceSlot,
    @Nullable Management management,
    @Nullable Reporting reporting,
    boolean metrics,
    boolean governor,
    boolean backlog,
    Map<String, String> telemetry,
    List<Setting> shown) {
  private static final String TELEMETRY = "OTEL_";

  /**
   * Variables that are no settings: the file of settings, and those of the {@code tapeout} command.
   */
  private static final Set<String> OTHERS =
      Set.of(
          "TAPEOUT_CONFIG",
          "TAPEOUT_REGISTRY",
          "TAPEOUT_TOKEN",
          "TAPEOUT_JAVA_HOME",
          "TAPEOUT_JAVA_OPTS",
          "TAPEOUT_COLUMNS",
          "TAPEOUT_PROGRESS");

  public Settings {
    telemetry = Map.copyOf(telemetry);
    shown = List.copyOf(shown);
  }

  /**
   * Those of this process: its environment, then the file that {@code TAPEOUT_CONFIG} names.
   *
   * @throws SettingsException if one of them says what it cannot, or is not known
   */
  public static Settings load() {
    return load(System.getenv());
  }

  static Settings load(Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    Map<String, String> sources = new HashMap<>();
    String file = environment.get("TAPEOUT_CONFIG");
    if (file != null && !file.isBlank()) {
      values.putAll(read(Path.of(file)));
      values.keySet().forEach(name -> sources.put(name, file));
    }
    environment.forEach((name, value) -> {
      if (name.startsWith("TAPEOUT_") && !OTHERS.contains(name) || name.startsWith(TELEMETRY)) {
        values.put(name, value);
        sources.put(name, "environment");
      }
    });
    return of(values, sources);
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          "TAPEOUT_CONFIG is " + file + ", which cannot be read: " + e.getMessage());
    }
    Map<String, String> values = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      values.put(name.replace('.', '_').toUpperCase(Locale.ROOT), properties.getProperty(name));
    }
    return values;
  }

  /**
   * Those that {@code values} name by their environment variables; all others as they are by
   * themselves.
   *
   * @throws SettingsException if one of them says what it cannot, or is not known
   */
  public static Settings of(Map<String, String> values) {
    return of(values, Map.of());
  }

  private static Settings of(Map<String, String> values, Map<String, String> sources) {
    SettingReader in = new SettingReader(values);
    Settings settings =
        new Settings(
            in.text("TAPEOUT_HOST", "127.0.0.1"),
            in.whole("TAPEOUT_PORT", 8080, 0, 65535),
            in.path("TAPEOUT_BASE_PATH"),
            in.whole("TAPEOUT_MAX_BODY", 1 << 20, 0, 1 << 30),
            in.whole("TAPEOUT_MAX_HEADERS", 16384, 256, 1 << 20),
            in.whole("TAPEOUT_MAX_CONCURRENT", 1024, 1, 1_000_000),
            in.whole("TAPEOUT_MAX_CONNECTIONS", 8192, 1, 1_000_000),
            in.duration("TAPEOUT_READ_TIMEOUT", Duration.ofSeconds(10)),
            in.duration("TAPEOUT_REQUEST_TIMEOUT", Duration.ofSeconds(30)),
            in.duration("TAPEOUT_DEADLINE", Duration.ofSeconds(30)),
            in.duration("TAPEOUT_SHUTDOWN", Duration.ofSeconds(10)),
            in.whole("TAPEOUT_LIMITER_KEYS", 65536, 1, 1 << 24),
            in.file("TAPEOUT_LIMITS"),
            in.drift("TAPEOUT_DRIFT", "TAPEOUT_DRIFT_SAMPLE"),
            in.file("TAPEOUT_TRACE_SLOT"),
            in.management(),
            in.reporting(),
            in.flag("TAPEOUT_METRICS", false),
            in.flag("TAPEOUT_GOVERNOR", true),
            in.flag("TAPEOUT_BACKLOG", true),
            in.starting(TELEMETRY),
            in.shown(sources));
    TreeSet<String> unknown = new TreeSet<>(in.unread());
    if (!unknown.isEmpty()) {
      throw new SettingsException(
          "no setting is called " + String.join(", ", unknown) + "; there are " + in.known());
    }
    return settings;
  }
}
