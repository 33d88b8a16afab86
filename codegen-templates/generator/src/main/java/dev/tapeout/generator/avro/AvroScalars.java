package dev.tapeout.generator.avro;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.generator.type.Facets;
import java.math.BigDecimal;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;

/** The Avro types of numbers and strings. */
final class AvroScalars {
  /** Marks a string that holds any JSON value as text. */
  static final String JSON = "application/json";

  static final String MEDIA_TYPE = "contentMediaType";

  private static final int MOST_DIGITS = 38;

  private AvroScalars() {}

  /** A string that holds any JSON value as text: what no other type can hold. */
  static Schema json() {
    Schema schema = Schema.create(Type.STRING);
    schema.addProp(MEDIA_TYPE, JSON);
    return schema;
  }

  static boolean isJson(Schema schema) {
    return JSON.equals(schema.getProp(MEDIA_TYPE));
  }

  static Schema integer(Facets facets, Node place, AvroNotes notes) {
    String format = facets.text("format");
    if ("int32".equals(format) || within(facets, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
      return Schema.create(Type.INT);
    }
    if (!"int64".equals(format) && !within(facets, Long.MIN_VALUE, Long.MAX_VALUE)) {
      notes.add(place, "accepts integers of any size; in Avro it is a long, of 64 bits");
    }
    return Schema.create(Type.LONG);
  }

  /** A binary number where the format says so, else an exact decimal one. */
  static Schema number(Facets facets) {
    String format = facets.text("format");
    if ("double".equals(format) || "float".equals(format)) {
      return Schema.create(Type.DOUBLE);
    }
    Schema bytes = Schema.create(Type.BYTES);
    BigDecimal least = facets.bound(true);
    BigDecimal most = facets.bound(false);
    if (facets.first("multipleOf") instanceof NumberNode step && least != null && most != null) {
      int scale = Math.max(0, step.value().stripTrailingZeros().scale());
      BigDecimal widest = least.abs().max(most.abs());
      int precision = widest.precision() - widest.scale() + scale;
      if (precision > 0 && precision <= MOST_DIGITS && scale <= precision) {
        return LogicalTypes.decimal(precision, scale).addToSchema(bytes);
      }
    }
    return LogicalTypes.bigDecimal().addToSchema(bytes);
  }

  static Schema string(Facets facets, Node place, AvroNotes notes) {
    if ("base64".equals(facets.text("contentEncoding"))) {
      return Schema.create(Type.BYTES);
    }
    String format = facets.text("format");
    return switch (format == null ? "" : format) {
      case "byte" -> Schema.create(Type.BYTES);
      case "uuid" -> LogicalTypes.uuid().addToSchema(Schema.create(Type.STRING));
      case "date" -> LogicalTypes.date().addToSchema(Schema.create(Type.INT));
      case "date-time" -> {
        notes.add(
            place, "is a time with an offset; in Avro it is the same time in UTC, in microseconds");
        yield LogicalTypes.timestampMicros().addToSchema(Schema.create(Type.LONG));
      }
      default -> Schema.create(Type.STRING);
    };
  }

  private static boolean within(Facets facets, long least, long most) {
    BigDecimal lower = facets.bound(true);
    BigDecimal upper = facets.bound(false);
    return lower != null
        && upper != null
        && lower.compareTo(BigDecimal.valueOf(least)) >= 0
        && upper.compareTo(BigDecimal.valueOf(most)) <= 0;
  }
}
