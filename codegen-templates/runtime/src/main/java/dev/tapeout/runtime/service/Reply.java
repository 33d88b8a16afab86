package dev.tapeout.runtime.service;

import dev.tapeout.runtime.json.JsonOutput;
import dev.tapeout.runtime.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What a handler answers.
 *
 * @param status 200 to 599
 */
public record Reply(int status, List<Header> headers, @Nullable Payload payload) {
  public Reply {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException(status + " is no final status of HTTP");
    }
    headers = List.copyOf(headers);
  }

  public static Reply empty(int status) {
    return new Reply(status, List.of(), null);
  }

  public static Reply json(int status, Consumer<JsonGenerator> writer) {
    return json(status, "application/json", writer);
  }

  public static Reply json(int status, String mediaType, Consumer<JsonGenerator> writer) {
    return new Reply(status, List.of(), new Payload.Json(mediaType, writer));
  }

  public static Reply bytes(int status, String mediaType, byte[] bytes) {
    return new Reply(status, List.of(), new Payload.Bytes(mediaType, bytes));
  }

  /** A body that is written while it comes about. */
  public static Reply stream(int status, String mediaType, Streaming body) {
    return new Reply(status, List.of(), new Payload.Stream(mediaType, body));
  }

  /** The same with one header more. */
  public Reply with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Reply(status, more, payload);
  }

  /**
   * The same with one header more, whose value is written in the style {@code simple} (OpenAPI 3.1,
   * 4.8.12.3).
   *
   * @param explode whether the properties of an object are written as {@code name=value}
   */
  public <T> Reply with(String name, T value, JsonOutput.Writer<T> type, boolean explode) {
    JsonNode tree = JsonTree.read(JsonTree.write(out -> type.write(value, out)));
    return with(name, HeaderText.of(tree, explode));
  }

  /** The same with one header more, whose value is JSON ({@code content} of the contract). */
  public <T> Reply withJson(String name, @Nullable T value, JsonOutput.Writer<T> type) {
    return value == null
        ? this
        : with(name, HeaderText.ascii(JsonTree.write(out -> type.write(value, out))));
  }

  /** As {@link #with(String, Object, JsonOutput.Writer, boolean)}, unless there is no value. */
  public <T> Reply withOptional(
      String name, @Nullable T value, JsonOutput.Writer<T> type, boolean explode) {
    return value == null ? this : with(name, value, type, explode);
  }
}
