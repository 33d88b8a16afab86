package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation (OpenAPI 3.1, 4.8.10). What its methods give is computed at each call.
 *
 * @param contract that it belongs to
 * @param kind where it is declared
 * @param callback the callback that it is part of; null unless {@code kind} is {@code CALLBACK}
 * @param method in upper case, save the names of {@code additionalOperations} (OpenAPI 3.2), which
 *     are as written
 * @param pathItem the path item that holds it
 * @param node the operation
 */
public record Operation(
    Contract contract,
    Kind kind,
    @Nullable Callback callback,
    String method,
    PathItem pathItem,
    ObjectNode node) {
  /** Where an operation is declared. */
  public enum Kind {
    PATH,
    WEBHOOK,
    CALLBACK
  }

  /** The path template, the name of the webhook, or the callback's expression for the URL. */
  public String path() {
    return pathItem.path();
  }

  /** A name to show: {@code POST /orders}, {@code webhook orderShipped POST}. */
  public String displayName() {
    return switch (kind) {
      case PATH -> method + " " + path();
      case WEBHOOK -> "webhook " + path() + " " + method;
      case CALLBACK ->
          callback == null
              ? method + " " + path()
              : callback.parent().displayName()
                  + " callback "
                  + callback.name()
                  + " "
                  + method
                  + " "
                  + path();
    };
  }

  /**
   * Whether the provider of the contract is the caller: in a webhook, and in the callback of an
   * operation in which it is not.
   */
  public boolean inverted() {
    boolean inverted = false;
    Operation at = this;
    while (at.callback != null) {
      inverted = !inverted;
      at = at.callback.parent();
    }
    return inverted != (at.kind == Kind.WEBHOOK);
  }

  public @Nullable String operationId() {
    return Fields.string(node, "operationId");
  }

  public boolean deprecated() {
    return Fields.flag(node, "deprecated", false);
  }

  /** The parameters of the operation, then those of the path item that it does not override. */
  public List<Parameter> parameters() {
    Map<String, Parameter> byKey = new LinkedHashMap<>();
    for (Node use : Fields.items(node, "parameters")) {
      addParameter(use, byKey);
    }
    if (pathItem.get("parameters") instanceof ArrayNode shared) {
      for (Node use : shared) {
        addParameter(use, byKey);
      }
    }
    return List.copyOf(byKey.values());
  }

  private void addParameter(Node use, Map<String, Parameter> byKey) {
    if (contract.references().follow(use) instanceof ObjectNode target
        && target.has("name")
        && target.has("in")) {
      Parameter parameter = new Parameter(contract, use, target);
      byKey.putIfAbsent(Parameter.key(parameter.in(), parameter.name()), parameter);
    }
  }

  /** The request body; null where none is declared. */
  public @Nullable RequestBody requestBody() {
    ObjectNode body = contract.object(node.get("requestBody"));
    return body == null ? null : new RequestBody(contract, body);
  }

  /** The responses in document order. */
  public List<Response> responses() {
    List<Response> responses = new ArrayList<>();
    contract.forEachObject(
        node,
        "responses",
        (status, response) -> {
          if (!status.startsWith("x-")) {
            responses.add(new Response(contract, status, response));
          }
        });
    return responses;
  }

  /** The callbacks in document order. */
  public List<Callback> callbacks() {
    List<Callback> callbacks = new ArrayList<>();
    contract.forEachObject(
        node, "callbacks", (name, callback) -> callbacks.add(new Callback(this, name, callback)));
    return callbacks;
  }

  /**
   * The alternatives that let a caller in: the operation's, else the document's. None at all means
   * that nothing is asked for.
   */
  public List<SecurityRequirement> security() {
    ObjectNode holder = node.has("security") ? node : contract.node();
    return contract.security(holder);
  }

  /** The servers: the operation's, else the path item's, else the document's. */
  public List<Server> servers() {
    if (node.get("servers") instanceof ArrayNode own) {
      return contract.servers(own);
    }
    Node shared = pathItem.get("servers");
    return contract.servers(shared != null ? shared : contract.node().get("servers"));
  }

  /**
   * The effective {@code x-domain-bounded-context}: the operation's, else the path item's, else the
   * document's; null where there is none. A valid one is a string.
   */
  public @Nullable Node boundedContext() {
    Node own = node.get(Contract.BOUNDED_CONTEXT);
    Node shared = own != null ? own : pathItem.get(Contract.BOUNDED_CONTEXT);
    return shared != null ? shared : contract.node().get(Contract.BOUNDED_CONTEXT);
  }

  /** {@code x-silicon-flow} as written; null where there is none. */
  public @Nullable Node siliconFlow() {
    return node.get(Contract.SILICON_FLOW);
  }

  /** The places where payloads of this operation cross the wire, callbacks not among them. */
  public List<Position> positions() {
    return Positions.of(this);
  }
}
