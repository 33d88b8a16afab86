package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.diff.change.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares how one value beside the body is carried, and the value itself. */
final class Carriage {
  /** The ids under which the two kinds of carriers report. */
  enum Ids {
    PARAMETER(
        "parameter-became-required",
        "parameter-became-optional",
        "parameter-content-changed",
        "parameter-style-changed"),
    HEADER(
        "response-header-became-required",
        "response-header-became-optional",
        "response-header-content-changed",
        "response-header-style-changed");

    private final String required;
    private final String optional;
    private final String content;
    private final String style;

    Ids(String required, String optional, String content, String style) {
      this.required = required;
      this.optional = optional;
      this.content = content;
      this.style = style;
    }
  }

  private static final Set<String> SINGLE =
      Set.of("string", "number", "integer", "boolean", "null");

  private static final Set<String> NAMELESS =
      Set.of("string", "number", "integer", "boolean", "null", "array");

  private Carriage() {}

  static void compare(
      Exchange exchange, Carrier old, Carrier current, Direction direction, Ids ids) {
    required(exchange, old, current, direction, ids);
    if (!contentName(old).equals(contentName(current))) {
      written(
          exchange, old, current, direction, ids.content, contentName(old), contentName(current));
      return;
    }
    if (old.content() == null) {
      String before = style(old, current);
      String after = style(current, old);
      if (!before.equals(after)) {
        written(exchange, old, current, direction, ids.style, before, after);
      }
      if (TextForm.compare(exchange, old, current, direction)) {
        return;
      }
    }
    exchange.comparePayloads(old.payload(), inText(exchange, old, current, direction), direction);
  }

  /** What the value must fit now, without what only JSON would show. */
  private static @Nullable Node inText(
      Exchange exchange, Carrier old, Carrier current, Direction direction) {
    MediaType was = old.content();
    MediaType is = current.content();
    if (was != null && is != null) {
      return TextParts.ofBody(exchange, direction, was, is);
    }
    Node before = old.schema();
    Node after = current.schema();
    return was == null && is == null && before != null && after != null
        ? TextParts.ofCarrier(exchange, direction, current, before, after)
        : current.payload();
  }

  private static void required(
      Exchange exchange, Carrier old, Carrier current, Direction direction, Ids ids) {
    if (old.required() != current.required()) {
      exchange.report(
          current.required() ? ids.required : ids.optional,
          current.required()
              ? Presence.becameRequired(direction)
              : Presence.becameOptional(direction),
          direction,
          "The "
              + current.name()
              + (current.required() ? " is now required." : " is now optional."),
          Places.field(old.node(), "required"),
          Places.field(current.node(), "required"),
          Boolean.toString(old.required()),
          Boolean.toString(current.required()));
    }
  }

  private static void written(
      Exchange exchange,
      Carrier old,
      Carrier current,
      Direction direction,
      String rule,
      String from,
      String to) {
    exchange.report(
        rule,
        Severity.BREAKING,
        direction,
        "The " + current.name() + " was written as " + from + " and is written as " + to + ".",
        old.node().location(),
        current.node().location(),
        from,
        to);
  }

  private static String contentName(Carrier carrier) {
    MediaType content = carrier.content();
    return content == null ? "a plain value" : MediaTypes.key(content.name());
  }

  /**
   * Exploding changes nothing where neither side has arrays or objects; nor, in the simple style,
   * where neither has objects.
   */
  private static String style(Carrier carrier, Carrier other) {
    Predicate<Carrier> shows =
        carrier.style().equals("simple") ? Carriage::named : Carriage::composite;
    boolean explodes = carrier.explode() && (shows.test(carrier) || shows.test(other));
    return explodes ? carrier.style() + ", exploded" : carrier.style();
  }

  /** Whether the value may be an array or an object. */
  static boolean composite(Carrier carrier) {
    return !within(SINGLE, carrier);
  }

  /** Whether the value may be an object, whose parts have names. */
  private static boolean named(Carrier carrier) {
    return !within(NAMELESS, carrier);
  }

  /** Whether a schema surely has no arrays and no objects. */
  static boolean single(Node schema, References references) {
    return within(SINGLE, schema, references);
  }

  private static boolean within(Set<String> types, Carrier carrier) {
    return carrier.schema() != null && within(types, carrier.schema(), carrier.references());
  }

  private static boolean within(Set<String> types, Node schema, References references) {
    return TextImage.parts(schema, references).stream()
        .anyMatch(part -> {
          List<Node> listed = TextImage.listed(part);
          return within(types, part.get("type"))
              || listed != null && listed.stream().allMatch(value -> isOf(types, value));
        });
  }

  private static boolean isOf(Set<String> types, Node value) {
    return types.contains(value.type().name().toLowerCase(Locale.ROOT));
  }

  private static boolean within(Set<String> types, @Nullable Node type) {
    return type instanceof StringNode one && types.contains(one.value())
        || type instanceof ArrayNode several
            && several.items().stream().allMatch(each -> within(types, each));
  }
}
