package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A path item (OpenAPI 3.1, 4.8.9).
 *
 * @param contract that it belongs to
 * @param path the template, the name of the webhook, or the expression of the callback
 * @param layers the object itself, then what its {@code $ref} leads to: fields that stand beside a
 *     {@code $ref} come before those of its target
 */
public record PathItem(Contract contract, String path, List<ObjectNode> layers) {
  /** The fields that hold an operation each (OpenAPI 3.2, 4.9). */
  public static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

  static PathItem of(Contract contract, String path, ObjectNode node) {
    List<ObjectNode> layers = new ArrayList<>();
    layers.add(node);
    ObjectNode last = node;
    while (last.has("$ref")
        && contract.references().resolve(last).target() instanceof ObjectNode target) {
      layers.add(target);
      last = target;
    }
    return new PathItem(contract, path, List.copyOf(layers));
  }

  /** The object at its path, which may be only a reference. */
  public ObjectNode node() {
    return layers.get(0);
  }

  /** A field, from the first layer that has it. */
  public @Nullable Node get(String key) {
    for (ObjectNode layer : layers) {
      Node value = layer.get(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  List<Operation> operations(Operation.Kind kind, @Nullable Callback callback) {
    List<Operation> operations = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (ObjectNode layer : layers) {
      for (ObjectNode.Member member : layer.members()) {
        if (METHODS.contains(member.key()) && member.value() instanceof ObjectNode node) {
          String method = member.key().toUpperCase(Locale.ROOT);
          if (seen.add(method)) {
            operations.add(new Operation(contract, kind, callback, method, this, node));
          }
        }
      }
      for (ObjectNode.Member member : Fields.members(layer, "additionalOperations")) {
        if (member.value() instanceof ObjectNode node && seen.add(member.key())) {
          operations.add(new Operation(contract, kind, callback, member.key(), this, node));
        }
      }
    }
    return operations;
  }
}
