package dev.tapeout.registry.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.store.Database;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-29T10:00:00Z"));
  private final List<String> got = Collections.synchronizedList(new ArrayList<>());
  private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failures = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(Stores.class)
  void anEventIsToldUntilItIsTakenAndSigned(Stores store) throws Exception {
    HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    try (Database database = Database.open(store.url());
        Delivery delivery = new Delivery(database, now::get, "http://registry.test", true)) {
      Webhooks webhooks = new Webhooks(database, now::get);
      Webhooks.Added added = webhooks.add("eve", url, List.of("version.published"));
      append(database, "version.published", "orders/orders-api@1.0.0");
      append(database, "version.archived", "orders/orders-api@0.9.0");

      failures.set(1);
      assertThat(delivery.deliverDue()).isZero();
      assertThat(webhooks.all().get(0).waiting()).isEqualTo(1);
      now.updateAndGet(t -> t.plus(Duration.ofMinutes(1)));
      assertThat(delivery.deliverDue()).isEqualTo(1);

      assertThat(got)
          .hasSize(2)
          .allMatch(b -> b.contains("\"type\":\"tapeout.version.published\""));
      assertThat(signatures.get(1)).isEqualTo(expected(added.secret(), got.get(1)));
      assertThat(webhooks.all().get(0).waiting()).isZero();

      failures.set(1000);
      append(database, "version.published", "orders/orders-api@1.1.0");
      for (int day = 0; day < 30; day++) {
        now.updateAndGet(t -> t.plus(Duration.ofDays(1)));
        delivery.deliverDue();
      }
      assertThat(webhooks.all().get(0).failed()).isEqualTo(1);

      List<Webhooks.Sent> dead = webhooks.sent(added.id(), "dead", 0, 10);
      assertThat(dead).hasSize(1);
      assertThat(dead.get(0).problem()).isEqualTo("it answered 503");
      assertThat(dead.get(0).subject()).isEqualTo("orders/orders-api@1.1.0");
      failures.set(0);
      got.clear();
      assertThat(webhooks.replay("eve", added.id(), null, now.get())).as("too late").isZero();
      assertThat(webhooks.replay("eve", added.id(), null, dead.get(0).at())).isEqualTo(1);
      assertThat(delivery.deliverDue()).isEqualTo(1);
      assertThat(got).singleElement().asString().contains("orders/orders-api@1.1.0");
      assertThat(webhooks.replay("eve", added.id(), null, null)).as("none is dead").isZero();
      long first = webhooks.sent(added.id(), null, 0, 1).get(0).event();
      assertThat(webhooks.replay("eve", added.id(), first, null)).isEqualTo(1);
      assertThat(delivery.deliverDue()).isEqualTo(1);
      assertThat(got).last().asString().contains("orders/orders-api@1.0.0");
      assertThat(webhooks.replay("eve", "nobody", first, null)).isZero();
    } finally {
      receiver.stop(0);
    }
  }

  private void append(Database database, String type, String subject) {
    database.write(sql -> {
      EventLog.append(sql, now.get(), type, subject, "ann", Map.of("x", "y"));
      return 0;
    });
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var headers = exchange.getRequestHeaders();
    got.add(body);
    signatures.add(
        headers.getFirst("webhook-id")
            + "."
            + headers.getFirst("webhook-timestamp")
            + " "
            + headers.getFirst("webhook-signature"));
    exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 503 : 204, -1);
    exchange.close();
  }

  private String expected(String secret, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
    String head = signatures.get(1).substring(0, signatures.get(1).indexOf(' '));
    return head
        + " v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal((head + "." + body).getBytes(UTF_8)));
  }
}
