import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The floor: the same two operations by hand on Helidon, nothing judged, traced or limited. */
class Bare {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ORDER =
      "{\"orderId\":\"0b8f3a52-6c1d-4e7a-9f20-5d3c8e1b7a64\",\"customerId\":\"0b8f3a52-6c1d-4e7a-9f20-5d3c8e1b7a64\",\"state\":\"placed\",\"lines\":[{\"sku\":\"text\",\"quantity\":1}],\"placedAt\":\"2026-01-31T09:30:00Z\",\"estimatedDelivery\":\"2026-01-31\"}";

  public static void main(String[] arguments) {
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(Integer.parseInt(arguments[0]))
            .connectionOptions(options -> options.tcpNoDelay(true))
            .routing(
                routing ->
                    routing
                        .get("/v1/orders/{id}", (request, response) -> answer(response, 200))
                        .post("/v1/orders", Bare::place))
            .build()
            .start();
    System.out.println("bare listens at http://127.0.0.1:" + server.port());
  }

  private static void place(ServerRequest request, ServerResponse response) {
    JsonNode order = JSON.readTree(request.content().inputStream());
    response.header(HeaderNames.LOCATION, "/1");
    answer(response, order.has("lines") ? 201 : 400);
  }

  private static void answer(ServerResponse response, int status) {
    response.status(status).header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(ORDER.getBytes(StandardCharsets.UTF_8));
  }
}
