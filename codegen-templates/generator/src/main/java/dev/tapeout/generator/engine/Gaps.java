package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Callback;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.openapi.RequestBody;
import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.type.Facets;
import java.util.ArrayList;
import java.util.List;

/** Parts of a contract for which no code is generated: nothing is left out in silence. */
final class Gaps {
  private static final String RULE = "not-generated";

  private final List<Diagnostic> found = new ArrayList<>();

  private Gaps() {}

  /**
   * @param operations for which the rest is generated
   */
  static List<Diagnostic> of(Contract contract, List<OperationType> operations) {
    Gaps gaps = new Gaps();
    for (Operation webhook : contract.webhooks()) {
      gaps.caller(webhook);
    }
    for (OperationType type : operations) {
      Operation operation = type.operation();
      for (Callback callback : operation.callbacks()) {
        callback.operations().forEach(gaps::caller);
      }
      for (Parameter parameter : operation.parameters()) {
        gaps.parameter(parameter, operation, contract);
      }
      RequestBody body = operation.requestBody();
      if (body != null && ClientView.sendsForm(type)) {
        gaps.add(
            "the generated client has no method for "
                + operation.displayName()
                + ", whose body is a form",
            body.node());
      }
      if (type.onlyStreams()) {
        gaps.add(
            "the generated client has no method for "
                + operation.displayName()
                + ", which a stream of events answers",
            operation.node());
      }
      if (operation.siliconFlow() instanceof ObjectNode flow && flow.get("inference") != null) {
        gaps.add(
            "no code is generated for x-silicon-flow.inference; the handler asks the model itself",
            flow.get("inference"));
      }
    }
    return List.copyOf(gaps.found);
  }

  private void parameter(Parameter parameter, Operation operation, Contract contract) {
    Node schema = parameter.schema();
    Node ifAbsent =
        schema == null ? null : Facets.of(schema, contract.references()).first("default");
    if (ifAbsent != null && !parameter.required()) {
      add(
          "the default of the parameter '"
              + parameter.name()
              + "' is not filled in for "
              + operation.displayName()
              + "; the handler sees null where a request has none",
          ifAbsent);
    }
  }

  private void caller(Operation operation) {
    add(
        "no code is generated for " + operation.displayName() + ": it is the service that calls",
        operation.node());
  }

  private void add(String message, Node place) {
    found.add(new Diagnostic(RULE, Severity.INFO, message, place.location(), null));
  }
}
