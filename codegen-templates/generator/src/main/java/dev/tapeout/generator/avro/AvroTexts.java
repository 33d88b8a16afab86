package dev.tapeout.generator.avro;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;

/**
 * Numbers and strings of JSON as Avro's, and back; what would not come back as it was is refused.
 */
final class AvroTexts {
  private static final Conversions.BigDecimalConversion BIG =
      new Conversions.BigDecimalConversion();
  private static final Conversions.DecimalConversion DECIMAL = new Conversions.DecimalConversion();

  private AvroTexts() {}

  static Object number(Schema schema, BigDecimal value, String at) {
    LogicalType logical = schema.getLogicalType();
    try {
      if (logical instanceof LogicalTypes.BigDecimal) {
        return BIG.toBytes(value, schema, logical);
      }
      if (logical instanceof LogicalTypes.Decimal decimal) {
        return DECIMAL.toBytes(value.setScale(decimal.getScale()), schema, logical);
      }
      if (logical == null) {
        switch (schema.getType()) {
          case INT -> {
            return value.intValueExact();
          }
          case LONG -> {
            return value.longValueExact();
          }
          case DOUBLE -> {
            double nearest = value.doubleValue();
            AvroValues.is(
                Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(value) == 0,
                at,
                "has more digits than a double holds");
            return nearest;
          }
          default -> {
            // Holds no number.
          }
        }
      }
    } catch (ArithmeticException | AvroTypeException e) {
      throw new UnfitValueException(at, "does not fit into " + described(schema));
    }
    throw new UnfitValueException(at, "is a number, and no " + described(schema));
  }

  static Object string(Schema schema, String text, String at) {
    LogicalType logical = schema.getLogicalType();
    if (schema.getType() == Type.STRING) {
      return text;
    }
    try {
      if (logical instanceof LogicalTypes.Date) {
        return Math.toIntExact(LocalDate.parse(text).toEpochDay());
      }
      if (logical instanceof LogicalTypes.TimestampMicros) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        AvroValues.is(instant.getNano() % 1_000 == 0, at, "has fractions of a microsecond");
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
      }
      if (schema.getType() == Type.BYTES && logical == null) {
        byte[] bytes = Base64.getDecoder().decode(text);
        boolean same = Base64.getEncoder().encodeToString(bytes).equals(text);
        AvroValues.is(same, at, "is base64 in an unusual form");
        return ByteBuffer.wrap(bytes);
      }
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw new UnfitValueException(at, "is no " + described(schema));
    }
    throw new UnfitValueException(at, "is a string, and no " + described(schema));
  }

  static Node value(Schema schema, Object data) {
    LogicalType logical = schema.getLogicalType();
    if (data instanceof ByteBuffer bytes) {
      ByteBuffer read = bytes.duplicate();
      if (logical instanceof LogicalTypes.BigDecimal) {
        return Values.number(BIG.fromBytes(read, schema, logical));
      }
      if (logical instanceof LogicalTypes.Decimal) {
        return Values.number(DECIMAL.fromBytes(read, schema, logical));
      }
      byte[] content = new byte[read.remaining()];
      read.get(content);
      return Values.string(Base64.getEncoder().encodeToString(content));
    }
    if (logical instanceof LogicalTypes.Date && data instanceof Integer days) {
      return Values.string(LocalDate.ofEpochDay(days).toString());
    }
    if (logical instanceof LogicalTypes.TimestampMicros && data instanceof Long micros) {
      Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      return Values.string(instant.atOffset(ZoneOffset.UTC).toString());
    }
    if (data instanceof Double number) {
      return Values.number(BigDecimal.valueOf(number));
    }
    return data instanceof Number number
        ? Values.number(number.longValue())
        : Values.string(data.toString());
  }

  private static String described(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    return logical == null ? schema.getType().getName() : logical.getName();
  }
}
