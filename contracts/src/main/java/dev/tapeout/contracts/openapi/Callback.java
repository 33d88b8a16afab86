package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A callback (OpenAPI 3.1, 4.8.18): requests that the one who is called makes in turn.
 *
 * @param parent the operation that declares it
 * @param name its key there
 * @param node expressions for the URL with a path item each
 */
public record Callback(Operation parent, String name, ObjectNode node) {
  /** The requests that are made; their {@link Operation#path} is the expression for the URL. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (ObjectNode.Member member : node.members()) {
      if (!member.key().startsWith("x-") && member.value() instanceof ObjectNode item) {
        PathItem pathItem = PathItem.of(parent.contract(), member.key(), item);
        operations.addAll(pathItem.operations(Operation.Kind.CALLBACK, this));
      }
    }
    return operations;
  }
}
