package dev.tapeout.runtime.service;

import dev.tapeout.runtime.json.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** From what a handler answers to what is sent. */
final class Rendering {
  private static final byte[] NO_BYTES = {};

  private Rendering() {}

  /** The headers of the answer may be added to. */
  static Answer of(Reply reply) {
    List<Header> headers = new ArrayList<>(reply.headers().size() + 8);
    headers.addAll(reply.headers());
    byte[] bytes =
        switch (reply.payload()) {
          case null -> NO_BYTES;
          case Payload.Bytes(String mediaType, byte[] body) -> {
            headers.add(new Header("Content-Type", mediaType));
            yield body;
          }
          case Payload.Json(String mediaType, var writer) -> {
            headers.add(new Header("Content-Type", mediaType));
            yield JsonTree.write(writer);
          }
          case Payload.Stream(String mediaType, Streaming body) -> {
            headers.add(new Header("Content-Type", mediaType));
            yield NO_BYTES;
          }
        };
    Streaming stream = reply.payload() instanceof Payload.Stream s ? s.body() : null;
    return new Answer(reply.status(), headers, bytes, stream);
  }
}
