package dev.tapeout.generator.engine;

import static java.util.stream.Collectors.joining;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a value travels in the request of a generated test (OpenAPI 3.1, 4.8.12.2 to 4.8.12.4). */
final class ParameterText {
  /** Headers that the JDK's client sets by itself. */
  private static final Set<String> RESTRICTED =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private ParameterText() {}

  /**
   * What stands in the path or in the header, or else the pairs of the query or of the cookies.
   *
   * @return null where the value has no such text
   */
  static @Nullable List<String> of(Parameter parameter, @Nullable Node value) {
    if (value == null
        || value instanceof NullNode
        || parameter.content().isEmpty() && !isFlat(value)) {
      return null;
    }
    Node written = parameter.content().isEmpty() ? value : Values.string(value.toString());
    return switch (parameter.in()) {
      case "path" -> clashes(parameter, written, ".") ? null : whole(path(parameter, written));
      case "header" ->
          RESTRICTED.contains(parameter.name().toLowerCase(Locale.ROOT))
              ? null
              : header(parameter, written);
      default -> pairs(parameter, written);
    };
  }

  /** A header or a part of a path is not empty, and none that a server may take for another. */
  private static @Nullable List<String> whole(String text) {
    boolean plain =
        !text.isBlank()
            && text.equals(text.strip())
            && text.chars().allMatch(c -> c >= ' ' && c <= '~')
            && !text.chars().allMatch(c -> c == '.');
    return plain ? List.of(text) : null;
  }

  private static String path(Parameter parameter, Node value) {
    boolean explode = parameter.explode();
    String name = encoded(parameter.name());
    return switch (parameter.style()) {
      case "label" -> "." + joined(value, explode ? "." : ",", explode ? "=" : ",", true);
      case "matrix" -> {
        if (explode && value instanceof ObjectNode) {
          yield ";" + joined(value, ";", "=", true);
        }
        yield explode && value instanceof ArrayNode array
            ? array.items().stream().map(i -> ";" + name + "=" + encoded(i)).collect(joining())
            : ";" + name + "=" + joined(value, ",", ",", true);
      }
      default -> joined(value, ",", explode ? "=" : ",", true);
    };
  }

  private static @Nullable List<String> header(Parameter parameter, Node value) {
    return clashes(parameter, value, ",")
        ? null
        : whole(joined(value, ",", parameter.explode() ? "=" : ",", false));
  }

  /**
   * Whether some text cannot be told from what separates the items: nothing in a header is encoded,
   * and no encoding tells {@code .} from that of an exploded label.
   */
  private static boolean clashes(Parameter parameter, Node value, String separator) {
    boolean label = parameter.style().equals("label") && parameter.explode();
    if (parameter.in().equals("path") && !label) {
      return false;
    }
    boolean named = parameter.in().equals("header") && parameter.explode();
    return value instanceof ArrayNode array
            && array.items().stream().anyMatch(item -> text(item).contains(separator))
        || value instanceof ObjectNode object
            && object.members().stream()
                .anyMatch(member ->
                    member.key().contains(separator)
                        || named && member.key().contains("=")
                        || text(member.value()).contains(separator));
  }

  private static @Nullable List<String> pairs(Parameter parameter, Node value) {
    String name = encoded(parameter.name());
    if (value instanceof ObjectNode object && object.members().isEmpty()
        || value instanceof ArrayNode array && array.size() == 0) {
      return null;
    }
    List<String> pairs = new ArrayList<>();
    if (value instanceof ObjectNode object && parameter.style().equals("deepObject")) {
      object
          .members()
          .forEach(m -> pairs.add(name + "%5B" + encoded(m.key()) + "%5D=" + encoded(m.value())));
    } else if (value instanceof ObjectNode object && parameter.explode()) {
      object.members().forEach(m -> pairs.add(encoded(m.key()) + "=" + encoded(m.value())));
    } else if (value instanceof ArrayNode array && parameter.explode()) {
      array.items().forEach(item -> pairs.add(name + "=" + encoded(item)));
    } else {
      String delimiter =
          switch (parameter.style()) {
            case "spaceDelimited" -> "%20";
            case "pipeDelimited" -> "%7C";
            default -> ",";
          };
      pairs.add(name + "=" + joined(value, delimiter, delimiter, true));
    }
    return List.copyOf(pairs);
  }

  /** Whether a style can write it: none says how values nest, or how null is written. */
  static boolean isFlat(Node value) {
    Stream<Node> parts =
        value instanceof ArrayNode array
            ? array.items().stream()
            : value instanceof ObjectNode object
                ? object.members().stream().map(ObjectNode.Member::value)
                : Stream.of();
    return parts.noneMatch(part ->
        part instanceof ArrayNode || part instanceof ObjectNode || part instanceof NullNode);
  }

  private static String joined(Node value, String delimiter, String between, boolean encode) {
    if (value instanceof ArrayNode array) {
      return array.items().stream().map(item -> written(item, encode)).collect(joining(delimiter));
    }
    return value instanceof ObjectNode object
        ? object.members().stream()
            .map(m -> (encode ? encoded(m.key()) : m.key()) + between + written(m.value(), encode))
            .collect(joining(delimiter))
        : written(value, encode);
  }

  private static String written(Node value, boolean encode) {
    return encode ? encoded(value) : text(value);
  }

  private static String encoded(Node value) {
    return encoded(text(value));
  }

  static String text(Node value) {
    return value instanceof StringNode s ? s.value() : value.toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
