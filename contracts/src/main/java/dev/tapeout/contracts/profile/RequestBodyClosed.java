package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Position;
import dev.tapeout.contracts.openapi.Slot;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bodies of requests are closed to properties that they do not describe. */
final class RequestBodyClosed implements ProfileRule {
  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "request-body-closed",
        Severity.ERROR,
        "the schema of a request body that is an object closes with unevaluatedProperties: false, or"
            + " with additionalProperties: false",
        "An open body promises that any other property is welcome, with any value: a mistyped"
            + " optional property goes unnoticed, and a property that is added later may already be"
            + " in use for something else.",
        "Write unevaluatedProperties: false at the schema of the body. Unlike additionalProperties"
            + " it knows the properties of allOf and $ref beside it, too; OpenAPI 3.0 has only the"
            + " latter. A body that is released open is closed by a break (object-closed), for its"
            + " contract said that more was welcome: where nobody sends more, accept that on purpose"
            + " with `tapeout accept`.",
        """
        NewOrder:
          type: object
          properties:
            items: { type: array, items: { type: string } }
          unevaluatedProperties: false
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    ObjectSchemas objects = new ObjectSchemas(inspection.references());
    Map<Node, Operation> open = new LinkedHashMap<>();
    for (Operation operation : inspection.operations()) {
      for (Position position : operation.positions()) {
        if (position.slot() instanceof Slot.OfRequestBody
            && position.direction() == Direction.REQUEST
            && objects.mayBeObject(position.schema())
            && !objects.isClosed(position.schema())) {
          // One cause, one finding: a shared schema is reported once.
          open.putIfAbsent(inspection.references().follow(position.schema()), operation);
        }
      }
    }
    String version = inspection.contract().openapi();
    boolean unevaluated = !version.startsWith("2") && !version.startsWith("3.0");
    String closing = unevaluated ? "unevaluatedProperties" : "additionalProperties";
    open.forEach((schema, operation) ->
        diagnostics.add(
            schema.location(),
            "this schema of the request body of "
                + operation.displayName()
                + " is open: it accepts properties that it does not describe",
            "add '"
                + closing
                + ": false' to it. Where the base has it open, the gate calls that a break"
                + " (object-closed): accept it with `tapeout accept` if nobody sends more"));
  }
}
