package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Kind;
import dev.tapeout.contracts.openapi.Part;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** No two operations have the same id. */
final class OperationIdUnique implements ProfileRule {
  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "operation-id-unique",
        Severity.ERROR,
        "no two operations have the same operationId",
        "OpenAPI demands it (4.8.10): generated clients make a method of each id, and links refer to"
            + " operations by it.",
        "Rename one of the two.",
        """
        paths:
          /orders:
            get:  { operationId: listOrders }
            post: { operationId: createOrder }
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    List<Node> ids =
        inspection.parts().stream()
            .filter(part -> part.kind() == Kind.OPERATION)
            .map(Part::node)
            .map(operation -> ((ObjectNode) operation).get("operationId"))
            .filter(Objects::nonNull)
            .map(id -> (Node) id)
            .sorted(
                Comparator.comparing((Node n) -> n.source() != inspection.contract().source())
                    .thenComparing(n -> n.source().name())
                    .thenComparingInt(Node::start))
            .toList();
    Map<String, Node> first = new HashMap<>();
    for (Node id : ids) {
      if (id instanceof StringNode text) {
        Node other = first.putIfAbsent(text.value(), id);
        if (other != null) {
          diagnostics.add(
              id.location(),
              "the operationId "
                  + Wording.quote(text.value())
                  + " is taken: "
                  + other.location()
                  + " has it",
              "rename one of the two operations");
        }
      }
    }
  }
}
