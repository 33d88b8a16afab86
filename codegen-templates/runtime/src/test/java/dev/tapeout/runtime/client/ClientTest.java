package dev.tapeout.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.json.FilePart;
import dev.tapeout.runtime.json.JsonInput;
import dev.tapeout.runtime.json.JsonOutput;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.server.JdkServer;
import dev.tapeout.runtime.server.Server;
import dev.tapeout.runtime.service.Reply;
import dev.tapeout.runtime.service.Route;
import dev.tapeout.runtime.service.Service;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

class ClientTest {
  private final Operation get = Shelf.operation("getItem", "GET", "/items/{id}").build();
  private final Service service = Shelf.service();
  private Server server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server =
        JdkServer.start(
            service, Settings.of(Map.of("TAPEOUT_HOST", "127.0.0.1", "TAPEOUT_PORT", "0")));
    client = Client.of(URI.create(server.address() + "/v1"));
  }

  @AfterEach
  void stop() {
    client.http().close();
    server.close();
  }

  private Operation operation(String id) {
    return service.routes().stream()
        .filter(route -> route.operation().id().equals(id))
        .findFirst()
        .orElseThrow()
        .operation();
  }

  @Test
  void whatTheClientWritesTheServiceReads() {
    ClientResponse response =
        client
            .call(get)
            .parameter(0, out -> out.writeNumber(7))
            .parameter(1, out -> out.writeString("desc"))
            .parameter(
                2,
                out -> {
                  out.writeStartArray();
                  out.writeNumber(1);
                  out.writeNumber(2);
                  out.writeEndArray();
                })
            .parameter(3, out -> out.writeNumber(3))
            .parameter(4, out -> out.writeString("a b;c"))
            .send();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json(JsonInput::any))
        .hasToString(
            "{\"operation\":\"getItem\",\"id\":7,\"sort\":\"desc\",\"sizes\":[1,2],\"X-Depth\":3,"
                + "\"session\":\"a b;c\",\"bytes\":0}");
  }

  @Test
  void aBodyIsSentWithItsMediaType() {
    ClientResponse response =
        client
            .call(operation("postItem"))
            .body(
                "application/json",
                out -> {
                  out.writeStartObject();
                  out.writeStringProperty("name", "Tea");
                  out.writeNumberProperty("price", 1);
                  out.writeEndObject();
                })
            .send();
    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void aFormIsSentAsTheFieldsThatTheServiceReads() {
    ClientResponse response =
        client
            .call(operation("postForm"))
            .form(
                "application/x-www-form-urlencoded",
                out -> {
                  out.writeStartObject();
                  out.writeStringProperty("title", "a&b=c +\u00e4");
                  out.writeNumberProperty("count", 3);
                  out.writeArrayPropertyStart("tags");
                  out.writeString("x,y");
                  out.writeString("z");
                  out.writeEndArray();
                  out.writeEndObject();
                })
            .send();
    JsonNode form = response.json(JsonInput::any).get("body");
    assertThat(form)
        .hasToString("{\"title\":\"a&b=c +\u00e4\",\"count\":3,\"tags\":[\"x,y\",\"z\"]}");
  }

  @Test
  void aStringIsSentAsAFileOfItsBytes() {
    Operation form = Shelf.operation("postForm", "POST", "/forms").form().build();
    ClientCall call =
        client
            .call(form)
            .form(
                "multipart/form-data",
                out -> {
                  out.writeStartObject();
                  out.writeStringProperty("title", "t");
                  out.writeStringProperty("file", "\u0001\u00ff");
                  out.writeEndObject();
                });
    JsonNode sent = call.send().json(JsonInput::any).get("body");
    assertThat(sent.get("file").stringValue()).isEqualTo("\u0001\u00ff");
  }

  @Test
  void aFileOfAFormKeepsItsBytesItsNameAndItsType() throws Exception {
    byte[] bytes = {0, -1, 13, 10, '-', '-'};
    FilePart file = new FilePart("a \"b\"\r\n.png", "image/png", bytes);
    Operation form = Shelf.operation("postForm", "POST", "/forms").form().build();
    AtomicReference<FilePart> read = new AtomicReference<>();
    Service keeping =
        Shelf.service(
            new Route(
                form,
                call -> {
                  read.set(JsonInput.file(call.body().get("file")));
                  return Reply.json(200, out -> JsonOutput.any(call.body(), out));
                }));
    try (Server other =
        JdkServer.start(
            keeping, Settings.of(Map.of("TAPEOUT_HOST", "127.0.0.1", "TAPEOUT_PORT", "0")))) {
      ClientResponse response =
          client
              .to(URI.create(other.address() + "/v1"))
              .call(form)
              .form(
                  "multipart/form-data",
                  out -> {
                    out.writeStartObject();
                    out.writeStringProperty("title", "\u00e4");
                    out.writeName("file");
                    JsonOutput.file(file, out);
                    out.writeArrayPropertyStart("tags");
                    out.writeString("x");
                    out.writeString("y");
                    out.writeEndArray();
                    out.writeStringProperty("more", "z");
                    out.writeEndObject();
                  })
              .send();
      JsonNode sent = response.json(JsonInput::any);
      assertThat(sent.get("tags")).hasToString("[\"x\",\"y\"]");
      assertThat(sent.get("title")).hasToString("\"\u00e4\"");
      assertThat(sent.get("more")).hasToString("\"z\"");
    }
    assertThat(read.get().bytes()).isEqualTo(bytes);
    assertThat(read.get().contentType()).isEqualTo("image/png");
    assertThat(read.get().fileName()).isEqualTo("a %22b%22%0D%0A.png");
  }

  @Test
  void aFormHoldsNoCopyOfItsFiles() {
    FilePart file = new FilePart("a", "image/png", new byte[16 << 20]);
    ClientCall call = client.call(Shelf.operation("postForm", "POST", "/forms").form().build());
    ThreadMXBean memory = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long before = memory.getCurrentThreadAllocatedBytes();
    call.form(
        "multipart/form-data",
        out -> {
          out.writeStartObject();
          out.writeName("file");
          JsonOutput.file(file, out);
          out.writeEndObject();
        });
    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
  }

  @Test
  void anAddressKeepsItsOwnQuery() {
    ClientResponse response =
        client
            .to(URI.create(server.address() + "/v1/items/7?sort=desc"))
            .call(
                new Operation(
                    "call",
                    "GET",
                    "",
                    "",
                    get.parameters(),
                    null,
                    get.responses(),
                    List.of(),
                    get.flow()))
            .parameter(
                2,
                out -> {
                  out.writeStartArray();
                  out.writeNumber(1);
                  out.writeEndArray();
                })
            .send();
    assertThat(response.json(JsonInput::any).toString())
        .contains("\"sort\":\"desc\",\"sizes\":[1]");
  }

  @Test
  void credentialsGoWhereTheirSchemeSays() {
    assertThat(client.call(operation("secret")).send().status()).isEqualTo(401);
    assertThat(client.with(scheme -> "good").call(operation("secret")).send().status())
        .isEqualTo(200);
  }

  @Test
  void aCallBelongsToTheFlowThatItIsMadeIn() throws Exception {
    FlowContext flow =
        new FlowContext(
            "0af7651916cd43dd8448eb211c80319c",
            "00f067aa0ba902b7",
            true,
            "r-77",
            null,
            null,
            System.nanoTime() + 10_000_000_000L,
            "op",
            FlowContext.State.STARTED);
    ClientResponse response = flow.call(() -> client.call(operation("newest")).send());
    assertThat(response.headers().firstValue("x-silicon-traceid")).hasValue(flow.traceId());
    assertThat(response.headers().firstValue("x-request-id")).hasValue("r-77");
  }

  @Test
  void aServiceThatIsNotThereIsNamed() {
    server.close();
    assertThatThrownBy(() -> client.call(operation("newest")).send())
        .isInstanceOf(ClientException.class)
        .hasMessageStartingWith("GET " + client.base() + "/items/newest was not answered: ");
  }

  @Test
  @Timeout(60)
  void anAnswerThatStallsInItsBodyIsNoAnswer() throws Exception {
    Semaphore end = new Semaphore(0);
    HttpServer stalling =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stalling.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          end.acquireUninterruptibly();
        });
    stalling.start();
    try {
      URI base = URI.create("http://127.0.0.1:" + stalling.getAddress().getPort());
      Client impatient = new Client(client.http(), base, scheme -> null, Duration.ofMillis(500));
      assertThatThrownBy(() -> impatient.call(operation("newest")).send())
          .isInstanceOf(ClientException.class)
          .hasMessageEndingWith("was not answered: no whole answer within 500 ms");
    } finally {
      end.release();
      stalling.stop(0);
    }
  }

  @Test
  void anAnswerOutsideOfTheContractIsToldWithItsOperation() {
    ClientResponse response = client.call(operation("broken")).send();
    assertThat(response.unexpected())
        .hasMessage("broken was answered with status 500, which the contract does not know");
    assertThatThrownBy(() -> response.json(JsonInput::int32))
        .hasMessageContaining("is not an integer of 32 bits");
  }

  @Test
  void aValueThatWouldChangeThePathIsNotSent() {
    assertThatThrownBy(() -> client.call(get).parameter(0, out -> out.writeString("..")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
