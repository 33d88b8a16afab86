package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.registry.Contracts;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
  private static final String VERSIONS = "/api/contracts/orders/orders-api/versions";
  private static final Caller ADMINISTRATOR = new Caller("eve", Role.ADMINISTRATOR, Set.of());

  @ParameterizedTest
  @EnumSource(Stores.class)
  void whatIsPublishedIsReadByteByByteAndNeverAgain(Stores store) {
    try (Running registry = Running.on(store)) {
      String token = store == Stores.SQLITE ? "" : administrator(registry);
      String document = orders("1.0.0", "id: { type: string }");

      HttpResponse<String> published = registry.publish(ORDERS, document, bearer(token));

      assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
      assertThat(published.headers().firstValue("Location")).contains(VERSIONS + "/1.0.0");
      assertThat(registry.publish(ORDERS, document, bearer(token)).statusCode()).isEqualTo(200);
      HttpResponse<String> read = registry.get(VERSIONS + "/1.0.0/document");
      assertThat(read.body()).isEqualTo(document);
      assertThat(read.headers().firstValue("Content-Type")).contains("application/yaml");
      assertThat(read.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
      String tag = read.headers().firstValue("ETag").orElseThrow();
      assertThat(registry.get(VERSIONS + "/1.0.0/document", "If-None-Match", tag).statusCode())
          .isEqualTo(304);
      assertThat(registry.get(VERSIONS + "/1.0.0/document?as=json").body())
          .contains("\"openapi\": \"3.1.0\"");
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void contractsArePagedAndFoundByWords(Stores store) {
    try (Running registry = Running.on(store)) {
      String token = store == Stores.SQLITE ? "" : administrator(registry);
      for (String name : List.of("a-api", "b-api", "c-api")) {
        var id = new dev.tapeout.contracts.registry.ContractName("orders", name);
        registry.publish(id, orders("1.0.0", "id: { type: string }"), bearer(token));
      }
      var first = registry.json("/api/contracts?limit=2");
      assertThat(first.get("items").size()).isEqualTo(2);
      String next = first.get("next").stringValue();
      var second = registry.json("/api/contracts?limit=2&cursor=" + next.replace("/", "%2F"));
      assertThat(second.get("items").get(0).get("name").stringValue()).isEqualTo("c-api");
      assertThat(second.get("next")).isNull();
      assertThat(registry.json("/api/contracts?q=WHO%20b-api").get("items").size()).isEqualTo(1);
      assertThat(registry.json("/api/contracts?q=%25").get("items").size()).isZero();
      assertThat(
              registry
                  .json("/api/contracts?q=%27%3B%20drop%20table%20version%3B--")
                  .get("items")
                  .size())
          .isZero();
      assertThat(registry.json("/api/contexts").get("items").get(0).get("contracts").intValue())
          .isEqualTo(3);
      assertThat(registry.get("/api/contracts?cursor=nonsense").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void whoIsNotKnownMayChangeNothingAndOneOfAnotherContextNeither() {
    try (Running registry = Running.strict(Stores.POSTGRES)) {
      String document = orders("1.0.0", "id: { type: string }");
      assertThat(registry.get("/api/contexts").statusCode()).isEqualTo(401);
      assertThat(registry.publish(ORDERS, document).statusCode()).isEqualTo(401);
      String reader = issue(registry, Role.READER);
      assertThat(registry.get("/api/contexts", bearer(reader)).statusCode()).isEqualTo(200);
      assertThat(registry.publish(ORDERS, document, bearer(reader)).statusCode()).isEqualTo(403);
      assertThat(registry.send("POST", "/api/archive/run", "{}", bearer(reader)).statusCode())
          .isEqualTo(403);
      String stranger = issue(registry, Role.PUBLISHER, "billing");
      assertThat(registry.publish(ORDERS, document, bearer(stranger)).statusCode()).isEqualTo(403);
      String publisher = issue(registry, Role.PUBLISHER, "orders");
      assertThat(registry.publish(ORDERS, document, bearer(publisher)).body())
          .contains("signed versions only");
      SigningKey key = SigningKey.generate();
      String administrator = administrator(registry);
      HttpResponse<String> added =
          registry.send(
              "POST",
              "/api/keys",
              "{\"publicKey\":\""
                  + key.verification().text()
                  + "\",\"contexts\":[\"orders\"],\"name\":\"ann\"}",
              bearer(administrator));
      assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
      HttpResponse<String> signed =
          registry.publish(
              ORDERS, Contracts.envelope(ORDERS, document).signedBy(key), bearer(publisher));
      assertThat(signed.statusCode()).as(signed.body()).isEqualTo(201);
      assertThat(signed.body()).contains(key.verification().id());
    }
  }

  @Test
  void onThisMachineNobodyNeedsATokenWhereTheDatabaseIsItsOwn() {
    try (Running registry = Running.strict(Stores.SQLITE)) {
      assertThat(registry.get("/api/contexts").statusCode()).isEqualTo(200);
      assertThat(registry.json("/api/me").get("role").stringValue()).isEqualTo("administrator");
    }
  }

  @Test
  void nobodySpeaksForTheConsumersOrTheDeploymentsOfAnotherTeam() {
    try (Running registry = Running.strict(Stores.POSTGRES)) {
      String administrator = administrator(registry);
      SigningKey key = SigningKey.generate();
      registry.send(
          "POST",
          "/api/keys",
          "{\"publicKey\":\""
              + key.verification().text()
              + "\",\"contexts\":[\"orders\"],\"name\":\"ann\"}",
          bearer(administrator));
      String document = orders("1.0.0", "id: { type: string }");
      registry.publish(
          ORDERS, Contracts.envelope(ORDERS, document).signedBy(key), bearer(administrator));
      String consumer = "/api/contracts/orders/orders-api/consumers/billing-service";
      String reliance = "{\"version\":\"1.0.0\",\"context\":\"billing\"}";
      String billing = issue(registry, Role.PUBLISHER, "billing");
      String shipping = issue(registry, Role.PUBLISHER, "shipping");
      String reader = issue(registry, Role.READER);
      assertThat(registry.send("PUT", consumer, reliance, bearer(reader)).statusCode())
          .isEqualTo(403);
      assertThat(registry.send("PUT", consumer, reliance, bearer(billing)).statusCode())
          .isEqualTo(204);
      String mine = reliance.replace("billing", "shipping");
      assertThat(registry.send("PUT", consumer, mine, bearer(shipping)).statusCode())
          .isEqualTo(403);
      assertThat(registry.send("DELETE", consumer, "", bearer(shipping)).statusCode())
          .isEqualTo(403);
      String deployment = "/api/environments/production/deployments/orders/orders-api";
      String version = "{\"version\":\"1.0.0\"}";
      assertThat(registry.send("PUT", deployment, version, bearer(shipping)).statusCode())
          .isEqualTo(403);
      assertThat(registry.send("DELETE", consumer, "", bearer(billing)).statusCode())
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
              .issue(ADMINISTRATOR, "ann", Role.READER, List.of(), Duration.ofDays(1));
      assertThat(registry.get("/api/contexts", bearer(issued.token())).statusCode()).isEqualTo(200);
      registry.pass(Duration.ofDays(2));
      assertThat(registry.get("/api/contexts", bearer(issued.token())).statusCode()).isEqualTo(401);
      var other =
          registry
              .registry()
              .tokens()
              .issue(ADMINISTRATOR, "bob", Role.READER, List.of(), Duration.ofDays(1));
      registry.registry().tokens().revoke(ADMINISTRATOR, other.id());
      assertThat(registry.get("/api/contexts", bearer(other.token())).statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aVersionThatNobodyUsesIsAnnouncedThenArchivedAndCanBeRestored(Stores store) {
    try (Running registry = Running.on(store)) {
      String token = store == Stores.SQLITE ? "" : administrator(registry);
      String one = orders("1.0.0", "id: { type: string }");
      registry.publish(ORDERS, one, bearer(token));
      registry.publish(
          ORDERS, orders("1.1.0", "id: { type: string }", "x: { type: string }"), bearer(token));
      registry.pass(Duration.ofDays(80));
      call(registry, token, "1.1.0");
      registry.pass(Duration.ofDays(20));

      String dry = run(registry, token, true);
      assertThat(dry).contains("its end is not announced yet", "it was called on");
      assertThat(run(registry, token, false)).contains("\"archived\":[]");
      registry.pass(Duration.ofDays(8));
      assertThat(run(registry, token, false)).contains("\"archived\":[{").contains("1.0.0");

      assertThat(registry.json(VERSIONS + "/1.0.0").get("state").stringValue())
          .isEqualTo("archived");
      assertThat(registry.get(VERSIONS + "/1.0.0/document").statusCode()).isEqualTo(404);
      HttpResponse<String> restored =
          registry.send("DELETE", VERSIONS + "/1.0.0/archive", "", bearer(token));
      assertThat(restored.statusCode()).isEqualTo(200);
      assertThat(registry.get(VERSIONS + "/1.0.0/document").body()).isEqualTo(one);
      assertThat(registry.get("/api/events?limit=500").body())
          .contains("version.archive-announced", "version.archived", "version.restored");
    }
  }

  private static void call(Running registry, String token, String version) {
    String report =
        "{\"counts\":[{\"context\":\"orders\",\"name\":\"orders-api\",\"version\":\""
            + version
            + "\",\"operation\":\"GET /orders\",\"consumer\":\"billing\",\"calls\":3}]}";
    assertThat(registry.send("POST", "/api/usage", report, bearer(token)).statusCode())
        .isEqualTo(204);
  }

  private static String run(Running registry, String token, boolean dry) {
    return registry
        .send("POST", "/api/archive/run", "{\"dryRun\":" + dry + "}", bearer(token))
        .body();
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aVersionWithDependentsIsNotArchivedAndADeprecatedOneSaysSoInItsHeaders(Stores store) {
    try (Running registry = Running.on(store)) {
      String token = store == Stores.SQLITE ? "" : administrator(registry);
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"), bearer(token));
      String reliance = "{\"version\":\"1.0.0\",\"operations\":[\"GET /orders\"]}";
      assertThat(
              registry
                  .send(
                      "PUT",
                      "/api/contracts/orders/orders-api/consumers/billing",
                      reliance,
                      bearer(token))
                  .statusCode())
          .isEqualTo(204);
      HttpResponse<String> archived =
          registry.send("PUT", VERSIONS + "/1.0.0/archive", "", bearer(token));
      assertThat(archived.statusCode()).isEqualTo(409);
      assertThat(archived.body()).contains("a consumer relies on it");

      HttpResponse<String> deprecated =
          registry.send(
              "PUT",
              VERSIONS + "/1.0.0/deprecation",
              "{\"sunset\":\"2027-03-01\",\"note\":\"use 2\"}",
              bearer(token));
      assertThat(deprecated.statusCode()).as(deprecated.body()).isEqualTo(200);
      HttpResponse<String> read = registry.get(VERSIONS + "/1.0.0");
      assertThat(read.headers().firstValue("Sunset")).contains("Mon, 01 Mar 2027 00:00:00 GMT");
      assertThat(read.headers().firstValue("Deprecation")).contains("@1795946400");
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aReleaseIsRefusedForTheConsumersThatRunThere(Stores store) {
    try (Running registry = Running.on(store)) {
      String token = store == Stores.SQLITE ? "" : administrator(registry);
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"), bearer(token));
      HttpResponse<String> major =
          registry.publish(ORDERS, orders("2.0.0", "id: { type: integer }"), bearer(token));
      assertThat(major.statusCode()).as(major.body()).isEqualTo(201);
      registry.send(
          "PUT",
          "/api/contracts/orders/orders-api/consumers/billing",
          "{\"version\":\"1.0.0\",\"environment\":\"production\"}",
          bearer(token));
      registry.send(
          "PUT",
          "/api/environments/production/deployments/orders/orders-api",
          "{\"version\":\"1.0.0\"}",
          bearer(token));

      var production = registry.json(VERSIONS + "/2.0.0/can-release?environment=production");
      assertThat(production.get("release").booleanValue()).isFalse();
      assertThat(production.get("reasons").get(0).stringValue())
          .startsWith("billing relies on 1.0.0");
      assertThat(production.get("deployed").stringValue()).isEqualTo("1.0.0");
      var test = registry.json(VERSIONS + "/2.0.0/can-release?environment=test");
      assertThat(test.get("release").booleanValue()).isTrue();
    }
  }

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
  void aTokenThatIsNotKnownOpensNothingAndAPageOfTheWebIsNotThisMachine() throws Exception {
    try (Running registry = Running.on(Stores.SQLITE)) {
      assertThat(registry.get("/api/contexts", bearer("tapeout_nonsense")).statusCode())
          .isEqualTo(401);
      assertThat(registry.get("/", bearer("tapeout_nonsense")).statusCode()).isEqualTo(401);
      int port = registry.registry().address().getPort();
      try (var socket = new java.net.Socket("127.0.0.1", port)) {
        String request =
            "GET /api/contexts HTTP/1.1\r\nHost: evil.example:"
                + port
                + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(Contracts.bytes(request));
        assertThat(
                new String(
                    socket.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 421");
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

  @Test
  void theArchiveOpensNoWayAroundTheGate() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      registry.publish(ORDERS, orders("1.0.0", "a: { type: string }"));
      registry.publish(ORDERS, orders("1.1.0", "a: { type: string }", "b: { type: string }"));
      assertThat(registry.send("PUT", VERSIONS + "/1.1.0/archive", "").body())
          .contains("it is the latest of its contract");
      assertThat(registry.send("PUT", VERSIONS + "/1.0.0/archive", "").statusCode()).isEqualTo(200);
      assertThat(registry.send("PUT", VERSIONS + "/1.1.0/archive", "").statusCode()).isEqualTo(200);
      assertThat(registry.publish(ORDERS, orders("1.2.0", "a: { type: integer }")).body())
          .contains("restore 1.1.0 first");
    }
  }

  @Test
  void aVersionThatNoAddressCanNameIsRefused() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      String document = orders("99999999999999999999.0.0", "id: { type: string }");
      assertThat(registry.publish(ORDERS, document).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      String document = orders("1.0.0", "id: { type: string }") + "# " + "x".repeat(13 << 20);
      assertThat(registry.publish(ORDERS, document).statusCode()).isEqualTo(413);
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

  private static String administrator(Running registry) {
    return issue(registry, Role.ADMINISTRATOR);
  }

  private static String issue(Running registry, Role role, String... contexts) {
    return registry
        .registry()
        .tokens()
        .issue(ADMINISTRATOR, role.label(), role, List.of(contexts), Duration.ofDays(3650))
        .token();
  }

  private static String[] bearer(String token) {
    return token.isEmpty() ? new String[0] : new String[] {"Authorization", "Bearer " + token};
  }
}
