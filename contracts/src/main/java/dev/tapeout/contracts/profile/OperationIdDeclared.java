package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.openapi.Operation;

/** Every operation has an id. */
final class OperationIdDeclared implements ProfileRule {
  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "operation-id-declared",
        Severity.WARNING,
        "every operation has an operationId",
        "Without one each generator invents a method name of its own, and the name changes when the"
            + " path does.",
        "Give the operation an operationId that says what it does.",
        """
        paths:
          /orders:
            post:
              operationId: createOrder
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    for (Operation operation : inspection.operations()) {
      if (!operation.node().has("operationId")) {
        diagnostics.add(
            Inspection.place(operation),
            operation.displayName() + " has no operationId",
            "name it by what it does, such as createOrder");
      }
    }
  }
}
