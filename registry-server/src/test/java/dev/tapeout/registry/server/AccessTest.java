package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.registry.Contracts;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.access.Role;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may do what. */
class AccessTest {
  @Test
  void whoIsNotKnownMayChangeNothingAndOneOfAnotherContextNeither() {
    try (Running registry = Running.strict(Stores.POSTGRES)) {
      String document = orders("1.0.0", "id: { type: string }");
      assertThat(registry.get("/api/contexts").statusCode()).isEqualTo(401);
      assertThat(registry.publish(ORDERS, document).statusCode()).isEqualTo(401);
      String reader = registry.token(Role.READER);
      assertThat(registry.get("/api/contexts", Running.bearer(reader)).statusCode()).isEqualTo(200);
      assertThat(registry.publish(ORDERS, document, Running.bearer(reader)).statusCode())
          .isEqualTo(403);
      assertThat(
              registry.send("POST", "/api/archive/run", "{}", Running.bearer(reader)).statusCode())
          .isEqualTo(403);
      String stranger = registry.token(Role.PUBLISHER, "billing");
      assertThat(registry.publish(ORDERS, document, Running.bearer(stranger)).statusCode())
          .isEqualTo(403);
      String publisher = registry.token(Role.PUBLISHER, "orders");
      assertThat(registry.publish(ORDERS, document, Running.bearer(publisher)).body())
          .contains("signed versions only");
      SigningKey key = SigningKey.generate();
      String administrator = registry.token(Role.ADMINISTRATOR);
      HttpResponse<String> added =
          registry.send(
              "POST",
              "/api/keys",
              "{\"publicKey\":\""
                  + key.verification().text()
                  + "\",\"contexts\":[\"orders\"],\"name\":\"ann\"}",
              Running.bearer(administrator));
      assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
      HttpResponse<String> signed =
          registry.publish(
              ORDERS,
              Contracts.envelope(ORDERS, document).signedBy(key),
              Running.bearer(publisher));
      assertThat(signed.statusCode()).as(signed.body()).isEqualTo(201);
      assertThat(signed.body()).contains(key.verification().id());
    }
  }

  @Test
  void onThisMachineNobodyNeedsATokenWhereTheDatabaseIsItsOwn() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      assertThat(registry.get("/api/contexts").statusCode()).isEqualTo(200);
      assertThat(registry.json("/api/me").get("role").stringValue()).isEqualTo("administrator");
    }
    try (Running registry = Running.strict(Stores.SQLITE)) { // reading is to be private
      assertThat(registry.get("/api/contexts").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void nobodySpeaksForTheConsumersOrTheDeploymentsOfAnotherTeam() {
    try (Running registry = Running.strict(Stores.POSTGRES)) {
      String administrator = registry.token(Role.ADMINISTRATOR);
      SigningKey key = SigningKey.generate();
      registry.send(
          "POST",
          "/api/keys",
          "{\"publicKey\":\""
              + key.verification().text()
              + "\",\"contexts\":[\"orders\"],\"name\":\"ann\"}",
          Running.bearer(administrator));
      String document = orders("1.0.0", "id: { type: string }");
      registry.publish(
          ORDERS,
          Contracts.envelope(ORDERS, document).signedBy(key),
          Running.bearer(administrator));
      String consumer = "/api/contracts/orders/orders-api/consumers/billing-service";
      String reliance = "{\"version\":\"1.0.0\",\"context\":\"billing\"}";
      String billing = registry.token(Role.PUBLISHER, "billing");
      String shipping = registry.token(Role.PUBLISHER, "shipping");
      String reader = registry.token(Role.READER);
      assertThat(registry.send("PUT", consumer, reliance, Running.bearer(reader)).statusCode())
          .isEqualTo(403);
      assertThat(registry.send("PUT", consumer, reliance, Running.bearer(billing)).statusCode())
          .isEqualTo(204);
      String mine = reliance.replace("billing", "shipping");
      assertThat(registry.send("PUT", consumer, mine, Running.bearer(shipping)).statusCode())
          .isEqualTo(403);
      assertThat(registry.send("DELETE", consumer, "", Running.bearer(shipping)).statusCode())
          .isEqualTo(403);
      String deployment = "/api/environments/production/deployments/orders/orders-api";
      String version = "{\"version\":\"1.0.0\"}";
      assertThat(registry.send("PUT", deployment, version, Running.bearer(shipping)).statusCode())
          .isEqualTo(403);
      assertThat(registry.send("DELETE", consumer, "", Running.bearer(billing)).statusCode())
          .isEqualTo(204);
    }
  }

  @Test
  void aRevokedOrExpiredTokenOpensNothing() {
    try (Running registry = Running.strict(Stores.POSTGRES)) {
      var issued =
          registry
              .registry()
              .tokens()
              .issue(Running.EVE, "ann", Role.READER, List.of(), Duration.ofDays(1));
      assertThat(registry.get("/api/contexts", Running.bearer(issued.token())).statusCode())
          .isEqualTo(200);
      registry.pass(Duration.ofDays(2));
      assertThat(registry.get("/api/contexts", Running.bearer(issued.token())).statusCode())
          .isEqualTo(401);
      var other =
          registry
              .registry()
              .tokens()
              .issue(Running.EVE, "bob", Role.READER, List.of(), Duration.ofDays(1));
      registry.registry().tokens().revoke(Running.EVE, other.id());
      assertThat(registry.get("/api/contexts", Running.bearer(other.token())).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aTokenThatIsNotKnownOpensNothingAndAPageOfTheWebIsNotThisMachine() throws Exception {
    try (Running registry = Running.on(Stores.SQLITE)) {
      assertThat(registry.get("/api/contexts", Running.bearer("tapeout_nonsense")).statusCode())
          .isEqualTo(401);
      int port = registry.registry().address().getPort();
      try (var socket = new Socket("127.0.0.1", port)) {
        String request =
            "GET /api/contexts HTTP/1.1\r\nHost: evil.example:"
                + port
                + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(Contracts.bytes(request));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 421");
      }
    }
  }
}
