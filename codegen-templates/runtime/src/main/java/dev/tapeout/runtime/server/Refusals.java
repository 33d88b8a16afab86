package dev.tapeout.runtime.server;

import dev.tapeout.runtime.json.JsonTree;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** What Helidon refuses by itself, told as a problem like all else, and nothing of why it did. */
final class Refusals {
  static final DirectHandlers HANDLERS = handlers();

  private Refusals() {}

  private static DirectHandlers handlers() {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      builder.addHandler(
          event, (request, type, status, headers, message) -> response(type, status));
    }
    return builder.build();
  }

  private static DirectHandler.TransportResponse response(EventType type, Status told) {
    // The pipeline never fails, so what fails is Helidon's reading: of a method such as "PO/ST".
    Status status = type == EventType.INTERNAL_ERROR ? Status.BAD_REQUEST_400 : told;
    byte[] problem =
        JsonTree.write(out -> {
          out.writeStartObject();
          out.writeStringProperty("title", status.reasonPhrase());
          out.writeNumberProperty("status", status.code());
          out.writeEndObject();
        });
    return DirectHandler.TransportResponse.builder()
        .status(status)
        .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
        .keepAlive(type.keepAlive())
        .entity(problem)
        .build();
  }
}
