package dev.tapeout.generator.type;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.generator.type.Declared.EnumType;
import dev.tapeout.generator.type.Declared.Property;
import dev.tapeout.generator.type.Declared.RecordType;
import dev.tapeout.generator.type.Declared.TupleType;
import dev.tapeout.generator.type.Declared.UnionType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Whether a Java type holds a value that its schema accepts: a schema may allow larger integers
 * than Java's, and URIs that Java's are stricter about.
 */
final class Holding {
  /** Functions that read less than a schema may allow. */
  private static final Map<String, Consumer<String>> STRICT =
      Map.of(
          "uri", URI::create,
          "dateTime", OffsetDateTime::parse,
          "time", OffsetTime::parse,
          "base64", Base64.getDecoder()::decode);

  private final Function<String, Declared> declared;

  Holding(Function<String, Declared> declared) {
    this.declared = declared;
  }

  boolean holds(TypeUse type, Node value) {
    if (value instanceof NullNode && type.nullable()) {
      return true;
    }
    Content content = type.content();
    if (content instanceof Content.Scalar scalar) {
      return read(scalar.function(), value);
    }
    if (content instanceof Content.Items list) {
      return value instanceof ArrayNode array
          && array.items().stream().allMatch(item -> holds(list.of(), item));
    }
    if (content instanceof Content.Entries map) {
      return value instanceof ObjectNode object
          && object.members().stream().allMatch(member -> holds(map.of(), member.value()));
    }
    return holds(declared.apply(((Content.Own) content).name()), value);
  }

  private boolean holds(Declared type, Node value) {
    if (type instanceof RecordType record) {
      return value instanceof ObjectNode object && holds(record, object);
    }
    if (type instanceof TupleType tuple) {
      return value instanceof ArrayNode array
          && array.size() == tuple.items().size()
          && tuple.items().stream()
              .allMatch(item -> holds(item.type(), array.get(Integer.parseInt(item.wire()))));
    }
    // Which branch of a union is read is known when it is read: each that may be must do.
    return type instanceof UnionType union
        ? mayBe(union, value)
            && union.branches().stream()
                .allMatch(branch -> !mayBe(branch.type(), value) || holds(branch.type(), value))
        : value instanceof StringNode;
  }

  private boolean holds(RecordType type, ObjectNode value) {
    for (Property property : type.properties()) {
      Node own = value.get(property.wire());
      boolean fits =
          own == null
              ? !property.required()
              : property.constant() != null || holds(property.type(), own);
      if (!fits) {
        return false;
      }
    }
    List<String> known = type.properties().stream().map(Property::wire).toList();
    TypeUse additional = type.additional();
    return additional == null
        || value.members().stream()
            .filter(member -> !known.contains(member.key()))
            .allMatch(member -> holds(additional, member.value()));
  }

  /** Whether JSON of the value's type is read by it. */
  private boolean mayBe(TypeUse type, Node value) {
    Content content = type.content();
    if (content instanceof Content.Scalar scalar) {
      return switch (scalar.function()) {
        case "any" -> true;
        case "bool" -> value instanceof BooleanNode;
        case "int32", "int64", "float64", "decimal" -> value instanceof NumberNode;
        default -> value instanceof StringNode;
      };
    }
    if (content instanceof Content.Own own) {
      return mayBe(declared.apply(own.name()), value);
    }
    return content instanceof Content.Items
        ? value instanceof ArrayNode
        : value instanceof ObjectNode;
  }

  private boolean mayBe(Declared type, Node value) {
    if (type instanceof UnionType union) {
      return union.branches().stream().anyMatch(branch -> mayBe(branch.type(), value));
    }
    if (type instanceof RecordType record) {
      return value instanceof ObjectNode object
          && record.properties().stream().allMatch(p -> !p.required() || object.has(p.wire()));
    }
    return type instanceof EnumType ? value instanceof StringNode : value instanceof ArrayNode;
  }

  private static boolean read(String function, Node value) {
    return switch (function) {
      case "any" -> true;
      case "bool" -> value instanceof BooleanNode;
      case "int32" -> value instanceof NumberNode number && fits(number.value(), 31);
      case "int64" -> value instanceof NumberNode number && fits(number.value(), 63);
      case "float64", "decimal" -> value instanceof NumberNode;
      default ->
          value instanceof StringNode text
              && (!STRICT.containsKey(function) || reads(STRICT.get(function), text.value()));
    };
  }

  private static boolean fits(BigDecimal number, int bits) {
    return number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() <= bits;
  }

  private static boolean reads(Consumer<String> type, String text) {
    try {
      type.accept(text);
      return true;
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }
}
