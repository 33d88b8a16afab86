package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Link;
import dev.tapeout.contracts.openapi.Response;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links from an answer to further operations: hints, on which nothing on the wire depends. */
final class Links {
  private static final List<String> FIELDS =
      List.of("operationRef", "operationId", "parameters", "requestBody", "server");

  private Links() {}

  static void compare(Exchange exchange, Response before, Response after) {
    Map<String, Link> current = new LinkedHashMap<>();
    after.links().forEach(link -> current.put(link.name(), link));
    for (Link old : before.links()) {
      Link same = current.remove(old.name());
      if (same == null) {
        exchange.report(
            "link-removed",
            Severity.COMPATIBLE,
            null,
            "The link '" + old.name() + "' is gone.",
            Places.key(before.node().get("links"), old.name()),
            null,
            old.name(),
            "");
      } else {
        fields(exchange, old, same);
      }
    }
    for (Link link : current.values()) {
      exchange.report(
          "link-added",
          Severity.COMPATIBLE,
          null,
          "The link '" + link.name() + "' is new.",
          null,
          Places.key(after.node().get("links"), link.name()),
          "",
          link.name());
    }
  }

  private static void fields(Exchange exchange, Link old, Link current) {
    for (String field : FIELDS) {
      Node from = old.node().get(field);
      Node to = current.node().get(field);
      if (!Node.same(from, to)) {
        exchange.report(
            "link-changed",
            Severity.COMPATIBLE,
            null,
            Words.changed(field + " of the link '" + current.name() + "'", from, to),
            Places.field(old.node(), field),
            Places.field(current.node(), field),
            Words.exact(from),
            Words.exact(to));
      }
    }
  }
}
