package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.contracts.registry.RegistryException;
import dev.tapeout.registry.Contracts;
import dev.tapeout.registry.Stores;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send. */
class HostileInputTest {
  private static final String VERSIONS = "/api/contracts/orders/orders-api/versions";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/contracts/..%2f..%2fetc/passwd",
        "/api/contracts/orders/%2e%2e/versions",
        "/api/contracts/orders/a'--/versions/1.0.0",
        "/api/contracts/ORDERS/orders-api",
        "/api/contracts/orders/orders-api/versions/latest",
        "/api/contracts/orders/orders-api/versions/1.0.0%00/document"
      })
  void aPathThatIsNoNameIsRefused(String path) {
    try (Running registry = Running.on(Stores.SQLITE)) {
      assertThat(registry.get(path).statusCode()).isBetween(400, 404);
    }
  }

  @Test
  void whatIsNoEnvelopeIsRefusedWithAReason() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      String type = "\"payloadType\":\"application/vnd.tapeout.publication+json\"";
      for (String body :
          List.of(
              "{",
              "[]",
              "{" + type + ",\"payload\":\"%%%\",\"signatures\":[]}",
              "{" + type + ",\"payload\":\"e30=\",\"signatures\":[]}",
              "{" + type + ",\"payload\":\"e30=\",\"signatures\":[{\"keyid\":\"x\",\"sig\":\"\"}]}",
              "{\"payloadType\":\"text/plain\",\"payload\":\"\",\"signatures\":[]}")) {
        HttpResponse<String> answer = registry.send("POST", VERSIONS, body);
        assertThat(answer.statusCode()).as(body).isBetween(400, 422);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
      }
    }
  }

  @Test
  void addressesInATextAreNoReferencesAndCostNothing() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      String told =
          orders("1.1.0", "id: { type: string }", "x: { type: string }")
              .replace(
                  "Who ordered what",
                  "see https://x.example/orders/orders-api/1.0.0 " + "http://a/".repeat(20_000));
      assertThat(registry.publish(ORDERS, told).statusCode()).isEqualTo(201);
      assertThat(registry.json(VERSIONS + "/1.0.0/references").get("from").size()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aTextThatNoDatabaseHoldsIsRefusedAndNotTheServersFault(Stores store) {
    try (Running registry = Running.on(store)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      HttpResponse<String> answer =
          registry.send(
              "PUT",
              "/api/contracts/orders/orders-api/consumers/billing",
              "{\"version\":\"1.0.0\",\"operations\":[\"a\\u0000b\"]}");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("U+0000");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
    try (Running registry = Running.on(Stores.SQLITE);
        Socket socket = new Socket("127.0.0.1", registry.registry().address().getPort())) {
      String head =
          "POST "
              + VERSIONS
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Expect: 100-continue\r\nContent-Length: "
              + ((16 << 20) + 1)
              + "\r\n\r\n";
      socket.getOutputStream().write(Contracts.bytes(head));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 413")
          .contains("the body has more than 16777216 bytes");
    }
  }

  @Test
  void whoSendsAllOfABodyThatIsTooLargeHearsWhy() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      RegistryClient client = new RegistryClient(registry.registry().address(), null);
      Envelope envelope = Contracts.envelope(ORDERS, "x".repeat(18 << 20));
      assertThatThrownBy(() -> client.publish(ORDERS, envelope))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("the body has more than 16777216 bytes");
    }
  }

  @Test
  void aWebhookIntoTheOwnNetworkIsRefusedUnlessAllowed() {
    for (String url :
        List.of(
            "https://127.0.0.1/x",
            "https://[::1]/",
            "https://10.0.0.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://[::127.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[2002:7f00:1::]/",
            "https://[::ffff:0:127.0.0.1]/",
            "https://0.0.0.1/",
            "https://255.255.255.255/",
            "https://198.18.0.1/",
            "https://localhost/",
            "http://example.com/",
            "ftp://example.com/",
            "https://user@example.com/",
            "nonsense")) {
      assertThat(dev.tapeout.registry.events.PublicAddress.refusal(url, false)).as(url).isPresent();
    }
    assertThat(dev.tapeout.registry.events.PublicAddress.refusal("http://127.0.0.1:9/x", true))
        .isEmpty();
  }
}
