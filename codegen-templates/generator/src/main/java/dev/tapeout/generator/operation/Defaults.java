package dev.tapeout.generator.operation;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.contracts.validation.SchemaValidations;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.generator.operation.OperationType.Default;
import dev.tapeout.generator.type.Facets;
import dev.tapeout.generator.type.TypeUse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a parameter that a request leaves out: the {@code default} of its schema (JSON
 * Schema 2020-12, Validation, 9.2).
 */
final class Defaults {
  private static final String EITHER = "any of JsonInput::int32 and of texts";

  /** What is a URI as well, and no time at all. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]*");

  /** Readers of texts of which a schema may allow more than they read. */
  private static final Map<String, Consumer<String>> TEXTS =
      Map.of(
          "JsonInput::uri", URI::create,
          "JsonInput::dateTime", OffsetDateTime::parse,
          "JsonInput::time", OffsetTime::parse,
          "JsonInput::base64", Base64.getDecoder()::decode);

  private final Contract contract;
  private final SchemaValidations validations;

  Defaults(Contract contract) {
    this.contract = contract;
    this.validations =
        new SchemaValidations(
            contract.references()::target, UnaryOperator.identity(), Formats.ASSERTION);
  }

  /** The default of a parameter; null where it has none. */
  @Nullable Default of(Parameter parameter, TypeUse type) {
    Node schema = ParameterTable.schema(parameter);
    Node value = schema == null ? null : Facets.nearest(schema, "default", contract.references());
    return schema == null || value == null || value instanceof NullNode
        ? null
        : new Default(value, obstacle(parameter, schema, value, type));
  }

  private @Nullable String obstacle(Parameter parameter, Node schema, Node value, TypeUse type) {
    if (parameter.required()) {
      return "every request has the parameter";
    }
    SchemaValidation validation = validations.of(schema);
    if (validation.rejects(value)) {
      List<SchemaValidation.Fault> faults = validation.faults(value);
      return "it does not fit its own schema"
          + (faults.isEmpty() ? "" : ": " + faults.get(0).message());
    }
    return isReadable(value, type.reader()) ? null : "no value of " + type.java() + " holds it";
  }

  /** A schema may allow larger integers than Java's, and URIs that Java's are stricter about. */
  private static boolean isReadable(Node value, String reader) {
    if (value instanceof NumberNode number) {
      return !reader.contains("JsonInput::int")
          || reader.equals(EITHER) && number.value().stripTrailingZeros().scale() > 0
          || fits(number.value(), reader.contains("::int32") ? 31 : 63);
    }
    if (value instanceof StringNode text && reader.equals(EITHER)) {
      return PLAIN.matcher(text.value()).matches();
    }
    if (value instanceof StringNode text) {
      return TEXTS.entrySet().stream()
          .noneMatch(
              type -> reader.contains(type.getKey()) && !reads(type.getValue(), text.value()));
    }
    if (value instanceof ArrayNode array) {
      return array.items().stream().allMatch(item -> isReadable(item, reader));
    }
    // What stands in a class of its own is read by that: it may have fields of either kind.
    String within = reader.contains("::read") ? EITHER : reader;
    return !(value instanceof ObjectNode object)
        || object.members().stream().allMatch(member -> isReadable(member.value(), within));
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
