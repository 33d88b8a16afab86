package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of a form or multipart body are written: those of a property (OpenAPI 3.1, 4.8.15),
 * and those at a place ({@code prefixEncoding}, {@code itemEncoding}; OpenAPI 3.2, 4.15).
 */
final class Encodings {
  private static final List<String> STYLING = List.of("style", "explode", "allowReserved");
  private static final ObjectNode NONE = Values.object(Map.of());

  private final Exchange exchange;
  private final Direction direction;

  /** One part on both sides, each with the object to point to where a field is not there. */
  private record Part(
      String name, ObjectNode old, ObjectNode current, ObjectNode before, ObjectNode after) {
    Finding finding(
        String rule,
        Severity severity,
        Direction direction,
        String keyword,
        String operation,
        @Nullable String reason) {
      Node from = old.get(keyword);
      Node to = current.get(keyword);
      return new Finding(
          rule,
          severity,
          direction,
          Words.changed(keyword + " of " + name, from, to),
          from == null ? before.location() : from.location(),
          to == null ? after.location() : to.location(),
          Words.exact(from),
          Words.exact(to),
          List.of(operation),
          null,
          reason);
    }
  }

  private Encodings(Exchange exchange, Direction direction) {
    this.exchange = exchange;
    this.direction = direction;
  }

  /** Compares two media types. What is no form has no encoded parts, whatever is said of them. */
  static void compare(Exchange exchange, MediaType before, MediaType after, Direction direction) {
    if (hasParts(before) || hasParts(after)) {
      new Encodings(exchange, direction).compare(before.node(), after.node());
    }
  }

  private static boolean hasParts(MediaType type) {
    return isForm(type) || MediaTypes.key(type.name()).contains("*");
  }

  /** Whether the properties of a body are parts, each written by itself. */
  static boolean isForm(MediaType type) {
    String key = MediaTypes.key(type.name());
    return key.startsWith("multipart/") || key.startsWith("application/x-www-form-urlencoded");
  }

  private void compare(ObjectNode before, ObjectNode after) {
    Map<String, ObjectNode> old = parts(before);
    Map<String, ObjectNode> current = parts(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(current.keySet());
    for (String name : names) {
      ObjectNode a = old.getOrDefault(name, NONE);
      ObjectNode b = current.getOrDefault(name, NONE);
      if (!a.sameValue(b)) {
        Part part = new Part(name, a, b, a == NONE ? before : a, b == NONE ? after : b);
        Set<Set<String>> from = types(a, before, name, exchange.before());
        Set<Set<String>> to = types(b, after, name, exchange.after());
        if (styled(a) == styled(b)
            || styled(a) && plain(to, after, name, exchange.after())
            || styled(b) && plain(from, before, name, exchange.before())) {
          style(part);
          contentType(part, from, to);
        } else {
          String reason = "a part is written in a style or by its content type, never both";
          undecided(part, styling(styled(a) ? a : b), reason);
        }
        headers(part);
        compare(a, b);
      }
    }
  }

  private static Map<String, ObjectNode> parts(ObjectNode holder) {
    Map<String, ObjectNode> parts = new TreeMap<>();
    if (holder.get("encoding") instanceof ObjectNode named) {
      for (ObjectNode.Member member : named.members()) {
        put(parts, label(member.key()), member.value());
      }
    }
    if (holder.get("prefixEncoding") instanceof ArrayNode placed) {
      for (int i = 0; i < placed.size(); i++) {
        put(parts, "part " + (i + 1), placed.get(i));
      }
    }
    put(parts, "each further part", holder.get("itemEncoding"));
    return parts;
  }

  private static String label(String property) {
    return "the part '" + property + "'";
  }

  private static void put(Map<String, ObjectNode> parts, String name, @Nullable Node encoding) {
    if (encoding instanceof ObjectNode object) {
      parts.put(name, object);
    }
  }

  /**
   * Whether a part is written as a parameter in the query is: where one of the keywords is there,
   * be it with its default (OpenAPI 3.1.1, 4.8.15.1.2).
   */
  static boolean styled(ObjectNode encoding) {
    return STYLING.stream().anyMatch(encoding::has);
  }

  private static String styling(ObjectNode encoding) {
    return STYLING.stream().filter(encoding::has).findFirst().orElseThrow();
  }

  /** Whether a part without a style is the text that it is in the default style. */
  private static boolean plain(
      Set<Set<String>> types, ObjectNode holder, String part, Operation operation) {
    return types.equals(Set.of(Set.of("text/plain")))
        && PartTypes.schemas(holder.get("schema"), operation.contract().references()).stream()
            .filter(property -> label(property.key()).equals(part))
            .allMatch(
                property -> PartTypes.single(property.value(), operation.contract().references()));
  }

  private void style(Part part) {
    for (String keyword : STYLING) {
      // Another style has another default for explode.
      boolean follows = keyword.equals("explode") && differ(part, "style");
      if (differ(part, keyword) && !follows) {
        add(
            part.finding(
                "encoding-changed", Severity.BREAKING, direction, keyword, exchange.name(), null));
      }
    }
  }

  private void headers(Part part) {
    if (!Node.same(part.old.get("headers"), part.current.get("headers"))) {
      undecided(part, "headers", "headers of parts are not compared");
    }
  }

  private static boolean differ(Part part, String keyword) {
    return !effective(part.old, keyword).sameValue(effective(part.current, keyword));
  }

  private static Node effective(ObjectNode encoding, String keyword) {
    Node written = encoding.get(keyword);
    if (written != null) {
      return written;
    }
    return switch (keyword) {
      case "style" -> Values.string("form");
      case "explode" -> Values.bool(effective(encoding, "style").sameValue(Values.string("form")));
      default -> Values.FALSE;
    };
  }

  private void contentType(Part part, Set<Set<String>> old, Set<Set<String>> current) {
    if (Node.same(part.old.get("contentType"), part.current.get("contentType"))) {
      return;
    }
    Set<Severity> severities =
        old.stream()
            .flatMap(a -> current.stream().map(b -> severity(a, b)))
            .collect(Collectors.toSet());
    if (severities.size() != 1) {
      String reason = "what the part is by default cannot be told from its schema";
      undecided(part, "contentType", reason);
      return;
    }
    Severity severity = severities.iterator().next();
    if (severity != Severity.DOCUMENTATION) {
      boolean fits = severity == Severity.COMPATIBLE;
      String rule = fits ? "encoding-type-list-changed" : "encoding-changed";
      add(part.finding(rule, severity, direction, "contentType", exchange.name(), null));
    }
  }

  /** A documentation change is none. */
  private Severity severity(Set<String> old, Set<String> current) {
    if (old.equals(current)) {
      return Severity.DOCUMENTATION;
    }
    Set<String> sent = direction == Direction.REQUEST ? old : current;
    Set<String> read = direction == Direction.REQUEST ? current : old;
    boolean fits =
        sent.stream().allMatch(type -> read.stream().anyMatch(other -> covers(other, type)));
    return fits ? Severity.COMPATIBLE : Severity.BREAKING;
  }

  private static boolean covers(String range, String type) {
    return range.equals(type)
        || range.equals("*/*")
        || range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1));
  }

  /** The lists of types one of which a part has; none where that cannot be told. */
  private static Set<Set<String>> types(
      ObjectNode encoding, ObjectNode holder, String part, Operation operation) {
    Node written = encoding.get("contentType");
    if (written != null) {
      return written instanceof StringNode list ? Set.of(types(list)) : Set.of();
    }
    return PartTypes.schemas(holder.get("schema"), operation.contract().references()).stream()
        .filter(property -> label(property.key()).equals(part))
        .flatMap(property ->
            PartTypes.defaults(property.value(), operation.contract().references()).stream())
        .map(Set::of)
        .collect(Collectors.toSet());
  }

  private void undecided(Part part, String keyword, String reason) {
    add(
        part.finding(
            "encoding-changed", Severity.UNDECIDED, direction, keyword, exchange.name(), reason));
  }

  private void add(Finding finding) {
    exchange.findings().add(finding);
  }

  private static Set<String> types(StringNode list) {
    return Arrays.stream(list.value().split(",", -1))
        .map(MediaTypes::key)
        .collect(Collectors.toSet());
  }
}
