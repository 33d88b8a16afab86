package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Callback;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.generator.operation.Defaults;
import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.operation.OperationType.Input;
import dev.tapeout.generator.operation.ParameterTable;
import java.util.ArrayList;
import java.util.List;

/** Parts of a contract for which no code is generated: nothing is left out in silence. */
final class Gaps {
  private static final String RULE = "not-generated";

  private final List<Diagnostic> found = new ArrayList<>();

  private Gaps() {}

  /**
   * @param operations that are answered by generated code
   * @param calls that are made by generated code
   */
  static List<Diagnostic> of(
      Contract contract, List<OperationType> operations, List<OperationType> calls) {
    Gaps gaps = new Gaps();
    Defaults defaults = new Defaults(contract);
    for (OperationType call : calls) {
      for (Callback callback : call.operation().callbacks()) {
        callback.operations().forEach(gaps::answer);
      }
    }
    for (OperationType type : operations) {
      Operation operation = type.operation();
      List<Parameter> counting = ParameterTable.of(operation);
      for (int i = 0; i < type.inputs().size(); i++) {
        gaps.parameter(counting.get(i), type.inputs().get(i), operation, defaults);
      }
      if (type.isUnreachable()) {
        gaps.found.add(
            new Diagnostic(
                RULE,
                Severity.WARNING,
                "no request reaches "
                    + operation.displayName()
                    + ": what stands behind '?' or '#' is no part of a path",
                operation.node().location(),
                "give the operation a path of its own; what its query is say its parameters"));
      }
      operation.parameters().stream()
          .filter(ParameterTable::isIgnored)
          .forEach(parameter ->
              gaps.add(
                  "the header '"
                      + parameter.name()
                      + "' is no parameter (OpenAPI 3.1, 4.8.12.1); media types and security say"
                      + " what is asked there",
                  parameter.node()));
      operation.parameters().stream()
          .filter(ParameterTable::isWholeQuery)
          .forEach(parameter ->
              gaps.found.add(
                  new Diagnostic(
                      RULE,
                      Severity.WARNING,
                      "no code reads the parameter '"
                          + parameter.name()
                          + "', which is all of the query; requests are not judged by it",
                      parameter.node().location(),
                      "describe each field as a parameter in the query")));
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

  private void parameter(Parameter parameter, Input input, Operation operation, Defaults defaults) {
    Node value = defaults.declared(parameter);
    String obstacle = defaults.obstacle(parameter, input.type());
    if (value != null && obstacle != null) {
      String what =
          "the default of the parameter '"
              + parameter.name()
              + "' is not filled in for "
              + operation.displayName()
              + ", for "
              + obstacle;
      found.add(
          new Diagnostic(
              RULE,
              parameter.required() ? Severity.INFO : Severity.WARNING,
              parameter.required() ? what : what + "; the handler sees null in its place",
              value.location(),
              null));
    }
  }

  private void answer(Operation operation) {
    add(
        "no code is generated for "
            + operation.displayName()
            + ": the service would be called back by one whom it calls; declare it among the paths",
        operation.node());
  }

  private void add(String message, Node place) {
    found.add(new Diagnostic(RULE, Severity.INFO, message, place.location(), null));
  }
}
