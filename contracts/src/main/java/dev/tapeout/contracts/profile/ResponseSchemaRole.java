package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Position;
import dev.tapeout.contracts.openapi.Slot;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Response schemas say whether they are canonical, or a projection of one that is. */
final class ResponseSchemaRole implements ProfileRule {
  static final String ROLE = "x-schema-role";

  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "response-schema-role",
        Severity.ERROR,
        "a response schema says whether it is canonical or a projection of a canonical one",
        "A response that shows a part of a thing must not drift away from the thing. What is"
            + " declared as a projection is compared with its canonical schema.",
        "Write x-schema-role: canonical, or x-schema-role: projection with x-canonical-schema, the"
            + " reference to the canonical schema.",
        """
        OrderSummary:
          x-schema-role: projection
          x-canonical-schema: '#/components/schemas/Order'
          type: object
          properties:
            id: { $ref: '#/components/schemas/OrderId' }
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    ObjectSchemas objects = new ObjectSchemas(inspection.references());
    Map<Node, Operation> schemas = new LinkedHashMap<>();
    for (Operation operation : inspection.operations()) {
      for (Position position : operation.positions()) {
        if (position.slot() instanceof Slot.OfResponseBody
            && position.direction() == Direction.RESPONSE
            && objects.mayBeObject(position.schema())) {
          schemas.putIfAbsent(holder(position.schema(), inspection), operation);
        }
      }
    }
    schemas.forEach((schema, operation) -> judge(schema, operation, inspection, diagnostics));
  }

  /** The first schema in a chain of references that declares a role, else the last. */
  private static Node holder(Node schema, Inspection inspection) {
    Node at = schema;
    for (int i = 0; i < 100 && at instanceof ObjectNode object; i++) {
      Node next =
          object.has(ROLE) || !(object.get("$ref") instanceof StringNode)
              ? null
              : inspection.references().resolve(object).target();
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static void judge(
      Node schema, Operation operation, Inspection inspection, Diagnostics diagnostics) {
    Node role = schema instanceof ObjectNode object ? object.get(ROLE) : null;
    if (!(schema instanceof ObjectNode object) || role == null) {
      diagnostics.add(
          schema.location(),
          "this schema of a response of " + operation.displayName() + " does not say its role",
          "add '" + ROLE + ": canonical', or 'projection' if it shows a part of another schema");
      return;
    }
    String value = role instanceof StringNode text ? text.value() : "";
    if (value.equals("projection")) {
      projection(object, inspection, diagnostics);
    } else if (!value.equals("canonical")) {
      diagnostics.add(
          role.location(),
          "the role of a schema is 'canonical' or 'projection', not "
              + Wording.shorten(role.toString()),
          null);
    }
  }

  private static void projection(
      ObjectNode schema, Inspection inspection, Diagnostics diagnostics) {
    Node reference = schema.get(Contract.CANONICAL_SCHEMA);
    if (!(reference instanceof StringNode text)) {
      diagnostics.add(
          reference != null ? reference.location() : schema.keyLocation(ROLE),
          "this projection does not name the canonical schema that it is taken from",
          "add '" + Contract.CANONICAL_SCHEMA + ": \"#/components/schemas/...\"'");
      return;
    }
    @Nullable Node canonical = inspection.references().lookUp(schema, text.value()).target();
    if (canonical == null) {
      diagnostics.add(
          reference.location(),
          "the canonical schema " + Wording.quote(text.value()) + " is not there",
          "correct the reference");
      return;
    }
    new Projection(inspection.references(), diagnostics).check(schema, canonical);
  }
}
