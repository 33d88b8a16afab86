package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.service.EventStream;
import dev.tapeout.runtime.service.Reply;
import dev.tapeout.runtime.service.Route;
import dev.tapeout.runtime.service.Service;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelidonServerTest extends ServerConformance {
  @Override
  public Server start(Service service, Settings settings) {
    return HelidonServer.start(service, settings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET\r\n\r\n",
        "GET /v1/items/7 HTTP/9.9\r\n\r\n",
        "GET /v1/items/7 HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
      })
  void whatIsNoRequestIsRefusedAndTheServerGoesOn(String bytes) throws Exception {
    assertThat(raw(bytes)).doesNotContain(" 200 ", "Exception", "\tat ");
    assertThat(send(request("/livez")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /v1/items/7 HTTP/9.9~Host: a~~|400|not as HTTP/1.1 has it",
        "PO/ST /v1/items/7 HTTP/1.1~Host: a~~|400|not as HTTP/1.1 has it",
        "GET /v1/items/7 HTTP/1.0~~|505|HTTP 1.0 is not supported",
        "GET /v1/items/7 HTTP/1.1~~|400|Host header must be present",
        "GET /v1/items/7?a=%zz HTTP/1.1~Host: a~~|400|char: 'z'",
        "POST /v1/items HTTP/1.1~Host: a~Content-Length: x~~|400|Content length is not a number",
        "POST /v1/items HTTP/1.1~Host: a~Content-Length: 1~Content-Encoding: gzip~~x|415|plain bodies",
        "POST /v1/items HTTP/1.1~Host: a~Content-Type: text/plain~Transfer-Encoding:"
            + " chunked~~zz~~|400|the body broke off",
      })
  void whatIsRefusedBeforeItIsReadIsAProblemThatSaysWhy(String bytes, int status, String why)
      throws Exception {
    assertThat(raw(bytes.replace("~", "\r\n")))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("application/problem+json")
        .contains(why)
        .containsIgnoringCase("connection: close");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Transfer-Encoding: chunked~~3~abc~0~X-T: 1~~|200|\"bytes\":3",
        "Transfer-Encoding: chunked~~3~abc~0~X-T: 1~X-U: 2~~|200|\"bytes\":3",
        "Transfer-Encoding: chunked~~3~abc~0;a=b~X-T: 1~~|200|\"bytes\":3",
        "Transfer-Encoding: chunked~~03 ; a~abc~0 ;b~~|200|\"bytes\":3",
        "Transfer-Encoding: chunked~~3~abc~0~X-T|400|the body broke off",
        "Transfer-Encoding: chunked~~+3~abc~0~~|400|the body broke off",
        "Transfer-Encoding: chunked~~;a=b~abc~0~~|400|the body broke off",
        "Transfer-Encoding: chunked~~3~abcd~0~~|400|the body broke off",
        "Transfer-Encoding: chunked~~10000000000000003~abc~0~~|400|the body broke off",
        "Transfer-Encoding: chunked~~3~abc~0~|400|the body broke off",
        "Transfer-Encoding: chunked~~50~abc|400|the body broke off",
        "Transfer-Encoding: chunked~~5|400|the body broke off",
        "Content-Length: 23~~abc|400|the body broke off",
      })
  void aTrailerIsIgnoredAndABodyThatBreaksOffIsNoFaultOfTheService(
      String rest, int status, String why) throws Exception {
    List<Throwable> traces = new CopyOnWriteArrayList<>();
    Handler handler = new TraceHandler(traces);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      String request = "POST /v1/items HTTP/1.1~Host: a~Content-Type: text/plain~" + rest;
      assertThat(raw(request.replace("~", "\r\n")))
          .startsWith("HTTP/1.1 " + status + " ")
          .contains(why)
          .containsIgnoringCase("connection: close")
          .containsOnlyOnce("HTTP/1.1");
      // Here nobody reads the body, but Helidon, which throws it away.
      raw(("GET /v1/items/7 HTTP/1.1~Host: a~" + rest).replace("~", "\r\n"));
    } finally {
      root.removeHandler(handler);
    }
    assertThat(traces).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3;x=%~abc", "3~abc~0~X-T: %", "3~abc~0;%"})
  void chunksOfWhichTheFrameIsEndlessAreRefused(String body) throws Exception {
    String chunks = body.replace("%", "x".repeat(9000));
    String request =
        "POST /v1/items HTTP/1.1~Host: a~Content-Type: text/plain~Transfer-Encoding: chunked~~";
    assertThat(raw((request + chunks).replace("~", "\r\n"))).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aWholeUrlIsReadAsItsPath() throws Exception {
    assertThat(
            raw(
                "GET http://a/v1/items/7?sort=asc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\"sort\":\"asc\"");
  }

  @Test
  void headersThatAreTooLongAreRefusedAsAProblem() throws Exception {
    String long_ =
        "GET /v1/items/7 HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n";
    assertThat(raw(long_)).doesNotContain(" 200 ").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/items/7 HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        "POST /v1/items HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 9\r\n\r\nab",
        "POST /v1/items HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n9\r\nab",
      })
  void aConnectionOnWhichNoRequestComesInWholeIsClosed(String part) throws Exception {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("TAPEOUT_REQUEST_TIMEOUT", "50ms");
    settings.put("TAPEOUT_READ_TIMEOUT", "10m");
    List<Throwable> traces = new CopyOnWriteArrayList<>();
    Handler handler = new TraceHandler(traces);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try (Server strict = start(Shelf.service(), Settings.of(settings));
        Socket socket = new Socket("127.0.0.1", strict.address().getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
      assertThat(rest(socket)).doesNotContain(" 200 ");
    } finally { // the server has stopped, and logs no more
      root.removeHandler(handler);
    }
    assertThat(traces).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsSaidByNobodyElse() throws Exception {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("TAPEOUT_PORT", Integer.toString(server().address().getPort()));
    List<Throwable> traces = new CopyOnWriteArrayList<>();
    Logger library = Logger.getLogger("io.helidon");
    Handler handler = new TraceHandler(traces);
    library.addHandler(handler);
    try {
      assertThatThrownBy(() -> start(Shelf.service(), Settings.of(settings)).close())
          .hasMessageContaining("the port is taken");
    } finally {
      library.removeHandler(handler);
    }
    assertThat(traces).isEmpty();
  }

  /** Gathers what is logged with a trace of the stack. */
  private static final class TraceHandler extends Handler {
    private final List<Throwable> traces;

    TraceHandler(List<Throwable> traces) {
      this.traces = traces;
    }

    @Override
    public void publish(LogRecord entry) {
      if (entry.getThrown() != null) {
        traces.add(entry.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aConnectionThatIsInUseStaysOpenHoweverOldItIs() throws Exception {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("TAPEOUT_REQUEST_TIMEOUT", "1s");
    byte[] request = "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (Server strict = start(Shelf.service(), Settings.of(settings));
        Socket socket = new Socket("127.0.0.1", strict.address().getPort());
        Socket other = new Socket("127.0.0.1", strict.address().getPort())) {
      socket.setSoTimeout(20_000);
      other.getOutputStream().write('G'); // watched beside it, each by itself
      long begin = System.nanoTime();
      byte[] answer = new byte[8192];
      while (System.nanoTime() - begin < 3_000_000_000L) {
        socket.getOutputStream().write(request);
        assertThat(socket.getInputStream().read(answer)).isPositive();
      }
    }
  }

  @Test
  @Timeout(60)
  void aClientThatDoesNotReadItsStreamIsShed() throws Exception {
    CompletableFuture<Exception> end = new CompletableFuture<>();
    Route endless =
        new Route(
            Shelf.operation("endless", "GET", "/endless").noParameters().stream().build(),
            call ->
                Reply.stream(
                    200,
                    EventStream.MEDIA_TYPE,
                    out -> {
                      try {
                        while (true) {
                          out.write(new byte[65536]);
                        }
                      } catch (IOException | RuntimeException e) {
                        end.complete(e);
                        throw e;
                      }
                    }));
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("TAPEOUT_REQUEST_TIMEOUT", "100ms");
    try (Server strict = start(Shelf.service(endless), Settings.of(settings));
        Socket socket = new Socket("127.0.0.1", strict.address().getPort())) {
      socket
          .getOutputStream()
          .write("GET /v1/endless HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(end.get()).isNotNull();
    }
  }

  @Test
  void aHandlerThatFailsInItsStreamIsInTheLog() {
    List<LogRecord> failures = new CopyOnWriteArrayList<>();
    Logger log = Logger.getLogger("dev.tapeout.runtime");
    Filter before = log.getFilter();
    log.setFilter(entry -> {
      if (entry.getLevel() == Level.SEVERE) {
        failures.add(entry);
      }
      return true;
    });
    try {
      assertThatThrownBy(() -> send(request("/v1/break-off"))).isInstanceOf(IOException.class);
    } finally {
      log.setFilter(before);
    }
    assertThat(failures)
        .anySatisfy(entry -> {
          assertThat(entry.getMessage()).isEqualTo("the stream of GET /v1/break-off failed");
          assertThat(entry.getThrown()).hasMessage("the password is 1234");
        });
  }

  private static String rest(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) { // reset: refused in the bluntest way
      return "";
    }
  }

  @Test
  void whoAsksBeforeSendingTooMuchIsNotToldToGoOn() throws Exception {
    String request =
        "POST /v1/items HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
            + "Expect: 100-continue\r\nContent-Length: 5000\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", server().address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(rest(socket)).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void aConnectionIsClosedThoughTheRestOfABodyThatIsTooLongNeverComes() throws Exception {
    String request =
        "POST /v1/items HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 5000\r\n\r\n";
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("TAPEOUT_REQUEST_TIMEOUT", "200ms");
    try (Server strict = start(Shelf.service(), Settings.of(settings));
        Socket socket = new Socket("127.0.0.1", strict.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes())
          .asString(StandardCharsets.ISO_8859_1)
          .startsWith("HTTP/1.1 413 ");
    }
  }
}
