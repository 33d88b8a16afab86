package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the positions of one operation. */
final class Positions {
  private final Operation operation;
  private final Direction incoming;
  private final List<Position> found = new ArrayList<>();

  private Positions(Operation operation) {
    this.operation = operation;
    this.incoming = operation.inverted() ? Direction.RESPONSE : Direction.REQUEST;
  }

  static List<Position> of(Operation operation) {
    Positions positions = new Positions(operation);
    positions.request();
    positions.responses();
    return List.copyOf(positions.found);
  }

  private void request() {
    for (Parameter parameter : operation.parameters()) {
      MediaType content = only(parameter.content());
      add(
          incoming,
          new Slot.OfParameter(parameter.in(), parameter.name(), name(content)),
          content == null ? parameter.schema() : content.schema(),
          content == null ? parameter.node() : content.node());
    }
    RequestBody body = operation.requestBody();
    if (body != null) {
      for (MediaType type : body.content()) {
        body(incoming, new Slot.OfRequestBody(type.name(), false), type.schema(), type);
        body(incoming, new Slot.OfRequestBody(type.name(), true), type.itemSchema(), type);
      }
    }
  }

  private void responses() {
    Direction outgoing = incoming.inverted();
    for (Response response : operation.responses()) {
      String status = response.status();
      for (Header header : response.headers()) {
        MediaType content = only(header.content());
        add(
            outgoing,
            new Slot.OfResponseHeader(status, header.name(), name(content)),
            content == null ? header.schema() : content.schema(),
            content == null ? header.node() : content.node());
      }
      for (MediaType type : response.content()) {
        String name = type.name();
        body(outgoing, new Slot.OfResponseBody(status, name, false), type.schema(), type);
        body(outgoing, new Slot.OfResponseBody(status, name, true), type.itemSchema(), type);
      }
    }
  }

  /** A sequential media type may describe only its items, and any other only the whole. */
  private void body(Direction direction, Slot slot, @Nullable Node schema, MediaType type) {
    boolean item =
        slot instanceof Slot.OfRequestBody r && r.item()
            || slot instanceof Slot.OfResponseBody s && s.item();
    if (schema != null || !item) {
      add(direction, slot, schema, type.node());
    }
  }

  private void add(Direction direction, Slot slot, @Nullable Node schema, Node holder) {
    Node payload =
        schema != null
            ? schema
            : new BooleanNode(holder.source(), holder.start(), holder.end(), true);
    found.add(new Position(operation, direction, slot, payload));
  }

  private static @Nullable MediaType only(List<MediaType> content) {
    return content.isEmpty() ? null : content.get(0);
  }

  private static @Nullable String name(@Nullable MediaType type) {
    return type == null ? null : type.name();
  }
}
