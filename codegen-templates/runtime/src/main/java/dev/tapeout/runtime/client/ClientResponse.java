package dev.tapeout.runtime.client;

import dev.tapeout.runtime.json.JsonSyntaxException;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.json.UnreadableException;
import dev.tapeout.runtime.operation.HeaderShape;
import dev.tapeout.runtime.operation.In;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.Style;
import dev.tapeout.runtime.parameter.ParameterReader;
import dev.tapeout.runtime.parameter.UnfitException;
import java.net.http.HttpHeaders;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a service answered. */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record ClientResponse(Operation operation, int status, HttpHeaders headers, byte[] bytes) {

  /** {@code Content-Type} as it came; null where there is none. */
  public @Nullable String contentType() {
    return headers.firstValue("content-type").orElse(null);
  }

  /** Whether the body is of a media type, its parameters aside. */
  public boolean is(String mediaType) {
    String type = contentType();
    return type != null
        && type.replaceFirst(";.*", "").strip().equalsIgnoreCase(mediaType.replaceFirst(";.*", ""));
  }

  /**
   * The body, read by {@code type}.
   *
   * @throws ClientException if it is no JSON, or none that {@code type} reads
   */
  public <T extends @Nullable Object> T json(Function<JsonNode, T> type) {
    try {
      return type.apply(JsonTree.read(bytes));
    } catch (JsonSyntaxException | UnreadableException e) {
      throw unusable("a body that cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The value of a header, read by {@code type}; null where there is none.
   *
   * @throws ClientException if it is not of its shape
   */
  public <T> @Nullable T header(HeaderShape shape, Function<JsonNode, T> type) {
    Parameter parameter =
        new Parameter(
            shape.name(),
            In.HEADER,
            Style.SIMPLE,
            shape.explode(),
            shape.required(),
            false,
            shape.shape(),
            shape.schema());
    try {
      JsonNode value = new ParameterReader(parameter).header(headers.allValues(shape.name()));
      return value == null ? null : type.apply(value);
    } catch (UnfitException | UnreadableException e) {
      throw unusable("a header " + shape.name() + " that " + e.getMessage(), e);
    }
  }

  /** For a status that the contract does not know. */
  public ClientException unexpected() {
    return unusable("status " + status + ", which the contract does not know", null);
  }

  private ClientException unusable(String what, @Nullable Throwable cause) {
    return new ClientException(operation.id() + " was answered with " + what, cause, this);
  }
}
