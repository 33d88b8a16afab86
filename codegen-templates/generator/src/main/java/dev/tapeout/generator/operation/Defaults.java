package dev.tapeout.generator.operation;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.contracts.validation.SchemaValidations;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.generator.operation.OperationType.Default;
import dev.tapeout.generator.type.Facets;
import dev.tapeout.generator.type.TypeUse;
import dev.tapeout.generator.type.Types;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a parameter that a request leaves out: the {@code default} of its schema (JSON
 * Schema 2020-12, Validation, 9.2).
 */
final class Defaults {
  private final Contract contract;
  private final Types types;
  private final SchemaValidations validations;

  Defaults(Contract contract, Types types) {
    this.contract = contract;
    this.types = types;
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
    if (types.holds(type, value)) {
      return null;
    }
    return type.isOwn()
        ? "it was not shown that " + type.java() + " holds it"
        : "no value of " + type.java() + " holds it";
  }
}
