package dev.tapeout.diff.surface;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.Header;
import dev.tapeout.contracts.openapi.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The headers of an answer; their names are the same in any case. */
final class Headers {
  private Headers() {}

  static void compare(Exchange exchange, Response before, Response after) {
    Direction direction = exchange.response();
    Map<String, Header> old = byName(before);
    Map<String, Header> current = byName(after);
    old.forEach(
        (name, header) -> {
          Header same = current.get(name);
          if (same == null) {
            exchange.report(
                header.required()
                    ? "required-response-header-removed"
                    : "optional-response-header-removed",
                Presence.removed(direction, header.required()),
                direction,
                "The header '" + header.name() + "' is gone.",
                Places.key(before.node().get("headers"), header.name()),
                null,
                header.name(),
                "");
          } else if (!exchange.unchanged(header.node(), same.node())) {
            Carriage.compare(
                exchange, Carrier.of(header), Carrier.of(same), direction, Carriage.Ids.HEADER);
          }
        });
    current.forEach(
        (name, header) -> {
          if (!old.containsKey(name)) {
            exchange.report(
                "response-header-added",
                Presence.added(direction, header.required()),
                direction,
                "The header '" + header.name() + "' is new.",
                null,
                Places.key(after.node().get("headers"), header.name()),
                "",
                header.name());
          }
        });
  }

  private static Map<String, Header> byName(Response response) {
    Map<String, Header> byName = new LinkedHashMap<>();
    response.headers().forEach(h -> byName.putIfAbsent(h.name().toLowerCase(Locale.ROOT), h));
    return byName;
  }
}
