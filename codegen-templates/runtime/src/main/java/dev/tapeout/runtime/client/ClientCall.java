package dev.tapeout.runtime.client;

import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.RequestBody;
import dev.tapeout.runtime.parameter.ParameterWriter;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** A request that is being put together. */
public final class ClientCall {
  private final Client client;
  private final Operation operation;
  private final List<String> headers = new ArrayList<>();
  private final StringBuilder query = new StringBuilder();
  private final StringBuilder cookies = new StringBuilder();
  private String path;
  private BodyPublisher body = BodyPublishers.noBody();

  ClientCall(Client client, Operation operation) {
    this.client = client;
    this.operation = operation;
    this.path = operation.path();
  }

  /**
   * Sets a parameter.
   *
   * @param index of the parameter in {@link Operation#parameters}
   * @param writer of its value
   */
  public ClientCall parameter(int index, Consumer<JsonGenerator> writer) {
    return parameter(index, JsonTree.read(JsonTree.write(writer)));
  }

  /** As {@link #parameter(int, Consumer)}. */
  public ClientCall parameter(int index, JsonNode value) {
    Parameter parameter = operation.parameters().get(index);
    ParameterWriter writer = new ParameterWriter(parameter);
    switch (parameter.in()) {
      case PATH -> path = path.replace("{" + parameter.name() + "}", inPath(writer, value));
      case QUERY ->
          writer
              .query(value)
              .forEach(pair -> query.append(query.isEmpty() ? "?" : "&").append(pair));
      case HEADER -> header(parameter.name(), writer.header(value));
      case COOKIE ->
          writer
              .query(value)
              .forEach(pair -> cookies.append(cookies.isEmpty() ? "" : "; ").append(pair));
      case FORM -> throw new IllegalArgumentException("a form is a body");
    }
    return this;
  }

  private static String inPath(ParameterWriter writer, JsonNode value) {
    String text = writer.path(value);
    if (text.isEmpty() || text.chars().allMatch(c -> c == '.')) {
      throw new IllegalArgumentException("'" + text + "' cannot stand in a path");
    }
    return text;
  }

  public ClientCall header(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  /** Sends JSON. */
  public ClientCall body(String mediaType, Consumer<JsonGenerator> writer) {
    return body(mediaType, JsonTree.write(writer));
  }

  /**
   * Sends a form.
   *
   * @param mediaType one of those that the contract has for the body of the operation
   * @param writer of an object, whose properties are the fields
   * @throws IllegalArgumentException if it writes no object
   */
  public ClientCall form(String mediaType, Consumer<JsonGenerator> writer) {
    FormWriter form = new FormWriter(fields(mediaType), JsonTree.of(writer));
    if (!mediaType.regionMatches(true, 0, "multipart/", 0, 10)) {
      return body(mediaType, form.urlEncoded());
    }
    String boundary = UUID.randomUUID().toString();
    body = form.multipart(boundary);
    return header("Content-Type", mediaType + "; boundary=" + boundary);
  }

  private List<Parameter> fields(String mediaType) {
    RequestBody asked = operation.body();
    List<Content> content = asked == null ? List.of() : asked.content();
    return content.stream()
        .filter(each -> each.mediaType().equalsIgnoreCase(mediaType))
        .findFirst()
        .map(Content::fields)
        .orElse(List.of());
  }

  public ClientCall body(String mediaType, byte[] bytes) {
    body = BodyPublishers.ofByteArray(bytes);
    return header("Content-Type", mediaType);
  }

  /**
   * Sends it, and waits for the answer.
   *
   * @throws ClientException if none comes
   */
  public ClientResponse send() {
    if (!cookies.isEmpty()) {
      header("Cookie", cookies.toString());
    }
    return client.send(operation, path + query, headers, body);
  }
}
