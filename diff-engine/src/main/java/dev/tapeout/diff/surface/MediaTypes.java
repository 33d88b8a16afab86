package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.diff.change.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The media types of a body. A type that one side names and the other only covers by a range
 * ({@code application/*}) is compared with that range.
 */
final class MediaTypes {
  /** Which body. */
  enum Part {
    REQUEST("request-media-type-added", "request-media-type-removed", "request"),
    RESPONSE("response-media-type-added", "response-media-type-removed", "response");

    private final String added;
    private final String removed;
    private final String word;

    Part(String added, String removed, String word) {
      this.added = added;
      this.removed = removed;
      this.word = word;
    }
  }

  private final Exchange exchange;
  private final ObjectNode before;
  private final ObjectNode after;
  private final Direction direction;
  private final Part part;

  private MediaTypes(
      Exchange exchange, ObjectNode before, ObjectNode after, Direction direction, Part part) {
    this.exchange = exchange;
    this.before = before;
    this.after = after;
    this.direction = direction;
    this.part = part;
  }

  static void compare(
      Exchange exchange,
      ObjectNode before,
      List<MediaType> old,
      ObjectNode after,
      List<MediaType> current,
      Direction direction,
      Part part) {
    new MediaTypes(exchange, before, after, direction, part).compare(byKey(old), byKey(current));
  }

  /** The name in lower case, without blanks and without the charset that is the default. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("\\s", "")
        .replaceFirst(";charset=\"?utf-8\"?(?=;|$)", "");
  }

  private static Map<String, MediaType> byKey(List<MediaType> types) {
    Map<String, MediaType> byKey = new LinkedHashMap<>();
    types.forEach(t -> byKey.putIfAbsent(key(t.name()), t));
    return byKey;
  }

  private void compare(Map<String, MediaType> old, Map<String, MediaType> current) {
    old.forEach((key, type) -> {
      MediaType same = current.get(key);
      MediaType range = same == null ? covering(key, current) : null;
      if (same != null) {
        pair(type, same);
      } else if (range != null) {
        covered(type, range);
      } else {
        removed(key, type, current);
      }
    });
    current.forEach((key, type) -> {
      if (!old.containsKey(key)) {
        MediaType range = covering(key, old);
        if (range != null) {
          covered(range, type);
        } else {
          added(type);
        }
      }
    });
  }

  /** The range that the type falls under, the narrowest one; null where there is none. */
  private static @Nullable MediaType covering(String key, Map<String, MediaType> types) {
    String essence = essence(key);
    int slash = essence.indexOf('/');
    for (String range :
        List.of(essence, slash < 0 ? "" : essence.substring(0, slash) + "/*", "*/*")) {
      if (!range.equals(key) && types.containsKey(range)) {
        return types.get(range);
      }
    }
    return null;
  }

  private static String essence(String key) {
    int semicolon = key.indexOf(';');
    return semicolon < 0 ? key : key.substring(0, semicolon);
  }

  private void pair(MediaType old, MediaType current) {
    if (!exchange.unchanged(old.node(), current.node())) {
      Node schema = TextParts.ofBody(exchange, direction, old, current);
      exchange.comparePayloads(old.schema(), schema, direction);
      exchange.comparePayloads(old.itemSchema(), current.itemSchema(), direction);
      Encodings.compare(exchange, old, current, direction);
    }
  }

  private void covered(MediaType old, MediaType current) {
    report(
        "media-type-covered",
        Severity.DOCUMENTATION,
        "The "
            + part.word
            + " names "
            + current.name()
            + " where it named "
            + old.name()
            + ", of which one covers the other.",
        old,
        current);
    pair(old, current);
  }

  private void removed(String key, MediaType old, Map<String, MediaType> current) {
    boolean narrowed =
        key.endsWith("/*")
            && direction == Direction.RESPONSE
            && current.keySet().stream().anyMatch(k -> covering(k, Map.of(key, old)) != null);
    if (narrowed) {
      report(
          "media-range-narrowed",
          Severity.COMPATIBLE,
          "The " + part.word + " was " + old.name() + " and is now one of the types that it named.",
          old,
          null);
      return;
    }
    // The sender of a webhook chooses its media type; the caller of an operation asks for one.
    boolean chosenBySender = part == Part.REQUEST && direction == Direction.RESPONSE;
    report(
        part.removed,
        chosenBySender ? Severity.COMPATIBLE : Severity.BREAKING,
        "The " + part.word + " can no longer be " + old.name() + ".",
        old,
        null);
  }

  private void added(MediaType current) {
    boolean chosenBySender = part == Part.REQUEST && direction == Direction.RESPONSE;
    report(
        part.added,
        chosenBySender ? Severity.BREAKING : Severity.COMPATIBLE,
        "The " + part.word + " can now be " + current.name() + ".",
        null,
        current);
  }

  private void report(
      String rule,
      Severity severity,
      String message,
      @Nullable MediaType old,
      @Nullable MediaType current) {
    exchange.report(
        rule,
        severity,
        direction,
        message,
        place(before, old),
        place(after, current),
        old == null ? "" : old.name(),
        current == null ? "" : current.name());
  }

  private static @Nullable Location place(ObjectNode holder, @Nullable MediaType type) {
    return type == null ? null : Places.key(holder.get("content"), type.name());
  }
}
