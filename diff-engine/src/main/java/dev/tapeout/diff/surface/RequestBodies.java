package dev.tapeout.diff.surface;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.RequestBody;

/** The body of the request: whether it is there, whether it must be, and what it holds. */
final class RequestBodies {
  private RequestBodies() {}

  static void compare(Exchange exchange) {
    RequestBody old = exchange.before().requestBody();
    RequestBody current = exchange.after().requestBody();
    Direction direction = exchange.request();
    if (old == null && current != null) {
      exchange.report(
          current.required() ? "required-request-body-added" : "optional-request-body-added",
          Presence.added(direction, current.required()),
          direction,
          "The request now has a body" + (current.required() ? ", which is required." : "."),
          null,
          Places.key(exchange.after().node(), "requestBody"),
          "",
          "requestBody");
    } else if (old != null && current == null) {
      exchange.report(
          "request-body-removed",
          Presence.removed(direction, old.required()),
          direction,
          "The request no longer has a body.",
          Places.key(exchange.before().node(), "requestBody"),
          null,
          "requestBody",
          "");
    } else if (old != null && current != null && !exchange.unchanged(old.node(), current.node())) {
      required(exchange, old, current, direction);
      MediaTypes.compare(
          exchange,
          old.node(),
          old.content(),
          current.node(),
          current.content(),
          direction,
          MediaTypes.Part.REQUEST);
    }
  }

  private static void required(
      Exchange exchange, RequestBody old, RequestBody current, Direction direction) {
    if (old.required() != current.required()) {
      exchange.report(
          current.required() ? "request-body-became-required" : "request-body-became-optional",
          current.required()
              ? Presence.becameRequired(direction)
              : Presence.becameOptional(direction),
          direction,
          current.required()
              ? "The request body is now required."
              : "The request body is now optional.",
          Places.field(old.node(), "required"),
          Places.field(current.node(), "required"),
          Boolean.toString(old.required()),
          Boolean.toString(current.required()));
    }
  }
}
