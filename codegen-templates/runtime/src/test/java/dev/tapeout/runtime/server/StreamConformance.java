package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Answers that are sent while they come about. */
interface StreamConformance extends UnderTest {
  @Test
  default void aStreamIsSentWhileItComesAboutAndTheConnectionServesTheNextRequest()
      throws Exception {
    HttpRequest request = request("/v1/watch").header("Accept", "text/event-stream").build();
    HttpResponse<InputStream> response = client().send(request, BodyHandlers.ofInputStream());
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
  default void aStreamThatBreaksOffIsNotTakenForWhole() {
    assertThatThrownBy(() -> send(request("/v1/break-off"))).isInstanceOf(IOException.class);
  }

  @Test
  default void whoAcceptsNoStreamIsToldSo() throws Exception {
    assertThat(send(request("/v1/watch").header("Accept", "application/json")).statusCode())
        .isEqualTo(406);
  }
}
