package dev.tapeout.contracts.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client makes of a registry that is away, busy, or none. */
@Timeout(60)
class RegistryClientTest {
  private static final String ASKED = "GET /api/keys";
  private static final Pace SHORT = new Pace(Duration.ofMillis(300), Duration.ofMillis(300), 1000);

  private final List<Duration> pauses = new ArrayList<>();
  private CannedRegistry registry;
  private RegistryClient client;

  @BeforeEach
  void aRegistryListens() throws IOException {
    registry = new CannedRegistry();
    client =
        new RegistryClient(
            URI.create(registry.address()),
            null,
            Pace.USUAL,
            time -> {
              pauses.add(time);
              registry.says(ASKED, 200, "{\"items\":[]}");
            });
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private static RegistryException refused(Runnable call) {
    return catchThrowableOfType(RegistryException.class, call::run);
  }

  private RegistryException keys() {
    return refused(() -> client.get("/api/keys"));
  }

  @ParameterizedTest
  @CsvSource({"429, GET", "503, GET", "429, POST"})
  void aRegistryThatIsBusyIsAskedAgainWhenItSays(int status, String method) {
    registry.says(method + " /api/keys", status, "{\"title\":\"busy\"}", "Retry-After", "7");
    registry.says("POST /api/keys", status, "{\"title\":\"busy\"}", "Retry-After", "7");
    if (method.equals("GET")) {
      assertThat(client.get("/api/keys").has("items")).isTrue();
      assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    } else {
      assertThat(refused(() -> client.request("POST", "/api/keys", "{}", false)))
          .hasMessageContaining("busy; it asks to be left alone for 7 s");
      assertThat(registry.asked()).hasSize(3);
    }
  }

  @Test
  void whatMayBeDoneAlreadyIsNotDoneAgain() {
    registry.says("POST /api/keys", 503, "{\"title\":\"busy\"}", "Retry-After", "1");
    assertThat(refused(() -> client.request("POST", "/api/keys", "{}", false)).status())
        .isEqualTo(503);
    assertThat(registry.asked()).hasSize(1);
  }

  @Test
  void whoWantsALongRestIsNotWaitedFor() {
    registry.says(ASKED, 503, "{\"title\":\"down\"}", "Retry-After", "3600");
    assertThat(keys()).hasMessageContaining("down; it asks to be left alone for 3600 s");
    assertThat(pauses).isEmpty();
  }

  @Test
  void aTimeOfDayMayBeNamed() {
    ZonedDateTime soon = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(15);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(soon);
    registry.says(ASKED, 429, "{}", "Retry-After", date);
    client.get("/api/keys");
    assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500|<h1>Oops</h1>|500|answers 500 with text/html in place of a reason; its log says more",
        "502|<h1>Oops</h1>|502|answers 502 with text/html in place of a reason: something on the way",
        "404|<h1>Oops</h1>|0|is no registry: it answers 404 with text/html in place of a reason",
        "413|<h1>Oops</h1>|413|what was sent is too large for it, or for something on the way",
        "302|''|302|sends elsewhere, to https://elsewhere.example/; a token is sent nowhere but",
        "200|<h1>Hi</h1>|0|is no registry: it sends something that is no object of JSON",
        "200|[]|0|is no registry: it sends something that is no object of JSON",
        "200|''|0|is no registry: it sends something that is no object of JSON",
        "404|{\"title\":\"no\"}|404|: no",
      })
  void whatIsNoWordOfARegistryIsSaid(int status, String body, int counts, String said) {
    registry.saysToAll(
        status, body, "Content-Type", "text/html", "Location", "https://elsewhere.example/");
    RegistryException refused = refused(() -> client.get("/api/me"));
    assertThat(refused).hasMessageContaining(registry.address()).hasMessageContaining(said);
    assertThat(refused.status()).isEqualTo(counts);
  }

  @Test
  void aContractIsNotThereOnlyIfARegistrySaysSo() {
    ContractName name = ContractName.parse("orders/orders").orElseThrow();
    assertThat(client.latest(name)).isNull();
    registry.saysToAll(404, "<h1>no such page</h1>");
    assertThat(refused(() -> client.latest(name))).hasMessageContaining("is no registry");
    registry.saysToAll(200, "{}");
    assertThat(refused(() -> client.latest(name))).hasMessageContaining("is no registry");
    registry.saysToAll(200, "{\"name\":\"orders\",\"latest\":\"1.0.0\\u001b[2J\"}");
    assertThat(refused(() -> client.latest(name))).hasMessageContaining("is no registry");
    registry.saysToAll(200, "{\"name\":\"orders\"}");
    assertThat(client.latest(name)).isNull();
  }

  @Test
  void wordsThatSpeakToATerminalAreShownAsTheyAre() {
    registry.says(ASKED, 400, "{\"detail\":\"a\\u001b[2Jb\\u009b\"}");
    assertThat(keys()).hasMessageEndingWith("a␛[2Jb\uFFFD");
  }

  @Test
  void aHostThatIsNotKnownIsSaid() {
    URI nobody = URI.create("http://" + "a".repeat(64) + ".example"); // no name server takes that
    client = new RegistryClient(nobody, null, SHORT, time -> {});
    assertThat(keys()).hasMessageContaining("no host of this name is known");
  }

  @Test
  void whereNothingListensIsSaid() {
    registry.close();
    assertThat(keys()).hasMessageContaining("cannot be reached (nothing listens there)");
    assertThat(pauses).hasSize(2);
  }

  /** Answers each connection with these bytes, and then nothing more. */
  private RegistryException rawly(String bytes, boolean closes) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      List<Socket> open = new ArrayList<>();
      Thread thread =
          new Thread(() -> {
            try {
              while (true) {
                Socket socket = server.accept();
                open.add(socket);
                socket.getInputStream().read(new byte[1000]);
                OutputStream out = socket.getOutputStream();
                out.write(bytes.getBytes(UTF_8));
                out.flush();
                if (closes) {
                  socket.close();
                }
              }
            } catch (IOException e) {
              // the test is over
            }
          });
      thread.start();
      client =
          new RegistryClient(
              URI.create("http://127.0.0.1:" + server.getLocalPort()), null, SHORT, time -> {});
      return keys();
    }
  }

  @Test
  void whoNeverAnswersIsGivenUp() throws IOException {
    assertThat(rawly("", false)).hasMessageContaining("no answer within 300 ms");
  }

  @Test
  void whoStopsInItsAnswerIsGivenUp() throws IOException {
    assertThat(rawly("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", false))
        .hasMessageContaining("its answer stopped, or went on too slowly, after 1 bytes");
  }

  @Test
  void whoClosesWithoutAWordIsSaid() throws IOException {
    assertThat(rawly("", true)).hasMessageContaining("closed the connection without an answer");
  }

  @Test
  void whoSpeaksSomethingElseIsSaid() throws IOException {
    assertThat(rawly("SSH-2.0-OpenSSH_9.2\r\n", true)).hasMessageContaining("cannot be reached");
  }

  @Test
  void anAnswerWithoutAnEndIsCut() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread =
          new Thread(() -> {
            try (Socket socket = server.accept()) {
              socket.getInputStream().read(new byte[1000]);
              OutputStream out = socket.getOutputStream();
              out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
              while (true) {
                out.write(new byte[1000]);
              }
            } catch (IOException e) {
              // it was cut
            }
          });
      thread.start();
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort())).build();
      var answer = Exchange.send(HttpClient.newHttpClient(), request, Pace.USUAL, 100_000);
      assertThat(answer.body()).hasSize(100_001);
      thread.join();
    }
  }
}
