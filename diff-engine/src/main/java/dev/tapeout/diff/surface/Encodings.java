package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How the properties of a multipart or form body are written (OpenAPI 3.1, 4.8.15). */
final class Encodings {
  private static final List<String> FORM = List.of("style", "explode", "allowReserved");

  private Encodings() {}

  static void compare(Exchange exchange, ObjectNode before, ObjectNode after, Direction direction) {
    if (!(before.get("encoding") instanceof ObjectNode old)
        || !(after.get("encoding") instanceof ObjectNode current)) {
      return;
    }
    for (ObjectNode.Member member : old.members()) {
      if (member.value() instanceof ObjectNode a
          && current.get(member.key()) instanceof ObjectNode b) {
        for (String keyword : FORM) {
          Node from = a.get(keyword);
          Node to = b.get(keyword);
          if (from != null && to != null && !from.sameValue(to)) {
            report(exchange, direction, Severity.BREAKING, member.key(), keyword, from, to);
          }
        }
        contentType(exchange, direction, member.key(), a, b);
      }
    }
  }

  private static void contentType(
      Exchange exchange, Direction direction, String property, ObjectNode a, ObjectNode b) {
    if (a.get("contentType") instanceof StringNode from
        && b.get("contentType") instanceof StringNode to
        && !types(from).equals(types(to))) {
      boolean fits =
          direction == Direction.REQUEST
              ? types(to).containsAll(types(from))
              : types(from).containsAll(types(to));
      Severity severity = fits ? Severity.COMPATIBLE : Severity.BREAKING;
      report(exchange, direction, severity, property, "contentType", from, to);
    }
  }

  private static Set<String> types(StringNode list) {
    return Arrays.stream(list.value().split(",", -1))
        .map(MediaTypes::key)
        .collect(Collectors.toSet());
  }

  private static void report(
      Exchange exchange,
      Direction direction,
      Severity severity,
      String property,
      String keyword,
      Node from,
      Node to) {
    exchange.report(
        severity == Severity.BREAKING ? "encoding-changed" : "encoding-type-list-changed",
        severity,
        direction,
        Words.changed(keyword + " of the part '" + property + "'", from, to),
        from.location(),
        to.location(),
        Words.exact(from),
        Words.exact(to));
  }
}
