package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.registry.Stores;
import dev.tapeout.registry.access.Role;
import dev.tapeout.runtime.config.Reporting;
import dev.tapeout.runtime.registry.RegistryLink;
import dev.tapeout.runtime.registry.Standing;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What running services ask and tell. */
class ReportingTest {
  private static final String REPORT =
      "{\"counts\":[{\"context\":\"orders\",\"name\":\"orders-api\",\"version\":\"1.0.0\","
          + "\"operation\":\"GET /orders\",\"consumer\":\"billing\",\"calls\":3}]}";

  @ParameterizedTest
  @EnumSource(Stores.class)
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aServiceLearnsHowItsContractStandsAndItsCallsAreCounted(Stores store) {
    try (Running registry = Running.on(store)) {
      registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      String version = "/api/contracts/orders/orders-api/versions/1.0.0";
      String digest = registry.json(version).get("digest").stringValue();
      Reporting reporting =
          new Reporting(
              registry.registry().address(),
              registry.token(Role.READER, "orders"),
              null,
              Duration.ofHours(1));
      RegistryLink link = RegistryLink.start(reporting, ORDERS.toString(), "1.0.0", digest);
      link.usage().called("GET /orders", "billing", 200);
      link.usage().called("GET /orders", "billing", 200);
      while (link.standing() instanceof Standing.Unknown) {
        Thread.onSpinWait();
      }
      assertThat(link.standing()).isEqualTo(new Standing.Current());
      link.close(); // tells what is not told yet
      assertThat(registry.get("/api/contracts/orders/orders-api/consumers").body())
          .contains("\"consumer\":\"billing\"", "\"calls\":2");
      assertThat(registry.json(version).has("lastCalled")).isTrue();
    }
  }

  @Test
  void aServiceReportsCallsOfItsOwnContextOnly() {
    try (Running registry = Running.strict(Stores.POSTGRES)) {
      for (String token :
          new String[] {registry.token(Role.READER), registry.token(Role.READER, "billing")}) {
        var refused = registry.send("POST", "/api/usage", REPORT, Running.bearer(token));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
            .contains("may not report calls of contracts of the context orders");
      }
      for (String token :
          new String[] {
            registry.token(Role.READER, "orders"), registry.token(Role.PUBLISHER, "orders")
          }) {
        assertThat(registry.send("POST", "/api/usage", REPORT, Running.bearer(token)).statusCode())
            .isEqualTo(204);
      }
    }
  }
}
