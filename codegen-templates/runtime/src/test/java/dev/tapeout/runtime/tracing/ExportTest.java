package dev.tapeout.runtime.tracing;

import static dev.tapeout.runtime.tracing.OtlpReceiver.attributes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.operation.Drift;
import dev.tapeout.runtime.operation.Flow;
import dev.tapeout.runtime.server.JdkServer;
import dev.tapeout.runtime.server.Server;
import dev.tapeout.runtime.service.Route;
import dev.tapeout.runtime.service.Service;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives at a collector. */
class ExportTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00f067aa0ba902b7";

  private final HttpClient client = HttpClient.newHttpClient();
  private OtlpReceiver receiver;

  @BeforeEach
  void start() throws Exception {
    receiver = new OtlpReceiver();
  }

  @AfterEach
  void stop() {
    client.close();
    receiver.close();
  }

  private HttpResponse<String> call(Service service, String path, String... headers)
      throws Exception {
    Map<String, String> settings = new HashMap<>(receiver.settings());
    settings.put("TAPEOUT_HOST", "127.0.0.1");
    settings.put("TAPEOUT_PORT", "0");
    try (Server server = JdkServer.start(service, Settings.of(settings))) {
      HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Test
  void aSpanContinuesTheTraceAndNamesContractVersionAndOperation() throws Exception {
    HttpResponse<String> response =
        call(
            Shelf.service(),
            "/v1/items/7",
            "traceparent",
            "00-" + TRACE + "-" + PARENT + "-01",
            "tracestate",
            "vendor=1");
    assertThat(receiver.spans()).hasSize(1);
    Span span = receiver.spans().getFirst();
    assertThat(hex(span.getTraceId())).isEqualTo(TRACE);
    assertThat(hex(span.getParentSpanId())).isEqualTo(PARENT);
    assertThat(span.getTraceState()).isEqualTo("vendor=1");
    assertThat(span.getName()).isEqualTo("GET /v1/items/{id}");
    assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(attributes(span.getAttributesList()))
        .containsEntry("http.request.method", "GET")
        .containsEntry("http.route", "/v1/items/{id}")
        .containsEntry("url.path", "/v1/items/7")
        .containsEntry("url.scheme", "http")
        .containsEntry("http.response.status_code", "200")
        .containsEntry("tapeout.contract.id", "shelf/shelf")
        .containsEntry("tapeout.contract.version", "1.2.0")
        .containsEntry("tapeout.operation", "getItem")
        .containsEntry("tapeout.flow.state", "CONTINUED");
    assertThat(attributes(receiver.resource().getAttributesList()))
        .containsEntry("service.name", "shelf/shelf");
    assertThat(response.headers().firstValue("x-silicon-traceid")).hasValue(TRACE);
    assertThat(response.headers().firstValue("x-silicon-spanid")).hasValue(hex(span.getSpanId()));
  }

  @Test
  void aTraceThatIsNotRecordedElsewhereIsNotRecordedHere() throws Exception {
    HttpResponse<String> response =
        call(Shelf.service(), "/v1/items/7", "traceparent", "00-" + TRACE + "-" + PARENT + "-00");
    assertThat(receiver.spans()).isEmpty();
    assertThat(response.headers().firstValue("x-silicon-traceid")).hasValue(TRACE);
  }

  @Test
  void ofTracesThatBeginHereTheShareOfTheContractIsRecorded() throws Exception {
    Flow never = new Flow(null, 0, Drift.OFF);
    Service service =
        Shelf.service(
            new Route(
                Shelf.operation("quiet", "GET", "/quiet").noParameters().flow(never).build(),
                Shelf.echo()),
            new Route(
                Shelf.operation("loud", "GET", "/loud").noParameters().build(), Shelf.echo()));
    call(service, "/v1/quiet");
    assertThat(receiver.spans()).isEmpty();
    call(service, "/v1/loud");
    assertThat(receiver.spans()).hasSize(1);
    assertThat(attributes(receiver.spans().getFirst().getAttributesList()))
        .containsEntry("tapeout.flow.state", "STARTED");
  }

  @Test
  void aFailureIsAnErrorInSpanMeasureAndLogUnderOneTrace() throws Exception {
    call(Shelf.service(), "/v1/broken", "traceparent", "00-" + TRACE + "-" + PARENT + "-01");
    Span span = receiver.spans().getFirst();
    assertThat(attributes(span.getAttributesList()))
        .containsEntry("http.response.status_code", "500")
        .containsEntry("error.type", "java.lang.IllegalStateException");
    assertThat(receiver.logs())
        .anySatisfy(log -> {
          assertThat(hex(log.getTraceId())).isEqualTo(TRACE);
          assertThat(hex(log.getSpanId())).isEqualTo(hex(span.getSpanId()));
          assertThat(log.getBody().getStringValue()).contains("failed");
          assertThat(log.getSeverityText()).isEqualTo("SEVERE");
        });
    assertThat(receiver.metrics())
        .filteredOn(Metric::getName, "http.server.request.duration")
        .singleElement()
        .satisfies(metric -> {
          assertThat(metric.getUnit()).isEqualTo("s");
          assertThat(metric.getHistogram().getDataPointsList()).hasSize(1);
          assertThat(attributes(metric.getHistogram().getDataPoints(0).getAttributesList()))
              .containsEntry("http.response.status_code", "500")
              .containsEntry("http.route", "/v1/broken")
              .containsEntry("tapeout.operation", "broken");
        });
  }

  @Test
  void aProtocolThatIsNotSpokenIsToldAtTheStart() {
    Settings settings =
        Settings.of(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"));
    assertThatThrownBy(() -> JdkServer.start(Shelf.service(), settings))
        .hasMessage(
            "OTEL_EXPORTER_OTLP_PROTOCOL is 'grpc'; it must be http/protobuf, for which collectors"
                + " listen at 4318");
  }
}
