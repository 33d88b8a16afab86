package dev.tapeout.generator.engine;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Callback;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.operation.OperationType.Default;
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
  static List<Diagnostic> of(List<OperationType> operations, List<OperationType> calls) {
    Gaps gaps = new Gaps();
    for (OperationType call : calls) {
      for (Callback callback : call.operation().callbacks()) {
        callback.operations().forEach(gaps::answer);
      }
      gaps.parameters(call.operation());
    }
    for (OperationType type : operations) {
      Operation operation = type.operation();
      type.inputs().forEach(input -> gaps.unfilled(input, operation));
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
      gaps.parameters(operation);
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

  /** What the contract says of parameters that no code is made for. */
  private void parameters(Operation operation) {
    boolean answered = operation.kind() == Operation.Kind.PATH;
    for (Parameter parameter : operation.parameters()) {
      if (ParameterTable.isIgnored(parameter)) {
        add(
            "the header '"
                + parameter.name()
                + "' is no parameter (OpenAPI 3.1, 4.8.12.1); media types and security say"
                + " what is asked there",
            parameter.node());
      } else if (ParameterTable.isWholeQuery(parameter)) {
        found.add(
            new Diagnostic(
                RULE,
                Severity.WARNING,
                "no code "
                    + (answered ? "reads" : "sends")
                    + " the parameter '"
                    + parameter.name()
                    + "', which is all of the query; requests are not judged by it",
                parameter.node().location(),
                "describe each field as a parameter in the query"));
      } else if (ParameterTable.isHomeless(parameter, operation)) {
        found.add(
            new Diagnostic(
                RULE,
                Severity.WARNING,
                "no code sends the parameter '"
                    + parameter.name()
                    + "' of "
                    + operation.displayName()
                    + ": it stands in the path, and the URL that is called has no place for it",
                parameter.node().location(),
                "let it travel in the query, a header or the body, or let whoever wants the call"
                    + " give a URL that has it"));
      }
    }
  }

  private void unfilled(Input input, Operation operation) {
    Default byDefault = input.byDefault();
    if (byDefault != null && byDefault.obstacle() != null) {
      String what =
          "the default of the parameter '"
              + input.wire()
              + "' is not filled in for "
              + operation.displayName()
              + ", for "
              + byDefault.obstacle();
      found.add(
          new Diagnostic(
              RULE,
              input.required() ? Severity.INFO : Severity.WARNING,
              input.required() ? what : what + "; the handler sees null in its place",
              byDefault.value().location(),
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
