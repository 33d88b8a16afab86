package dev.tapeout.runtime.json;

import tools.jackson.databind.JsonNode;

/**
 * A JSON value has no counterpart in the type that it is to be read as. In a request that is the
 * caller's fault, and the pipeline says where in the body {@link #node} stands.
 */
public final class UnreadableException extends RuntimeException {
  private final transient JsonNode node;

  public UnreadableException(JsonNode node, String message) {
    super(message, null, false, false);
    this.node = node;
  }

  /** The very node of the tree that was read. */
  public JsonNode node() {
    return node;
  }
}
