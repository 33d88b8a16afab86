package dev.tapeout.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ColdBucketPatienceTest {
  @Test
  @Timeout(60)
  void aStoreThatStallsInItsAnswerHoldsNobody() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
        });
    server.start();
    try {
      BucketSettings settings =
          BucketSettings.of(
              "s3://contracts",
              URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
              Map.of("AWS_ACCESS_KEY_ID", "someone", "AWS_SECRET_ACCESS_KEY", "secret"));
      ColdBucket bucket = new ColdBucket(settings, Duration.ofMillis(200));
      assertThatThrownBy(() -> bucket.get("0".repeat(64)))
          .hasMessageContaining("cold storage cannot be read")
          .hasMessageContaining("no whole answer after 200 ms");
    } finally {
      server.stop(0);
    }
  }
}
