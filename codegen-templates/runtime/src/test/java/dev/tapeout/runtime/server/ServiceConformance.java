package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.service.EventStream;
import dev.tapeout.runtime.service.Reply;
import dev.tapeout.runtime.service.Route;
import dev.tapeout.runtime.service.Service;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the service goes on whatever it is sent, and its connections with it. */
interface ServiceConformance extends UnderTest {
  @Test
  default void nothingInternalLeaksWhenAHandlerFails() throws Exception {
    HttpResponse<String> response = send(request("/v1/broken").header("X-Request-ID", "abc-1"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).doesNotContain("1234", "Exception").contains("\"abc-1\"");
    assertThat(response.headers().firstValue("x-request-id")).hasValue("abc-1");
  }

  @Test
  default void aRequestIdThatCouldDoHarmIsReplaced() throws Exception {
    HttpResponse<String> response = send(request("/v1/nothing").header("X-Request-ID", "a\"b c"));
    assertThat(response.headers().firstValue("x-request-id").orElseThrow()).hasSize(36);
  }

  @Test
  default void theProcessSaysThatItLivesAndIsReady() throws Exception {
    assertThat(send(request("/livez")).body()).isEqualTo("ok");
    assertThat(send(request("/readyz")).statusCode()).isEqualTo(200);
  }

  /** Whatever a client makes of a request, there is an answer, and the service goes on. */
  @Test
  default void requestsThatAreBrokenAtRandomDoNoHarm() throws Exception {
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
  default void whatIsTooMuchAtOnceIs503WithRetryAfter() throws Exception {
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
          client().sendAsync(request, BodyHandlers.ofString());
      inside.await();
      HttpResponse<String> second = client().send(request, BodyHandlers.ofString());
      leave.countDown();
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("retry-after")).hasValue("1");
      assertThat(first.join().statusCode()).isEqualTo(204);
    }
  }

  @Test
  default void aConnectionServesOneRequestAfterAnother() throws Exception {
    String request = "GET /v1/items/7 HTTP/1.1\r\nHost: a\r\n\r\n";
    String last = "GET /v1/items/8 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    assertThat(raw(request + last)).contains("\"id\":7", "\"id\":8");
  }

  /** RFC 9110, 8.6; and the next answer is found behind it. */
  @ParameterizedTest
  @CsvSource({"GET /v1/gone, 204", "GET /v1/same, 304", "HEAD /v1/stream, 200"})
  default void noLengthIsSaidOfABodyThatAnAnswerCannotHave(String line, int status)
      throws Exception {
    Service service =
        Shelf.service(
            new Route(
                Shelf.operation("gone", "GET", "/gone").noParameters().build(),
                call -> Reply.empty(204)),
            new Route(
                Shelf.operation("same", "GET", "/same").noParameters().build(),
                call -> Reply.empty(304).with("ETag", "\"1\"")),
            new Route(
                Shelf.operation("stream", "GET", "/stream").noParameters().stream().build(),
                call -> Reply.stream(200, EventStream.MEDIA_TYPE, out -> out.write(1))));
    try (Server other = start(service, Settings.of(SETTINGS))) {
      String two = line + " HTTP/1.1~Host: a~~GET /livez HTTP/1.1~Host: a~Connection: close~~";
      String answers = UnderTest.raw(other, two.replace("~", "\r\n"));
      int end = answers.indexOf("\r\n\r\n") + 4;
      assertThat(answers.substring(0, end))
          .startsWith("HTTP/1.1 " + status + " ")
          .doesNotContainIgnoringCase("content-length");
      assertThat(answers.substring(end)).startsWith("HTTP/1.1 200 ").endsWith("ok");
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
  default void aConnectionThatIsDoneIsClosed(String request) throws Exception {
    URI address = server().address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(socket.getInputStream().readAllBytes())
          .asString(StandardCharsets.ISO_8859_1)
          .startsWith("HTTP/1.1 ");
    }
  }
}
