package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.registry.Stores;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of versions. */
class ArchiveTest {
  private static final String VERSIONS = "/api/contracts/orders/orders-api/versions";

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aVersionThatNobodyUsesIsAnnouncedThenArchivedAndCanBeRestored(Stores store) {
    try (Running registry = Running.on(store)) {
      String one = orders("1.0.0", "id: { type: string }");
      registry.publish(ORDERS, one);
      registry.publish(ORDERS, orders("1.1.0", "id: { type: string }", "x: { type: string }"));
      registry.pass(Duration.ofDays(80));
      call(registry, "1.1.0");
      registry.pass(Duration.ofDays(20));

      String dry = run(registry, true);
      assertThat(dry).contains("its end is not announced yet", "it was called on");
      assertThat(run(registry, false)).contains("\"archived\":[]");
      registry.pass(Duration.ofDays(8));
      assertThat(run(registry, false)).contains("\"archived\":[{").contains("1.0.0");

      assertThat(registry.json(VERSIONS + "/1.0.0").get("state").stringValue())
          .isEqualTo("archived");
      assertThat(registry.get(VERSIONS + "/1.0.0/document").statusCode()).isEqualTo(404);
      HttpResponse<String> restored = registry.send("DELETE", VERSIONS + "/1.0.0/archive", "");
      assertThat(restored.statusCode()).isEqualTo(200);
      assertThat(registry.get(VERSIONS + "/1.0.0/document").body()).isEqualTo(one);
      assertThat(registry.get("/api/events?limit=500").body())
          .contains("version.archive-announced", "version.archived", "version.restored");
    }
  }

  private static void call(Running registry, String version) {
    String report =
        "{\"counts\":[{\"context\":\"orders\",\"name\":\"orders-api\",\"version\":\""
            + version
            + "\",\"operation\":\"GET /orders\",\"consumer\":\"billing\",\"calls\":3}]}";
    assertThat(registry.send("POST", "/api/usage", report).statusCode()).isEqualTo(204);
  }

  private static String run(Running registry, boolean dry) {
    return registry.send("POST", "/api/archive/run", "{\"dryRun\":" + dry + "}").body();
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aVersionWithDependentsIsNotArchivedAndADeprecatedOneSaysSoInItsHeaders(Stores store) {
    try (Running registry = Running.on(store)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      String reliance = "{\"version\":\"1.0.0\",\"operations\":[\"GET /orders\"]}";
      assertThat(
              registry
                  .send("PUT", "/api/contracts/orders/orders-api/consumers/billing", reliance)
                  .statusCode())
          .isEqualTo(204);
      HttpResponse<String> archived = registry.send("PUT", VERSIONS + "/1.0.0/archive", "");
      assertThat(archived.statusCode()).isEqualTo(409);
      assertThat(archived.body()).contains("a consumer relies on it");

      HttpResponse<String> deprecated =
          registry.send(
              "PUT",
              VERSIONS + "/1.0.0/deprecation",
              "{\"sunset\":\"2027-03-01\",\"note\":\"use 2\"}");
      assertThat(deprecated.statusCode()).as(deprecated.body()).isEqualTo(200);
      HttpResponse<String> read = registry.get(VERSIONS + "/1.0.0");
      assertThat(read.headers().firstValue("Sunset")).contains("Mon, 01 Mar 2027 00:00:00 GMT");
      assertThat(read.headers().firstValue("Deprecation")).contains("@1795946400");
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aDocumentThatWasReadBeforeTellsAtOnceWhatBecomesOfItsVersion(Stores store) {
    try (Running registry = Running.on(store)) {
      String one = orders("1.0.0", "id: { type: string }");
      registry.publish(ORDERS, one);
      registry.publish(ORDERS, orders("1.1.0", "id: { type: string }", "x: { type: string }"));
      String document = VERSIONS + "/1.0.0/document";
      registry.get(document);
      HttpResponse<String> active = registry.get(document);
      assertThat(active.body()).isEqualTo(one);
      assertThat(active.headers().firstValue("Deprecation")).isEmpty();

      registry.send("PUT", VERSIONS + "/1.0.0/deprecation", "{\"sunset\":\"2027-03-01\"}");
      registry.get(document);
      HttpResponse<String> deprecated = registry.get(document);
      assertThat(deprecated.headers().firstValue("Deprecation")).isPresent();
      String tag = active.headers().firstValue("ETag").orElseThrow();
      assertThat(registry.get(document, "If-None-Match", tag).statusCode()).isEqualTo(304);

      registry.send("PUT", VERSIONS + "/1.0.0/archive", "");
      assertThat(registry.get(document).statusCode()).isEqualTo(404);
      registry.send("DELETE", VERSIONS + "/1.0.0/archive", "");
      assertThat(registry.get(document).body()).isEqualTo(one);
      assertThat(registry.get(document + "?as=json").body()).startsWith("{");
    }
  }

  @Test
  void aSunsetThatIsPastIsRefusedAndTodayIsNot() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      String path = VERSIONS + "/1.0.0/deprecation";
      HttpResponse<String> past = registry.send("PUT", path, "{\"sunset\":\"2026-11-28\"}");
      assertThat(past.statusCode()).isEqualTo(409);
      assertThat(past.body()).contains("the sunset 2026-11-28 is past: today is 2026-11-29");
      assertThat(registry.send("PUT", path, "{\"sunset\":\"2026-11-29\"}").statusCode())
          .isEqualTo(200);
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
      assertThat(registry.send("DELETE", VERSIONS + "/1.0.0/archive", "").body())
          .contains("the latest version comes back first");
      assertThat(registry.send("DELETE", VERSIONS + "/1.1.0/archive", "").statusCode())
          .isEqualTo(200);
      assertThat(registry.send("DELETE", VERSIONS + "/1.0.0/archive", "").statusCode())
          .isEqualTo(200);
    }
  }
}
