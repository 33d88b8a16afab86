package dev.tapeout.runtime.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.format.Format;
import dev.tapeout.runtime.json.JsonInput;
import dev.tapeout.runtime.json.UnreadableException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The formats that generated code reads into a Java type of their own: a value that is not of its
 * format cannot be handled at all, so it is refused. All others are annotations, as JSON Schema
 * 2020-12 has them by default (validation, 7.2.1).
 */
final class Formats {
  static final List<Checked> ALL =
      List.of(
          new Legible("uuid", JsonInput::uuid),
          new Legible("date-time", JsonInput::dateTime),
          new Legible("date", JsonInput::date),
          new Legible("time", JsonInput::time),
          new Legible("uri", JsonInput::uri),
          new Legible("uri-reference", JsonInput::uri),
          new Legible("byte", JsonInput::base64),
          new Whole("int32", Integer.MIN_VALUE, Integer.MAX_VALUE),
          new Whole("int64", Long.MIN_VALUE, Long.MAX_VALUE),
          new Finite("float", JsonInput::float32),
          new Finite("double", JsonInput::float64));

  private Formats() {}

  /** Whether a value is of a format; a format that does not count accepts all. */
  static Acceptance.Check check(String name) {
    for (Checked format : ALL) {
      if (format.getName().equals(name)) {
        return format::isOf;
      }
    }
    return value -> true;
  }

  /** A format that looks at nothing but the value. */
  interface Checked extends Format {
    boolean isOf(JsonNode value);

    @Override
    default boolean matches(ExecutionContext run, SchemaContext context, JsonNode value) {
      return isOf(value);
    }
  }

  /** A string that {@code read} understands. Of other types it says nothing. */
  private record Legible(String name, Consumer<JsonNode> read) implements Checked {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isOf(JsonNode value) {
      return !value.isString() || reads(read, value);
    }
  }

  /**
   * An integer of so many bits; where the value is a number with a fraction, {@code type} counts.
   */
  private record Whole(String name, long least, long most) implements Checked {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isOf(JsonNode value) {
      return !value.isNumber()
          || (value.canConvertToLong() && value.asLong() >= least && value.asLong() <= most);
    }
  }

  private record Finite(String name, Consumer<JsonNode> read) implements Checked {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isOf(JsonNode value) {
      return !value.isNumber() || reads(read, value);
    }
  }

  private static boolean reads(Consumer<JsonNode> read, JsonNode value) {
    try {
      read.accept(value);
      return true;
    } catch (UnreadableException e) {
      return false;
    }
  }
}
