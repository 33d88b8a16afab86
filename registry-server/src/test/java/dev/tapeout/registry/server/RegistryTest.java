package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.registry.Stores;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is published, found and compared. */
class RegistryTest {
  private static final String VERSIONS = "/api/contracts/orders/orders-api/versions";

  @ParameterizedTest
  @EnumSource(Stores.class)
  void whatIsPublishedIsReadByteByByteAndNeverAgain(Stores store) {
    try (Running registry = Running.on(store)) {
      String document = orders("1.0.0", "id: { type: string }");

      HttpResponse<String> published = registry.publish(ORDERS, document);

      assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
      assertThat(published.headers().firstValue("Location")).contains(VERSIONS + "/1.0.0");
      assertThat(registry.publish(ORDERS, document).statusCode()).isEqualTo(200);
      HttpResponse<String> read = registry.get(VERSIONS + "/1.0.0/document");
      assertThat(read.body()).isEqualTo(document);
      assertThat(read.headers().firstValue("Content-Type")).contains("application/yaml");
      assertThat(read.headers().firstValue("Cache-Control")).contains("public, no-cache");
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
      for (String name : List.of("a-api", "b-api", "c-api")) {
        var id = new dev.tapeout.contracts.registry.ContractName("orders", name);
        registry.publish(id, orders("1.0.0", "id: { type: string }"));
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

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aReleaseIsRefusedForTheConsumersThatRunThere(Stores store) {
    try (Running registry = Running.on(store)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      HttpResponse<String> major =
          registry.publish(ORDERS, orders("2.0.0", "id: { type: integer }"));
      assertThat(major.statusCode()).as(major.body()).isEqualTo(201);
      registry.send(
          "PUT",
          "/api/contracts/orders/orders-api/consumers/billing",
          "{\"version\":\"1.0.0\",\"environment\":\"production\"}");
      registry.send(
          "PUT",
          "/api/environments/production/deployments/orders/orders-api",
          "{\"version\":\"1.0.0\"}");

      var production = registry.json(VERSIONS + "/2.0.0/can-release?environment=production");
      assertThat(production.get("release").booleanValue()).isFalse();
      assertThat(production.get("reasons").get(0).stringValue())
          .startsWith("billing relies on 1.0.0");
      assertThat(production.get("deployed").stringValue()).isEqualTo("1.0.0");
      HttpResponse<String> mistyped =
          registry.get(VERSIONS + "/2.0.0/can-release?environment=prodcution");
      assertThat(mistyped.statusCode()).isEqualTo(404);
      assertThat(mistyped.body())
          .contains("nothing is known of the environment 'prodcution'", "known are production");
      assertThat(
              registry
                  .json(VERSIONS + "/1.0.0/can-release?environment=production")
                  .get("release")
                  .booleanValue())
          .isTrue();
    }
  }

  @Test
  void aVersionThatNoAddressCanNameIsRefused() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      String document = orders("99999999999999999999.0.0", "id: { type: string }");
      assertThat(registry.publish(ORDERS, document).statusCode()).isEqualTo(400);
    }
  }
}
