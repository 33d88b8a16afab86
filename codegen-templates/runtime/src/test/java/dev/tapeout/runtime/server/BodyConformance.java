package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body may be, and what is said of one that may not. */
interface BodyConformance extends UnderTest {
  @Test
  default void aBodyThatBreaksItsSchemaIs422WithPointersWhereTheOperationKnowsThatStatus()
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
  default void aGoodBodyReachesTheHandler() throws Exception {
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
  default void whatIsNoBodyIsRefused(String body, int status, String detail) throws Exception {
    HttpResponse<String> response = post("/v1/items", "application/json", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains(detail);
  }

  @Test
  default void anotherMediaTypeIs415AndSaysWhichAreTaken() throws Exception {
    HttpResponse<String> response = post("/v1/items", "application/xml", "<a/>");
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.headers().firstValue("accept")).hasValue("application/json, text/*");
    assertThat(post("/v1/items", "text/csv", "a,b").statusCode()).isEqualTo(200);
  }

  @Test
  default void aBodyThatIsTooLongIs413() throws Exception {
    assertThat(post("/v1/items", "text/plain", "x".repeat(1001)).statusCode()).isEqualTo(413);
    assertThat(post("/v1/items", "text/plain", "x".repeat(1000)).statusCode()).isEqualTo(200);
  }

  @Test
  default void aChunkedBodyThatIsTooLongIs413() throws Exception {
    HttpRequest.BodyPublisher chunked =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("x".repeat(5000).getBytes()));
    assertThat(
            send(request("/v1/items").header("Content-Type", "text/plain").POST(chunked))
                .statusCode())
        .isEqualTo(413);
  }

  /** RFC 9112, 7.1.1. */
  @ParameterizedTest
  @ValueSource(strings = {"3;name=value~abc~0~~", "3;a;b=\"c;d\"~abc~0~~", "3;~abc~0~~"})
  default void whatAChunkSaysBeyondItsSizeIsIgnored(String body) throws Exception {
    String post =
        "POST /v1/items HTTP/1.1~Host: a~Content-Type: text/plain~Transfer-Encoding: chunked~~";
    String unread = "GET /v1/items/8 HTTP/1.1~Host: a~Transfer-Encoding: chunked~~";
    String last = "GET /v1/items/7 HTTP/1.1~Host: a~Connection: close~~";
    assertThat(raw((post + body + unread + body + last).replace("~", "\r\n")))
        .contains("\"bytes\":3", "\"id\":8", "\"id\":7");
  }

  @Test
  default void aChunkThatIsLargerThanABodyMayBeIsRefusedBeforeItIsWhole() throws Exception {
    try (Socket socket = sending(server(), "Transfer-Encoding: chunked")) {
      String part = "7fffffff\r\n" + "x".repeat(1001);
      socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
      byte[] status = socket.getInputStream().readNBytes(13);
      assertThat(status).asString(StandardCharsets.ISO_8859_1).isEqualTo("HTTP/1.1 413 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 8000000", "Transfer-Encoding: chunked"})
  default void whoSendsAllOfABodyThatIsTooLongBeforeItListensHearsWhy(String length)
      throws Exception {
    String chunk =
        length.startsWith("Tr") ? "1f40\r\n" + "x".repeat(8000) + "\r\n" : "x".repeat(8000);
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("TAPEOUT_MAX_BODY", "2500000");
    try (Server roomy = start(Shelf.service(), Settings.of(settings));
        Socket socket = sending(roomy, length)) {
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < 1000; i++) {
        out.write(chunk.getBytes(StandardCharsets.US_ASCII));
      }
      out.write((length.startsWith("Tr") ? "0\r\n\r\n" : "").getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes())
          .asString(StandardCharsets.ISO_8859_1)
          .startsWith("HTTP/1.1 413 ")
          .contains("the body has more than 2500000 bytes");
    }
  }

  /** A connection on which a request has begun, whose body is still to come. */
  private static Socket sending(Server server, String length) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.address().getPort());
    socket.setSoTimeout(20_000);
    String head =
        "POST /v1/items HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: text/plain\r\n"
            + length
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  default void whoSendsManyTimesWhatABodyMayHaveIsCutOff() throws Exception {
    int size = 32 << 20; // more than any buffer between the two takes up
    try (Socket socket = sending(server(), "Content-Length: " + size)) {
      assertThatThrownBy(() -> socket.getOutputStream().write(new byte[size]))
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  default void whoAnnouncesTooMuchAndThenSendsNothingIsLetGo() throws Exception {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("TAPEOUT_REQUEST_TIMEOUT", "500ms");
    try (Server hasty = start(Shelf.service(), Settings.of(settings));
        Socket socket = sending(hasty, "Content-Length: 8000000")) {
      assertThat(socket.getInputStream().readAllBytes())
          .asString(StandardCharsets.ISO_8859_1)
          .startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  default void formsBecomeTheObjectsThatTheirSchemasDescribe() throws Exception {
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
  default void aClientThatAsksBeforeItSendsIsToldToGoOn() throws Exception {
    assertThat(
            send(request("/v1/items")
                    .header("Content-Type", "text/plain")
                    .expectContinue(true)
                    .POST(BodyPublishers.ofString("abc")))
                .body())
        .contains("\"bytes\":3");
  }
}
