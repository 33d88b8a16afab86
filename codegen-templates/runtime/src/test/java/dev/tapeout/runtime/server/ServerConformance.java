package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.service.Reply;
import dev.tapeout.runtime.service.Route;
import dev.tapeout.runtime.service.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service does, whichever server it runs on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerConformance {
  static final Map<String, String> SETTINGS =
      Map.of(
          "TAPEOUT_HOST", "127.0.0.1",
          "TAPEOUT_PORT", "0",
          "TAPEOUT_MAX_BODY", "1000",
          "TAPEOUT_SHUTDOWN", "1s");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  Server server;

  abstract Server start(Service service, Settings settings) throws IOException;

  @BeforeAll
  void start() throws IOException {
    server = start(Shelf.service(), Settings.of(SETTINGS));
  }

  @AfterAll
  void stop() {
    server.close();
    client.close();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String contentType, String body) throws Exception {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  @Test
  void parametersComeInTheirTypesFromPathQueryHeaderAndCookie() throws Exception {
    HttpResponse<String> response =
        send(
            request("/v1/items/7?sort=desc&sizes=1&sizes=2")
                .header("X-Depth", "3")
                .header("Cookie", "a=b; session=xyz"));
    assertThat(response.body())
        .isEqualTo(
            "{\"operation\":\"getItem\",\"id\":7,\"sort\":\"desc\",\"sizes\":[1,2],\"X-Depth\":3,"
                + "\"session\":\"xyz\",\"bytes\":0}");
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
  }

  @Test
  void aFixedSegmentComesBeforeAVariableOne() throws Exception {
    assertThat(send(request("/v1/items/newest")).body()).contains("\"newest\"");
  }

  @Test
  void everyWrongParameterIsNamedWithWhatIsThereAndWhatWasAsked() throws Exception {
    HttpResponse<String> response = send(request("/v1/items/seven?sort=up&sizes=1,2"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(response.body())
        .contains("\"parameter\":\"id\"", "is \\\"seven\\\", not an integer")
        .contains("\"parameter\":\"sort\"", "\\\"up\\\"", "/components/schemas/Sort/enum")
        .contains("\"parameter\":\"sizes\"", "is \\\"1,2\\\", not an integer");
  }

  @Test
  void aBodyThatBreaksItsSchemaIs422WithPointersWhereTheOperationKnowsThatStatus()
      throws Exception {
    String item = "{\"name\":\"\",\"price\":0,\"kind\":\"pen\",\"made\":\"2026-02-30\",\"x\":1}";
    HttpResponse<String> response = post("/v1/items", "application/json", item);
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains("\"pointer\":\"/name\"")
        .contains("\"pointer\":\"/price\"")
        .contains("\"pointer\":\"/kind\"")
        .contains("\"pointer\":\"/made\"")
        .contains("'x'")
        .contains("\"schema\":\"/components/schemas/Item/properties/price/exclusiveMinimum\"");
  }

  @Test
  void aGoodBodyReachesTheHandler() throws Exception {
    String item = "{\"name\":\"Tea\",\"price\":0.10,\"tags\":[\"a\"]}";
    assertThat(post("/v1/items", "application/json; charset=UTF-8", item).body())
        .isEqualTo("{\"operation\":\"postItem\",\"body\":" + item + ",\"bytes\":40}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":|400|is not JSON",
        "{\"name\":\"a\",\"name\":\"b\",\"price\":1}|400|comes twice",
        "{\"name\":\"a\",\"price\":1} {}|400|more after",
        "''|400|there is none",
        "[]|422|object",
      })
  void whatIsNoBodyIsRefused(String body, int status, String detail) throws Exception {
    HttpResponse<String> response = post("/v1/items", "application/json", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains(detail);
  }

  @Test
  void anotherMediaTypeIs415AndSaysWhichAreTaken() throws Exception {
    HttpResponse<String> response = post("/v1/items", "application/xml", "<a/>");
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.headers().firstValue("accept")).hasValue("application/json, text/*");
    assertThat(post("/v1/items", "text/csv", "a,b").statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLongIs413() throws Exception {
    assertThat(post("/v1/items", "text/plain", "x".repeat(1001)).statusCode()).isEqualTo(413);
    assertThat(post("/v1/items", "text/plain", "x".repeat(1000)).statusCode()).isEqualTo(200);
  }

  @Test
  void aChunkedBodyThatIsTooLongIs413() throws Exception {
    HttpRequest.BodyPublisher chunked =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("x".repeat(5000).getBytes()));
    assertThat(
            send(request("/v1/items").header("Content-Type", "text/plain").POST(chunked))
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void formsBecomeTheObjectsThatTheirSchemasDescribe() throws Exception {
    assertThat(
            post("/v1/forms", "application/x-www-form-urlencoded", "title=a+b%26c&count=3&z=1")
                .body())
        .contains("\"body\":{\"title\":\"a b&c\",\"count\":3,\"z\":\"1\"}");
    assertThat(post("/v1/forms", "application/x-www-form-urlencoded", "title=&count=x").body())
        .contains("\"pointer\":\"/count\"", "is \\\"x\\\", not an integer");
    String multipart =
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTea\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n12345678\r\n--b--\r\n";
    assertThat(post("/v1/forms", "multipart/form-data; boundary=b", multipart).body())
        .contains("\"body\":{\"title\":\"Tea\",\"file\":\"12345678\"}");
    assertThat(
            post(
                    "/v1/forms",
                    "multipart/form-data; boundary=b",
                    multipart.replace("12345678", "123456789"))
                .body())
        .contains("\"pointer\":\"/file\"");
  }

  @Test
  void aPathThatTheContractLacksIs404AndAMethod405WithThoseThatThereAre() throws Exception {
    assertThat(send(request("/v1/nothing")).statusCode()).isEqualTo(404);
    assertThat(send(request("/items/7")).statusCode()).isEqualTo(404);
    HttpResponse<String> response = send(request("/v1/items/7").DELETE());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD");
    assertThat(response.body()).contains("\"status\":405");
  }

  @Test
  void headIsAnsweredAsGetWithoutTheBody() throws Exception {
    HttpResponse<String> response =
        send(request("/v1/items/7").method("HEAD", BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValueAsLong("content-length")).hasValue(40);
  }

  @Test
  void whatCannotBeMadeIs406() throws Exception {
    assertThat(send(request("/v1/items/7").header("Accept", "image/png")).statusCode())
        .isEqualTo(406);
    assertThat(
            send(request("/v1/items/7").header("Accept", "image/png, application/*;q=0.1"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void nothingInternalLeaksWhenAHandlerFails() throws Exception {
    HttpResponse<String> response = send(request("/v1/broken").header("X-Request-ID", "abc-1"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).doesNotContain("1234", "Exception").contains("\"abc-1\"");
    assertThat(response.headers().firstValue("x-request-id")).hasValue("abc-1");
  }

  @Test
  void aRequestIdThatCouldDoHarmIsReplaced() throws Exception {
    HttpResponse<String> response = send(request("/v1/nothing").header("X-Request-ID", "a\"b c"));
    assertThat(response.headers().firstValue("x-request-id").orElseThrow()).hasSize(36);
  }

  @Test
  void credentialsAreAskedForAndLookedAt() throws Exception {
    HttpResponse<String> none = send(request("/v1/secret"));
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("www-authenticate")).hasValue("Bearer scope=\"read\"");
    assertThat(send(request("/v1/secret").header("Authorization", "Bearer bad")).statusCode())
        .isEqualTo(401);
    assertThat(send(request("/v1/secret").header("Authorization", "Bearer poor")).statusCode())
        .isEqualTo(403);
    assertThat(send(request("/v1/secret").header("Authorization", "bearer good")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theProcessSaysThatItLivesAndIsReady() throws Exception {
    assertThat(send(request("/livez")).body()).isEqualTo("ok");
    assertThat(send(request("/readyz")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/items/../secret",
        "/v1/items/%2e%2E",
        "/v1/items/%00",
        "/v1/items/%0a",
        "/v1/items/%zz",
        "/v1/items/%ff",
        "/v1/items/7?sort=%ff",
        "/v1/items/7?%ff=1",
      })
  void hostilePathsAre400(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/items/", "/v1//items/7", "//v1/items/7", "/v1/items/7/", "/v1/%2f"})
  void pathsThatMeanNothingAre404(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ");
  }

  @Test
  void aClientThatAsksBeforeItSendsIsToldToGoOn() throws Exception {
    assertThat(
            send(request("/v1/items")
                    .header("Content-Type", "text/plain")
                    .expectContinue(true)
                    .POST(BodyPublishers.ofString("abc")))
                .body())
        .contains("\"bytes\":3");
  }

  /** Whatever a client makes of a request, there is an answer, and the service goes on. */
  @Test
  void requestsThatAreBrokenAtRandomDoNoHarm() throws Exception {
    String good =
        "POST /v1/items/7?sort=asc&sizes=1 HTTP/1.1\r\nHost: a\r\nX-Depth: 1\r\n"
            + "Content-Type: application/json\r\nContent-Length: 24\r\nCookie: session=a\r\n"
            + "traceparent: 00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01\r\n"
            + "Accept: application/json;q=0.5\r\n\r\n{\"name\":\"a\",\"price\":1.5}";
    String marks = "%&=;,\r\n{}[]\"\\:/?#";
    Random random = new Random(20261125);
    for (int i = 0; i < 150; i++) {
      StringBuilder broken = new StringBuilder(good);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(broken.length());
        switch (random.nextInt(3)) {
          case 0 -> broken.setCharAt(at, (char) random.nextInt(256));
          case 1 -> broken.deleteCharAt(at);
          default -> broken.insert(at, marks.charAt(random.nextInt(marks.length())));
        }
      }
      assertThat(raw(broken.toString())).as(broken.toString()).doesNotContain("HTTP/1.1 500");
    }
    assertThat(send(request("/livez")).statusCode()).isEqualTo(200);
  }

  @Test
  void aConnectionServesOneRequestAfterAnother() throws Exception {
    String request = "GET /v1/items/7 HTTP/1.1\r\nHost: a\r\n\r\n";
    String last = "GET /v1/items/8 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    assertThat(raw(request + last)).contains("\"id\":7", "\"id\":8");
  }

  @Test
  void aCredentialThatNobodyIsKnownByIsRefusedAlsoWhereNoneIsNeeded() throws Exception {
    assertThat(send(request("/v1/open")).statusCode()).isEqualTo(200);
    assertThat(send(request("/v1/open").header("Authorization", "Bearer bad")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void whatIsTooMuchAtOnceIs503WithRetryAfter() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Route slow =
        new Route(
            Shelf.operation("slow", "GET", "/slow").noParameters().build(),
            call -> {
              inside.countDown();
              leave.await();
              return Reply.empty(204);
            });
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("TAPEOUT_MAX_CONCURRENT", "1");
    try (Server small = start(Shelf.service(slow), Settings.of(settings))) {
      HttpRequest request = HttpRequest.newBuilder(small.address().resolve("/v1/slow")).build();
      CompletableFuture<HttpResponse<String>> first =
          client.sendAsync(request, BodyHandlers.ofString());
      inside.await();
      HttpResponse<String> second = client.send(request, BodyHandlers.ofString());
      leave.countDown();
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("retry-after")).hasValue("1");
      assertThat(first.join().statusCode()).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/items/7 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /v1/items/7 HTTP/1.0\r\n\r\n",
        "POST /v1/items HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 2\r\nConnection: Close\r\n\r\nab",
      })
  void aConnectionThatIsDoneIsClosed(String request) throws Exception {
    URI address = server.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(socket.getInputStream().readAllBytes())
          .asString(StandardCharsets.ISO_8859_1)
          .startsWith("HTTP/1.1 ");
    }
  }

  String raw(String bytes) throws IOException {
    URI address = server.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (java.net.SocketException e) { // reset: refused in the bluntest way
      return "";
    }
  }

  @Test
  void whoIsKnownAndMayNotIsRefusedAlsoWhereAnybodyMay() throws Exception {
    assertThat(send(request("/v1/open").header("Authorization", "Bearer poor")).statusCode())
        .isEqualTo(403);
    assertThat(send(request("/v1/open")).statusCode()).isEqualTo(200);
  }

  @Test
  void aStreamIsSentWhileItComesAboutAndTheConnectionServesTheNextRequest() throws Exception {
    HttpRequest request = request("/v1/watch").header("Accept", "text/event-stream").build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(response.headers().firstValue("x-request-id")).isPresent();
    try (InputStream body = response.body()) {
      String first = "retry: 100\n\nid: 1\ndata: first\ndata: line\n\n";
      assertThat(new String(body.readNBytes(first.length()), StandardCharsets.UTF_8))
          .as("before the second event is there")
          .isEqualTo(first);
      Shelf.WATCHED.release();
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(": still here\n\nid: 2\ndata: second\n\n");
    }
    assertThat(send(request("/v1/items/newest")).statusCode()).isEqualTo(200);
  }

  @Test
  void aStreamThatBreaksOffIsNotTakenForWhole() {
    assertThatThrownBy(() -> send(request("/v1/break-off"))).isInstanceOf(IOException.class);
  }

  @Test
  void whoAcceptsNoStreamIsToldSo() throws Exception {
    assertThat(send(request("/v1/watch").header("Accept", "application/json")).statusCode())
        .isEqualTo(406);
  }
}
