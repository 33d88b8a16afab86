package peer;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import peer.api.OrdersApiDelegate;
import peer.model.NewOrder;
import peer.model.Order;
import peer.model.OrderLinesInner;

/** openapi-generator's Spring server with the least behind it: the same answer each time. */
@SpringBootApplication
public class Peer {
  public static void main(String[] arguments) {
    SpringApplication.run(Peer.class, arguments);
    System.out.println("the peer listens at " + System.getProperty("server.port"));
  }

  @Service
  static class Orders implements OrdersApiDelegate {
    private static final UUID ID = UUID.fromString("0b8f3a52-6c1d-4e7a-9f20-5d3c8e1b7a64");
    private static final Order ORDER =
        new Order(
            ID,
            ID,
            Order.StateEnum.PLACED,
            List.of(new OrderLinesInner("text", 1)),
            OffsetDateTime.parse("2026-01-31T09:30:00Z"),
            LocalDate.parse("2026-01-31"));

    @Override
    public ResponseEntity<Order> placeOrder(NewOrder order) {
      return ResponseEntity.created(URI.create("/1")).body(ORDER);
    }

    @Override
    public ResponseEntity<Order> getOrder(UUID id) {
      return ResponseEntity.ok(ORDER);
    }
  }
}
