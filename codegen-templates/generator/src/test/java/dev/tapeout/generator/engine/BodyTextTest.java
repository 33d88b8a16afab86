package dev.tapeout.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.generator.document.ContractFile;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms in generated tests, beside those of generated clients. */
class BodyTextTest {
  /** Compiled with the generated sources, for they need a newer Java than these tests. */
  private static final String RUN =
      """
      package bodies;

      import bodies.wiring.OperationTable;
      import com.sun.net.httpserver.HttpServer;
      import dev.tapeout.runtime.client.Client;
      import dev.tapeout.runtime.json.JsonOutput;
      import dev.tapeout.runtime.json.JsonTree;
      import dev.tapeout.runtime.operation.Operation;
      import java.net.InetAddress;
      import java.net.InetSocketAddress;
      import java.net.URI;
      import java.nio.charset.StandardCharsets;
      import java.util.List;
      import java.util.concurrent.CopyOnWriteArrayList;

      public final class Run {
        private Run() {}

        /** The {@code Content-Type} and the body that a client sends. */
        public static List<String> sent(String operation, String type, String json)
            throws Exception {
          List<String> sent = new CopyOnWriteArrayList<>();
          HttpServer server =
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
          server.createContext(
              "/",
              exchange -> {
                sent.add(exchange.getRequestHeaders().getFirst("Content-Type"));
                byte[] body = exchange.getRequestBody().readAllBytes();
                sent.add(new String(body, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
              });
          server.start();
          Client client =
              Client.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
          try {
            for (Operation each : OperationTable.OPERATIONS) {
              if (each.id().equals(operation)) {
                client
                    .call(each)
                    .form(type, out -> JsonOutput.any(JsonTree.read(json), out))
                    .send();
              }
            }
          } finally {
            client.http().close();
            server.stop(0);
          }
          return sent;
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aTestSendsAFormAsAClientDoes() throws Exception {
    Path contract = Path.of("src/test/resources/odd-bodies.yaml");
    int compared = 0;
    try (URLClassLoader loader = Sources.load(contract, Map.of(), RUN, folder)) {
      Method sent =
          loader
              .loadClass("bodies.Run")
              .getMethod("sent", String.class, String.class, String.class);
      for (Operation operation : ContractFile.read(contract).contract().operations()) {
        for (MediaType type : Objects.requireNonNull(operation.requestBody()).content()) {
          Node example = type.node().get("example");
          BodyText body = new BodyText(type, operation.contract().references());
          List<?> client =
              (List<?>) sent.invoke(null, operation.operationId(), type.name(), example.toString());
          String boundary = boundary(client.get(0).toString());
          String own = boundary(body.contentType());
          assertThat(body.of(example))
              .as("%s as %s", operation.displayName(), type.name())
              .isEqualTo(client.get(1).toString().replace(boundary, own));
          assertThat(body.contentType()).isEqualTo(client.get(0).toString().replace(boundary, own));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(6);
  }

  /** What parts are separated by; the media type itself where there are none. */
  private static String boundary(String contentType) {
    return contentType.replaceFirst(".*boundary=", "");
  }
}
