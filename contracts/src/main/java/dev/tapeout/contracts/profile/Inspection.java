package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Kind;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Part;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.validation.SchemaValidations;
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contract under inspection, with what several rules want to know of it. */
final class Inspection {
  private final Contract contract;
  private final SchemaValidations validations;

  Inspection(Contract contract, Formats formats) {
    this.contract = contract;
    this.validations =
        new SchemaValidations(
            new ContractTargets(contract.references()), this::withoutDirection, formats);
  }

  Contract contract() {
    return contract;
  }

  References references() {
    return contract.references();
  }

  /** Every object of the contract of which it is known what kind it is, each once. */
  List<Part> parts() {
    return contract.parts().all();
  }

  /** All schemas that are objects. */
  List<ObjectNode> schemas() {
    return parts().stream().filter(p -> p.kind() == Kind.SCHEMA).map(Part::node).toList();
  }

  /** Operations and webhooks; callbacks are not among them. */
  List<Operation> operations() {
    List<Operation> all = new ArrayList<>(contract.operations());
    all.addAll(contract.webhooks());
    return all;
  }

  /** The place of the key under which an operation stands. */
  static Location place(Operation operation) {
    for (ObjectNode layer : operation.pathItem().layers()) {
      String key = operation.method().toLowerCase(Locale.ROOT);
      if (layer.get(key) == operation.node()) {
        return layer.keyLocation(key);
      }
      if (layer.get("additionalOperations") instanceof ObjectNode more
          && more.get(operation.method()) == operation.node()) {
        return more.keyLocation(operation.method());
      }
    }
    return operation.node().location();
  }

  /**
   * Validators of the contract's schemas. What is only for reading or only for writing may be
   * missing, since an example does not say which way it goes.
   */
  SchemaValidations validations() {
    return validations;
  }

  private ObjectNode withoutDirection(ObjectNode schema) {
    if (schema.get("required") == null
        || !(schema.get("properties") instanceof ObjectNode properties)) {
      return schema;
    }
    List<Node> kept = new ArrayList<>();
    for (Node name : Nodes.items(schema.get("required"))) {
      if (!(name instanceof StringNode text) || !isDirected(properties.get(text.value()))) {
        kept.add(name);
      }
    }
    return kept.size() == Nodes.items(schema.get("required")).size()
        ? schema
        : Nodes.with(schema, Map.of("required", kept));
  }

  private boolean isDirected(@Nullable Node property) {
    return property != null
        && (isDirectedItself(property) || isDirectedItself(references().follow(property)));
  }

  private static boolean isDirectedItself(Node property) {
    return property instanceof ObjectNode schema
        && (schema.get("readOnly") instanceof BooleanNode read && read.value()
            || schema.get("writeOnly") instanceof BooleanNode write && write.value());
  }
}
