package dev.tapeout.runtime.service;

import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.json.JsonPointers;
import dev.tapeout.runtime.media.Accept;
import dev.tapeout.runtime.media.Part;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request that has passed every check. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Checked(
    Operation operation,
    @Nullable JsonNode[] parameters,
    Bodies.Body read,
    Headers headers,
    FlowContext context)
    implements Call {

  @Override
  public @Nullable JsonNode parameter(int index) {
    return parameters[index];
  }

  @Override
  public @Nullable JsonNode body() {
    return read.tree();
  }

  @Override
  public byte[] bytes() {
    return read.bytes();
  }

  @Override
  public @Nullable Content content() {
    return read.content();
  }

  @Override
  public @Nullable String contentType() {
    return read.contentType();
  }

  @Override
  public List<Part> parts() {
    return read.parts();
  }

  @Override
  public String accepted(List<String> offered) {
    return accepted(headers, offered);
  }

  static String accepted(Headers headers, List<String> offered) {
    String header = headers.first("accept");
    if (header == null || header.equals("*/*") || header.equals(offered.getFirst())) {
      return offered.getFirst();
    }
    String best = Accept.of(String.join(",", headers.all("accept"))).best(offered);
    if (best == null) {
      throw Problem.of(406, "Accept is '" + header + "'; there is " + String.join(", ", offered))
          .exception();
    }
    return best;
  }

  /** The place of a value that could not be read; null where it is none of this request. */
  Problem.@Nullable Error place(JsonNode value, String message) {
    for (int i = 0; i < parameters.length; i++) {
      JsonNode parameter = parameters[i];
      String pointer = parameter == null ? null : JsonPointers.to(parameter, value);
      if (pointer != null) {
        String name = operation.parameters().get(i).name();
        return new Problem.Error(name, pointer, message, null);
      }
    }
    String pointer = read.tree() == null ? null : JsonPointers.to(read.tree(), value);
    return pointer == null ? null : new Problem.Error(null, pointer, message, null);
  }
}
