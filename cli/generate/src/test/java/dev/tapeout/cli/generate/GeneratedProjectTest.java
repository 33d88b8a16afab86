package dev.tapeout.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.tapeout.generator.project.Project;
import dev.tapeout.maven.LocalRepository;
import dev.tapeout.maven.Maven;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projects that are really built by Maven, started, asked, and grown. */
class GeneratedProjectTest {
  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final String ORDER =
      """
      {"customerId":"0b9f6f0e-3f0e-4f57-9f6c-7b8f7a3c2d10","delivery":"courier","lines":[{"sku":"TEA-1","quantity":2}]}
      """;
  private static final String[] HEADERS = {
    "Authorization", "Bearer x", "Content-Type", "application/json"
  };

  private static final String CLIENT_TEST =
      """
      package ordermanagement;

      import static org.junit.jupiter.api.Assertions.assertInstanceOf;

      import dev.tapeout.runtime.client.Client;
      import dev.tapeout.runtime.config.Settings;
      import dev.tapeout.runtime.server.JdkServer;
      import dev.tapeout.runtime.server.Server;
      import java.net.URI;
      import java.util.List;
      import java.util.Map;
      import java.util.UUID;
      import ordermanagement.api.*;
      import ordermanagement.wiring.OrderManagementClient;
      import org.junit.jupiter.api.Test;

      class ClientTest {
        @Test
        void theClientAndTheServiceUnderstandEachOther() throws Exception {
          Server server =
              JdkServer.start(
                  Main.service(),
                  Settings.of(Map.of("TAPEOUT_HOST", "127.0.0.1", "TAPEOUT_PORT", "0")));
          OrderManagementClient client =
              new OrderManagementClient(
                  Client.of(URI.create(server.address() + "/v1")).with(scheme -> "x"));
          NewLine line = new NewLine("TEA-1", 2);
          NewOrder order =
              new NewOrder(UUID.randomUUID(), NewOrderDelivery.COURIER, List.of(line), null);
          assertInstanceOf(
              PlaceOrder.Response.Created.class, client.placeOrder(new PlaceOrder.Request(order)));
          assertInstanceOf(
              GetOrder.Response.Ok.class,
              client.getOrder(new GetOrder.Request(UUID.randomUUID())));
          NewOrder refused = new NewOrder(UUID.randomUUID(), NewOrderDelivery.of("drone"), List.of(), null);
          assertInstanceOf(
              PlaceOrder.Response.UnprocessableContent.class,
              client.placeOrder(new PlaceOrder.Request(refused)));
          server.close();
        }
      }
      """;

  @TempDir static Path folder;
  private static Path repository;

  @BeforeAll
  static void repository() throws IOException {
    repository =
        LocalRepository.at(
            Path.of("target/repository").toAbsolutePath(),
            Path.of(System.getProperty("local.repository")),
            CHECKOUT,
            System.getProperty("tapeout.version"));
  }

  @Test
  void aServiceAnswersRefusesAndTracesBeforeALineIsWritten() throws Exception {
    Path project = folder.resolve("order-management");
    Path contract = CHECKOUT.resolve("contracts/examples/order-management/openapi.yaml");
    Project.write(contract, project, Map.of());
    Files.writeString(
        project.resolve("service/src/test/java/ordermanagement/ClientTest.java"), CLIENT_TEST);
    assertThat(maven(project, "verify")).contains("BUILD SUCCESS");
    assertThat(tests(project)).isGreaterThan(12);

    BlockingQueue<Span> spans = new LinkedBlockingQueue<>();
    HttpServer receiver = receiver(spans);
    Map<String, String> environment =
        Map.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "http://127.0.0.1:" + receiver.getAddress().getPort(),
            "OTEL_BSP_SCHEDULE_DELAY",
            "50");
    Path jar = project.resolve("service/target/order-management.jar");
    try (RunningService service = RunningService.start(jar, environment)) {
      HttpResponse<String> good = service.ask("POST", "/v1/orders", ORDER, HEADERS);
      assertThat(good.statusCode()).isEqualTo(201);
      assertThat(good.headers().firstValue("Location")).isPresent();
      assertThat(good.body()).contains("\"state\":\"placed\"");

      HttpResponse<String> bad =
          service.ask(
              "POST", "/v1/orders", ORDER.replace("\"quantity\":2", "\"quantity\":0"), HEADERS);
      assertThat(bad.statusCode()).isEqualTo(422);
      assertThat(bad.body())
          .contains("\"pointer\":\"/lines/0/quantity\"")
          .contains("/components/schemas/NewLine/properties/quantity/minimum");
      assertThat(
              service
                  .ask("POST", "/v1/orders", ORDER, "Content-Type", "application/json")
                  .statusCode())
          .isEqualTo(401);

      String trace = "0af7651916cd43dd8448eb211c80319c";
      service.ask(
          "GET",
          "/v1/orders/0b9f6f0e-3f0e-4f57-9f6c-7b8f7a3c2d10",
          null,
          "Authorization",
          "Bearer x",
          "traceparent",
          "00-" + trace + "-b7ad6b7169203331-01");
      Span span = spans.poll(20, TimeUnit.SECONDS);
      while (span != null && !hex(span.getTraceId().toByteArray()).equals(trace)) {
        span = spans.poll(20, TimeUnit.SECONDS);
      }
      assertThat(span).isNotNull();
      assertThat(hex(span.getParentSpanId().toByteArray())).isEqualTo("b7ad6b7169203331");
      assertThat(span.getAttributesList().toString()).contains("getOrder", "1.4.0");
    } finally {
      receiver.stop(0);
    }

    assertThatThrownBy(() -> RunningService.start(jar, Map.of("TAPEOUT_GOVERNOR", "maybe")))
        .hasMessageEndingWith("listened:\nTAPEOUT_GOVERNOR is 'maybe'; it must be on or off\n");

    Deployment deployment = Deployment.of(project);
    Path image = folder.resolve("image");
    List<String> entry = deployment.build(image);
    int port = freePort();
    Map<String, String> pod = new HashMap<>(deployment.environment());
    pod.putAll(Deployment.here());
    pod.put("TAPEOUT_MANAGEMENT_PORT", String.valueOf(port));
    try (RunningService service = RunningService.start(entry, image, pod)) {
      RunningService management =
          new RunningService(service.process(), URI.create("http://127.0.0.1:" + port));
      for (String probe : deployment.probes()) {
        assertThat(management.ask("GET", probe, null).statusCode()).isEqualTo(200);
      }
      assertThat(management.ask("GET", "/metrics", null).statusCode()).isEqualTo(401);
      String token = "Bearer " + pod.get("TAPEOUT_MANAGEMENT_TOKEN");
      assertThat(management.ask("GET", "/metrics", null, "Authorization", token).body())
          .contains("jvm_memory_heap_used_bytes ");
    }
  }

  @Test
  void aContractThatGrowsIsACompileErrorThatNamesTheOperation() throws Exception {
    Path contract = folder.resolve("two-contexts.yaml");
    Files.copy(
        CHECKOUT.resolve("codegen-templates/generator/src/test/resources/two-contexts.yaml"),
        contract);
    Path project = folder.resolve("billing");
    Project.write(contract, project, Map.of("context", "billing"));
    assertThat(maven(project, "verify")).contains("BUILD SUCCESS");

    Path handler = project.resolve("service/src/main/java/billing/BillingService.java");
    String written =
        Files.readString(handler).replace("/**\n * What the service does.", "/**\n * Ours.");
    Files.writeString(handler, written);
    Path own = project.resolve("contract/two-contexts.yaml");
    Files.writeString(
        own,
        Files.readString(own)
            .replace(
                "components:\n",
                """
                  /reminders:
                    post:
                      x-domain-bounded-context: billing
                      operationId: sendReminder
                      responses: { '202': { description: Sent. } }
                components:
                """));
    assertThat(maven(project, "compile"))
        .contains("BUILD FAILURE")
        .contains(
            "BillingService is not abstract and does not override abstract method sendReminder");

    Project.write(own, project, Map.of("context", "billing"));
    assertThat(handler).hasContent(written);
    assertThat(handler.resolveSibling("BillingService.java.proposed"))
        .content()
        .contains("sendReminder");
  }

  @Test
  void aContractWithEveryFeatureBuildsAndKeepsToItself() throws Exception {
    Path project = folder.resolve("every-feature");
    Path contract =
        CHECKOUT.resolve("codegen-templates/generator/src/test/resources/every-feature.yaml");
    Project.write(contract, project, Map.of());
    Files.copy(
        Path.of("src/test/resources/EveryFeatureClientTest.java.txt"),
        project.resolve("service/src/test/java/everyfeature/EveryFeatureClientTest.java"));
    assertThat(maven(project, "verify")).contains("BUILD SUCCESS");
    assertThat(tests(project)).isGreaterThan(38);

    Path limits = Files.writeString(folder.resolve("limits.properties"), "rare.burst = 2");
    Path jar = project.resolve("service/target/every-feature.jar");
    try (RunningService service =
        RunningService.start(jar, Map.of("TAPEOUT_LIMITS", limits.toString()))) {
      assertThat(service.ask("GET", "/api/rare", null).statusCode()).isEqualTo(204);
      HttpResponse<String> last = service.ask("GET", "/api/rare", null);
      assertThat(last.statusCode()).isEqualTo(204);
      assertThat(last.headers().firstValue("RateLimit").orElseThrow()).contains("\"burst\";r=0");
      HttpResponse<String> refused = service.ask("GET", "/api/rare", null, "X-Request-ID", "third");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
          .isBetween(9_000L, 10_000L);
      assertThat(refused.headers().firstValue("RateLimit-Policy"))
          .hasValue("\"burst\";q=2;w=20000, \"window\";q=10;w=3600");
      assertThat(refused.headers().firstValue("RateLimit").orElseThrow())
          .startsWith("\"burst\";r=0;t=")
          .contains("\"window\";r=8");
      assertThat(refused.body())
          .contains("\"status\":429", "\"third\"", "\"violated-policies\":[\"burst\"]");
    }
  }

  @ParameterizedTest
  @CsvSource({"3.9.16, 25", "4.0.0-rc-6, 17"})
  void aProjectBuildsOnOtherReleasesOfMavenAndJava(String release, int java) throws Exception {
    Path home = Maven.java(java);
    assumeTrue(home != null, "there is no Java " + java + " on this machine");
    Path unpacked = Files.createDirectories(folder.resolve("maven-" + release));
    Maven maven = Maven.ofMachine(repository).release(release, unpacked);
    assumeTrue(
        maven != null, "Maven " + release + " is not in the local repository, nor to be had");
    Path project = folder.resolve("built-by-" + release);
    Path contract = CHECKOUT.resolve("contracts/examples/order-management/openapi.yaml");
    Project.write(contract, project, Map.of());
    assertThat(maven.on(home).build(project, "test-compile", "-T", "2").log())
        .contains("BUILD SUCCESS")
        .contains("tapeout:generate: ");
    assertThat(project.resolve("contract/target/classes/ordermanagement/api/contract.json"))
        .exists();
  }

  private static String maven(Path project, String phase) throws Exception {
    return Maven.ofMachine(repository).build(project, phase).log();
  }

  /** How many tests the project ran, all of which passed. */
  private static int tests(Path project) throws IOException {
    int ran = 0;
    try (var reports =
        Files.newDirectoryStream(project.resolve("service/target/surefire-reports"), "*.txt")) {
      for (Path report : reports) {
        Matcher line =
            Pattern.compile("Tests run: (\\d+), Failures: 0, Errors: 0, Skipped: 0")
                .matcher(Files.readString(report));
        assertThat(line.find()).isTrue();
        ran += Integer.parseInt(line.group(1));
      }
    }
    return ran;
  }

  private static HttpServer receiver(BlockingQueue<Span> spans) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            body = new GZIPInputStream(new java.io.ByteArrayInputStream(body)).readAllBytes();
          }
          if (exchange.getRequestURI().getPath().equals("/v1/traces")) {
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
                .flatMap(r -> r.getScopeSpansList().stream())
                .flatMap(s -> s.getSpansList().stream())
                .forEach(spans::add);
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** One that nobody had a moment ago; the manifest names a fixed one, which may be taken here. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
