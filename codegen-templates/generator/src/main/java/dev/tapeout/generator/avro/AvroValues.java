package dev.tapeout.generator.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as Avro's generic data, by the schemas that {@link AvroSchemas} makes, and back. The
 * data have no logical types: a date is its number of days.
 */
public final class AvroValues {
  private AvroValues() {}

  /**
   * The data of a value.
   *
   * @throws UnfitValueException if the schema cannot hold it
   */
  public static @Nullable Object encode(Schema schema, Node value) {
    return encode(schema, value, "");
  }

  private static @Nullable Object encode(Schema schema, Node value, String at) {
    if (AvroScalars.isJson(schema)) {
      return JsonWriter.compact(value);
    }
    return switch (schema.getType()) {
      case UNION -> alternative(schema, value, at);
      case NULL -> {
        is(value instanceof NullNode, at, "is not null");
        yield null;
      }
      case RECORD -> record(schema, object(value, at), at);
      case MAP -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (ObjectNode.Member member : object(value, at).members()) {
          map.put(
              member.key(), encode(schema.getValueType(), member.value(), below(at, member.key())));
        }
        yield map;
      }
      case ARRAY -> {
        is(value instanceof ArrayNode, at, "is no array");
        List<@Nullable Object> items = new ArrayList<>();
        for (Node item : (ArrayNode) value) {
          items.add(encode(schema.getElementType(), item, at + "/" + items.size()));
        }
        yield items;
      }
      case ENUM -> symbol(schema, value, at);
      case BOOLEAN -> {
        is(value instanceof BooleanNode, at, "is neither true nor false");
        yield ((BooleanNode) value).value();
      }
      default -> {
        boolean number = value instanceof NumberNode;
        is(number || value instanceof StringNode, at, "is neither a number nor a string");
        yield number
            ? AvroTexts.number(schema, ((NumberNode) value).value(), at)
            : AvroTexts.string(schema, ((StringNode) value).value(), at);
      }
    };
  }

  /** The first branch that holds it: whichever that is, the same value comes back. */
  private static @Nullable Object alternative(Schema schema, Node value, String at) {
    if (value instanceof NullNode
        && schema.getTypes().stream().anyMatch(each -> each.getType() == Type.NULL)) {
      return null;
    }
    UnfitValueException last = null;
    for (Schema each : schema.getTypes()) {
      if (each.getType() != Type.NULL) {
        try {
          return encode(each, value, at);
        } catch (UnfitValueException e) {
          last = e;
        }
      }
    }
    throw last == null ? new UnfitValueException(at, "is not null") : last;
  }

  private static GenericRecord record(Schema schema, ObjectNode value, String at) {
    GenericRecord record = new GenericData.Record(schema);
    Map<String, Node> rest = new LinkedHashMap<>();
    value.members().forEach(member -> rest.put(member.key(), member.value()));
    Field additional = null;
    for (Field field : schema.getFields()) {
      if (field.getObjectProp(AvroTypes.ADDITIONAL) != null) {
        additional = field;
        continue;
      }
      String name = wire(field);
      Node member = rest.remove(name);
      is(member != null || field.hasDefaultValue(), at, "lacks the property '" + name + "'");
      record.put(
          field.pos(), member == null ? null : encode(field.schema(), member, below(at, name)));
    }
    if (additional != null) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      Schema type = additional.schema().getValueType();
      rest.forEach((name, member) -> map.put(name, encode(type, member, below(at, name))));
      record.put(additional.pos(), map);
    } else {
      is(rest.isEmpty(), at, "has properties that the schema does not describe: " + rest.keySet());
    }
    return record;
  }

  private static Object symbol(Schema schema, Node value, String at) {
    String text = value instanceof StringNode s ? s.value() : null;
    for (String symbol : schema.getEnumSymbols()) {
      if (meaning(schema, symbol).equals(text)) {
        return new GenericData.EnumSymbol(schema, symbol);
      }
    }
    throw new UnfitValueException(at, "is none of " + schema.getEnumSymbols());
  }

  /** The value of data. */
  public static Node decode(Schema schema, @Nullable Object data) {
    if (data == null) {
      return Values.NULL;
    }
    if (AvroScalars.isJson(schema)) {
      Source source = new Source("json", data.toString().getBytes(UTF_8));
      return Objects.requireNonNull(Documents.read(source, Limits.DEFAULT).root());
    }
    return switch (schema.getType()) {
      case UNION -> {
        int branch = GenericData.get().resolveUnion(schema, data);
        yield decode(schema.getTypes().get(branch), data);
      }
      case RECORD -> decoded((GenericRecord) data);
      case MAP -> {
        Map<String, Node> members = new LinkedHashMap<>();
        ((Map<?, ?>) data)
            .forEach((k, v) -> members.put(k.toString(), decode(schema.getValueType(), v)));
        yield Values.object(members);
      }
      case ARRAY -> {
        List<Node> items = new ArrayList<>();
        ((List<?>) data).forEach(each -> items.add(decode(schema.getElementType(), each)));
        yield Values.array(items);
      }
      case ENUM -> Values.string(meaning(schema, data.toString()));
      case BOOLEAN -> Values.bool((Boolean) data);
      default -> AvroTexts.value(schema, data);
    };
  }

  private static Node decoded(GenericRecord record) {
    Map<String, Node> members = new LinkedHashMap<>();
    for (Field field : record.getSchema().getFields()) {
      Object data = record.get(field.pos());
      if (field.getObjectProp(AvroTypes.ADDITIONAL) != null) {
        ObjectNode rest = (ObjectNode) decode(field.schema(), data);
        rest.members().forEach(member -> members.put(member.key(), member.value()));
      } else if (data != null || !field.hasDefaultValue()) {
        members.put(wire(field), decode(field.schema(), data));
      }
    }
    return Values.object(members);
  }

  private static String wire(Field field) {
    String name = field.getProp(AvroTypes.WIRE_NAME);
    return name == null ? field.name() : name;
  }

  private static String meaning(Schema schema, String symbol) {
    return schema.getObjectProp(AvroTypes.VALUES) instanceof Map<?, ?> values
        ? String.valueOf(values.get(symbol))
        : symbol;
  }

  private static ObjectNode object(Node value, String at) {
    is(value instanceof ObjectNode, at, "is no object");
    return (ObjectNode) value;
  }

  private static String below(String at, String name) {
    return at + "/" + Pointers.escape(name);
  }

  static void is(boolean so, String at, String otherwise) {
    if (!so) {
      throw new UnfitValueException(at, otherwise);
    }
  }
}
