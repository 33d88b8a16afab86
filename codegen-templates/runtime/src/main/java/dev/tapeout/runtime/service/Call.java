package dev.tapeout.runtime.service;

import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.media.Part;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request that has passed every check, as its handler sees it. */
public interface Call {
  Operation operation();

  /**
   * The value of a parameter; null where it was left out.
   *
   * @param index of the parameter in {@link Operation#parameters}
   */
  @Nullable JsonNode parameter(int index);

  /** The body as a JSON tree; null where there is none, or where it is not JSON and not a form. */
  @Nullable JsonNode body();

  /** The body as it came; empty where there is none. */
  byte[] bytes();

  /** Which of the representations in the contract the body has; null where there is no body. */
  @Nullable Content content();

  /** {@code Content-Type} as it came, with its parameters; null where there is no body. */
  @Nullable String contentType();

  /** The files and fields of a {@code multipart/form-data} body; empty for all others. */
  List<Part> parts();

  Headers headers();

  FlowContext context();

  /**
   * The best of {@code offered} for the {@code Accept} of the request (RFC 9110, 12.5.1); the first
   * where it has none.
   *
   * @throws ProblemException 406 where none of them is acceptable
   */
  String accepted(List<String> offered);
}
