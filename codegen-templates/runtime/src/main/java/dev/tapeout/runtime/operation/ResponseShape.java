package dev.tapeout.runtime.operation;

import java.util.List;

/**
 * One of the answers of an operation.
 *
 * @param status {@code 200}, a range such as {@code 4XX}, or {@code default}
 * @param content its representations, in the contract's order; empty for an answer without a body
 */
public record ResponseShape(String status, List<HeaderShape> headers, List<Content> content) {
  public ResponseShape {
    headers = List.copyOf(headers);
    content = List.copyOf(content);
  }
}
