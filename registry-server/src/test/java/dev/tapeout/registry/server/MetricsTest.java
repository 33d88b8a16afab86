package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.registry.Stores;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Prometheus is told. */
class MetricsTest {
  private static final String SAMPLE =
      "[a-zA-Z_][a-zA-Z0-9_]*(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\[\\\\\"n])*\""
          + "(,[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\[\\\\\"n])*\")*\\})? "
          + "(-?[0-9.]+(E-?[0-9]+)?|[+-]Inf|NaN)";

  @ParameterizedTest
  @EnumSource(Stores.class)
  void publicationsRequestsTheStoreAndTheOutboxAreMeasured(Stores store) {
    try (Running registry = Running.on(store)) {
      registry.send("POST", "/api/webhooks", "{\"url\":\"http://127.0.0.1:9/\"}");
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      registry.publish(ORDERS, orders("1.1.0", "id: { type: integer }"));

      HttpResponse<String> answer = registry.get("/metrics", "Accept", "*/*");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      List<String> lines = answer.body().lines().toList();
      assertThat(lines).allMatch(line -> line.startsWith("# ") || line.matches(SAMPLE));
      assertThat(lines)
          .contains(
              "# TYPE tapeout_registry_publications_total counter",
              "tapeout_registry_publications_total{outcome=\"published\"} 1",
              "tapeout_registry_publications_total{outcome=\"unchanged\"} 1",
              "tapeout_registry_publications_total{outcome=\"unfit\"} 1",
              "tapeout_registry_gate_duration_seconds_count{kind=\"publish\"} 3",
              "tapeout_registry_listeners 0",
              "tapeout_registry_outbox{state=\"dead\"} 0")
          .anyMatch(line -> line.startsWith("tapeout_registry_outbox{state=\"waiting\"} "))
          .anyMatch(line ->
              line.startsWith("tapeout_registry_store_duration_seconds_count{access=\"write\"} "))
          .anyMatch(line ->
              line.startsWith("http_server_request_duration_seconds_count{")
                  && line.contains("tapeout_operation=\"publishVersion\"")
                  && line.contains("http_response_status_code=\"422\"")
                  && line.endsWith(" 1"));
      assertThat(registry.get("/livez").statusCode()).isEqualTo(200);
      assertThat(registry.get("/readyz").statusCode()).isEqualTo(200);
    }
  }

  private static String outbox(Running registry) {
    return registry
        .get("/metrics", "Accept", "*/*")
        .body()
        .lines()
        .filter(line -> line.startsWith("tapeout_registry_outbox{state=\"waiting\"}"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theOutboxIsCountedOnceInAWhile() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      registry.send("POST", "/api/webhooks", "{\"url\":\"http://127.0.0.1:9/\"}");
      String before = outbox(registry);
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      assertThat(outbox(registry)).isEqualTo(before);
      registry.pass(Duration.ofSeconds(5));
      assertThat(outbox(registry)).isNotEqualTo(before);
    }
  }

  @Test
  void whereReadingIsPrivateThereAreNoMeasuresForAnybody() {
    try (Running registry = Running.strict(Stores.POSTGRES)) {
      assertThat(registry.get("/metrics", "Accept", "*/*").statusCode()).isEqualTo(404);
      assertThat(registry.get("/readyz").statusCode()).isEqualTo(200);
    }
  }
}
