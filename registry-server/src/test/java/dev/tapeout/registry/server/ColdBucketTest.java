package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.registry.Contracts;
import dev.tapeout.registry.lifecycle.BucketSettings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cold storage in a bucket. */
class ColdBucketTest {
  private static final String VERSION = "/api/contracts/orders/orders-api/versions/1.0.0";
  private static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "someone", "AWS_SECRET_ACCESS_KEY", "secret");

  private static S3Store store;

  @BeforeAll
  static void start() throws Exception {
    store = new S3Store();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  private static int archive(Running registry) {
    return registry.send("PUT", VERSION + "/archive", "").statusCode();
  }

  private static int restore(Running registry) {
    return registry.send("DELETE", VERSION + "/archive", "").statusCode();
  }

  @Test
  void whatIsArchivedLiesInTheBucketAndComesBackByteByByteAndNothingElseDoes() throws Exception {
    String document = orders("1.0.0", "id: { type: string }");
    String digest = Digest.hex(Contracts.bytes(document));
    String place = "/contracts/cold/2026/" + digest.substring(0, 2) + "/" + digest;
    try (Running registry = Running.archivingTo(store.bucket("contracts/cold/2026"))) {
      registry.publish(ORDERS, document);

      assertThat(archive(registry)).isEqualTo(200);
      assertThat(registry.get(VERSION + "/document").statusCode()).isEqualTo(404);
      assertThat(store.send("HEAD", place, "")).isEqualTo(200);
      assertThat(restore(registry)).isEqualTo(200);
      assertThat(registry.get(VERSION + "/document").body()).isEqualTo(document);

      assertThat(archive(registry)).isEqualTo(200);
      store.send("PUT", place, document.replace("string", "integer"));
      assertThat(restore(registry)).as("it is not what was put there").isEqualTo(500);
      assertThat(registry.json(VERSION).get("state").stringValue()).isEqualTo("archived");
    }
  }

  @Test
  void whereTheStoreTakesNothingAVersionStaysAsItIs() {
    URI nobody = URI.create("http://127.0.0.1:9");
    for (BucketSettings away :
        new BucketSettings[] {
          store.bucket("nothing-of-that-name"), BucketSettings.of("s3://contracts", nobody, KEYS)
        }) {
      try (Running registry = Running.archivingTo(away)) {
        registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
        assertThat(archive(registry)).isEqualTo(500);
        assertThat(registry.json(VERSION).get("state").stringValue()).isEqualTo("active");
        assertThat(registry.get(VERSION + "/document").statusCode()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contracts",
        "s3://",
        "s3://Contracts",
        "s3://contracts/../other",
        "s3://contracts/a?b",
        "s3://contracts/a b",
        "https://contracts/a"
      })
  void whatIsNoBucketIsRefused(String address) {
    assertThatThrownBy(() -> BucketSettings.of(address, null, KEYS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no bucket");
  }

  @Test
  void keysAreNeededAndNeverShown() {
    assertThatThrownBy(() -> BucketSettings.of("s3://contracts", null, Map.of()))
        .hasMessageContaining("AWS_ACCESS_KEY_ID");
    assertThat(BucketSettings.of("s3://contracts", null, KEYS).toString())
        .isEqualTo("s3://contracts/ at https://s3.us-east-1.amazonaws.com")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///tmp",
        "http://storage.example.com",
        "https://user:hidden@storage.example.com",
        "https://storage.example.com/contracts",
        "https://storage.example.com/?hidden",
        "https://storage.example.com/#hidden"
      })
  void anEndpointThatOthersMayHearOrThatSaysMoreThanItsHostIsRefused(String endpoint) {
    assertThatThrownBy(() -> BucketSettings.of("s3://contracts", URI.create(endpoint), KEYS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no endpoint")
        .hasMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://storage.example.com:9000/", "http://localhost:9000", "http://[::1]"})
  void anEndpointIsAHost(String endpoint) {
    URI address = URI.create(endpoint);
    assertThat(BucketSettings.of("s3://contracts", address, KEYS).endpoint()).isEqualTo(address);
  }
}
