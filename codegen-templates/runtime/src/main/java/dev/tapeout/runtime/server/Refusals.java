package dev.tapeout.runtime.server;

import dev.tapeout.runtime.json.JsonTree;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/** What Helidon refuses by itself, told as a problem like all else. */
final class Refusals {
  static final DirectHandlers HANDLERS = handlers();

  private static final String ENCODED = "there is a Content-Encoding; only plain bodies are read";
  private static final String UNREADABLE =
      "the first line or a header of the request is not as HTTP/1.1 has it (RFC 9112)";
  private static final int LONGEST = 300;

  private Refusals() {}

  private static DirectHandlers handlers() {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      builder.addHandler(
          event, (request, type, status, headers, message) -> response(type, status, message));
    }
    return builder.build();
  }

  private static DirectHandler.TransportResponse response(
      EventType type, Status told, @Nullable String message) {
    boolean encoded = message != null && message.startsWith("Content-Encoding");
    // The pipeline never fails, so what fails is Helidon's reading: of a method such as "PO/ST".
    Status status =
        encoded
            ? Status.UNSUPPORTED_MEDIA_TYPE_415
            : type == EventType.INTERNAL_ERROR ? Status.BAD_REQUEST_400 : told;
    String detail = encoded ? ENCODED : detail(type, message);
    byte[] problem =
        JsonTree.write(out -> {
          out.writeStartObject();
          out.writeStringProperty("title", status.reasonPhrase());
          out.writeNumberProperty("status", status.code());
          out.writeStringProperty("detail", detail);
          out.writeEndObject();
        });
    var builder =
        DirectHandler.TransportResponse.builder()
            .status(status)
            .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
            .keepAlive(type.keepAlive() && !encoded)
            .entity(problem);
    return encoded
        ? builder.header(HeaderNames.ACCEPT_ENCODING, "identity").build()
        : builder.build();
  }

  /** Helidon's own words, where it has any for the caller. */
  private static String detail(EventType type, @Nullable String message) {
    if (message == null
        || message.isBlank()
        || type == EventType.INTERNAL_ERROR
        || message.contains("see server log")) {
      return UNREADABLE;
    }
    return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
  }
}
