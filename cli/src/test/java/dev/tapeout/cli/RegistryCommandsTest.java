package dev.tapeout.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands ask a registry for, and what they make of its answers. */
class RegistryCommandsTest {
  private static final String ORDERS = "/api/contracts/orders/orders";

  private record Canned(int status, String body) {}

  private final Map<String, Canned> answers = new HashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  @TempDir private Path temp;
  private Sandbox sandbox;
  private HttpServer server;
  private String address;

  @BeforeEach
  void aRegistryListens() throws IOException {
    sandbox = new Sandbox(temp);
    sandbox.write("orders.yaml", Sample.contract());
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    asked.add(request + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Canned canned = answers.getOrDefault(request, new Canned(404, "{\"detail\":\"nothing here\"}"));
    byte[] body = canned.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(canned.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ExitCode run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--registry", address));
    return sandbox.run(all.toArray(String[]::new));
  }

  @Test
  void theGateComparesWithTheLatestVersionOfTheRegistry() throws IOException {
    answers.put("GET " + ORDERS, new Canned(200, "{\"latest\":\"1.0.0\"}"));
    answers.put("GET " + ORDERS + "/versions/1.0.0/document", new Canned(200, Sample.contract()));
    sandbox.write("orders.yaml", Sample.breaking());
    assertThat(run("gate", "orders.yaml", "--against", "registry:orders/orders", "--no-lint"))
        .as(sandbox.printed())
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.out()).contains("BREAKING", "registry:orders/orders@1.0.0:");
  }

  @Test
  void aContractThatTheRegistryDoesNotHaveBreaksNothing() {
    assertThat(run("gate", "orders.yaml", "--against", "registry:orders/orders", "--no-lint"))
        .as(sandbox.printed())
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void publishingSendsAnEnvelopeAndSaysWhatWasKept() {
    answers.put(
        "POST " + ORDERS + "/versions",
        new Canned(
            201,
            "{\"version\":{\"version\":\"1.0.0\",\"digest\":\"sha256:1\",\"bump\":\"first\"}}"));
    assertThat(run("publish", "orders.yaml", "--as", "orders/orders"))
        .as(sandbox.printed())
        .isEqualTo(ExitCode.FINE);
    assertThat(sandbox.out()).contains("orders/orders@1.0.0 is published (sha256:1, first)");
    assertThat(asked.get(0))
        .contains("application/vnd.tapeout.publication+json", "signatures\":[]");
  }

  @Test
  void aRefusalIsShownWithWhomItHurts() {
    answers.put(
        "POST " + ORDERS + "/versions",
        new Canned(
            422,
            """
            {"judgement":{"pass":false,"against":"0.9.0","report":{"findings":[{"severity":"breaking",
            "message":"it breaks","rule":"a-rule","fingerprint":"f1",
            "witness":{"instance":{"a":1},"acceptedBy":"old","rejectedBy":"new"}}]},
            "risk":[{"fingerprint":"f1","consumers":["billing"],"calls":7}]}}
            """));
    assertThat(run("publish", "orders.yaml", "--as", "orders/orders"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(sandbox.out())
        .contains("breaking  it breaks  [a-rule, f1]", "hurts billing (7 calls in 90 days)")
        .contains("accepted by old, rejected by new: {\"a\":1}");
  }

  @Test
  void aKeyIsMadeOnceAndSigns() throws IOException {
    assertThat(run("keys", "generate", "orders.key")).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.path("orders.key.pub")).exists();
    assertThat(run("keys", "generate", "orders.key")).isEqualTo(ExitCode.WRONG_USAGE);
    answers.put("POST " + ORDERS + "/versions", new Canned(200, "{\"version\":{}}"));
    run("publish", "orders.yaml", "--as", "orders/orders", "--key", "orders.key");
    assertThat(asked.get(0)).contains("\"keyid\":\"");
  }

  @Test
  void exitCodesSayWhoSaidNo() {
    assertThat(run("versions", "orders/orders")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(sandbox.err()).contains("nothing here");
    answers.put(
        "GET " + ORDERS + "/versions?limit=500", new Canned(401, "{\"detail\":\"a token\"}"));
    assertThat(run("versions", "orders/orders")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(sandbox.err()).contains("tapeout login");
    answers.put(
        "PUT " + ORDERS + "/versions/1.0.0/archive", new Canned(409, "{\"detail\":\"relied on\"}"));
    assertThat(run("archive", "orders/orders@1.0.0")).isEqualTo(ExitCode.GATE_FAILED);
    server.stop(0);
    assertThat(run("versions", "orders/orders")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(sandbox.err()).contains("cannot be reached");
  }

  @Test
  void allPagesAreRead() {
    answers.put(
        "GET /api/contracts?q=",
        new Canned(
            200,
            "{\"items\":[{\"context\":\"a\",\"name\":\"x\",\"latest\":\"1.0.0\",\"title\":\"X\"}],"
                + "\"next\":\"a/x\"}"));
    answers.put(
        "GET /api/contracts?q=&cursor=a%2Fx",
        new Canned(
            200,
            "{\"items\":[{\"context\":\"bb\",\"name\":\"y\",\"latest\":\"2.0.0\",\"title\":\"Y\"}]}"));
    assertThat(run("contracts")).isEqualTo(ExitCode.FINE);
    assertThat(sandbox.out()).isEqualTo("a/x   1.0.0  X\nbb/y  2.0.0  Y\n");
  }

  @Test
  void anAddressThatIsNoneIsWrongUsage() {
    for (String wrong : List.of("registry", "ftp://x", "http://", "http://host/path")) {
      assertThat(sandbox.run("contracts", "--registry", wrong)).isEqualTo(ExitCode.WRONG_USAGE);
    }
  }
}
