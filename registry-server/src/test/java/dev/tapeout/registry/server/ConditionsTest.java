package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.registry.Stores;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that hold only where what they speak of is as the caller knows it. */
class ConditionsTest {
  private static final String VERSION = "/api/contracts/orders/orders-api/versions/1.0.0";
  private static final String SUNSET = "{\"sunset\":\"2027-01-01\"}";
  private static final String READ = tag("0123456789abcdef0123456789abcdef");

  private static String tag(String text) {
    return "\"" + text + "\"";
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void aStateChangesOnlyWhereTheVersionIsAsTheCallerHasReadIt(Stores store) {
    try (Running registry = Running.on(store)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      String first = etag(registry.get(VERSION));

      HttpResponse<String> done = changed(registry, "PUT", "/deprecation", SUNSET, first);
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      String second = etag(done);
      assertThat(second).isNotEqualTo(first).isEqualTo(etag(registry.get(VERSION)));

      HttpResponse<String> stale = changed(registry, "PUT", "/archive", "", first);
      assertThat(stale.statusCode()).isEqualTo(412);
      assertThat(stale.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(stale.body()).contains("orders/orders-api@1.0.0 is no longer as you have read it");
      assertThat(changed(registry, "PUT", "/archive", "", "W/" + second).statusCode())
          .isEqualTo(412);
      assertThat(changed(registry, "PUT", "/deprecation", SUNSET, READ).statusCode())
          .isEqualTo(412);
      assertThat(etag(registry.get(VERSION))).isEqualTo(second);

      HttpResponse<String> archived =
          changed(registry, "PUT", "/archive", "", READ + ", " + second);
      assertThat(archived.statusCode()).as(archived.body()).isEqualTo(200);
      assertThat(changed(registry, "DELETE", "/archive", "", second).statusCode()).isEqualTo(412);
      assertThat(changed(registry, "DELETE", "/archive", "", "*").statusCode()).isEqualTo(200);
      assertThat(changed(registry, "DELETE", "/archive", "", "*").statusCode()).isEqualTo(409);
    }
  }

  @Test
  void whoHasWhatHeAsksForIsToldSo() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      for (String part : new String[] {"", "/envelope", "/attestation", "/document"}) {
        String tag = etag(registry.get(VERSION + part));
        HttpResponse<String> again = registry.get(VERSION + part, "If-None-Match", tag);
        assertThat(again.statusCode()).as(part).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(etag(again)).isEqualTo(tag);
        assertThat(again.headers().firstValue("Cache-Control"))
            .isEqualTo(registry.get(VERSION + part).headers().firstValue("Cache-Control"));
        assertThat(registry.get(VERSION + part, "If-None-Match", READ).statusCode()).isEqualTo(200);
      }
      assertThat(
              registry
                  .get(VERSION + "/envelope")
                  .headers()
                  .firstValue("Cache-Control")
                  .orElseThrow())
          .isEqualTo("public, no-cache");
    }
  }

  @Test
  void whoKeepsADocumentHearsThatItsVersionGoes() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      String document = VERSION + "/document";
      HttpResponse<String> first = registry.get(document);
      assertThat(first.headers().firstValue("Cache-Control")).contains("public, no-cache");
      registry.send("PUT", VERSION + "/deprecation", SUNSET);
      for (int i = 0; i < 2; i++) { // read, and at hand
        for (String part : new String[] {"", "/document"}) {
          HttpResponse<String> read = registry.get(VERSION + part);
          HttpResponse<String> kept = registry.get(VERSION + part, "If-None-Match", etag(read));
          assertThat(kept.statusCode()).isEqualTo(304);
          for (String name : new String[] {"Deprecation", "Sunset"}) {
            assertThat(kept.headers().firstValue(name))
                .isPresent()
                .isEqualTo(read.headers().firstValue(name));
          }
        }
      }
    }
  }

  private static HttpResponse<String> changed(
      Running registry, String method, String path, String body, String tag) {
    return registry.sendAlso(method, VERSION + path, body, "If-Match", tag);
  }

  private static String etag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }
}
