package dev.tapeout.runtime.operation;

import java.util.List;

/**
 * The body that an operation takes.
 *
 * @param content its representations, in the contract's order
 */
public record RequestBody(boolean required, List<Content> content) {
  public RequestBody {
    content = List.copyOf(content);
  }
}
