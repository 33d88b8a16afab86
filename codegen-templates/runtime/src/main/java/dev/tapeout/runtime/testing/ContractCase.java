package dev.tapeout.runtime.testing;

import dev.tapeout.runtime.json.JsonSyntaxException;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.HeaderShape;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.ResponseShape;
import dev.tapeout.runtime.schema.Fault;
import dev.tapeout.runtime.schema.Schemas;
import dev.tapeout.runtime.service.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request, and what the contract says must come of it.
 *
 * @param name what is tried, for people
 * @param good whether the contract allows the request
 * @param operation its {@code operationId}, or the name made for it
 * @param target path and query, without the base path
 * @param body null where none is sent
 * @param headers each as {@code Name: value}
 */
public record ContractCase(
    String name,
    boolean good,
    String operation,
    String target,
    @Nullable String body,
    List<String> headers) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public ContractCase {
    headers = List.copyOf(headers);
  }

  /** A request that the contract allows: any of the operation's answers will do. */
  public static ContractCase good(
      String name, String operation, String target, @Nullable String body, String... headers) {
    return new ContractCase(name, true, operation, target, body, List.of(headers));
  }

  /** A request that the contract forbids: the caller's fault must be told. */
  public static ContractCase bad(
      String name, String operation, String target, @Nullable String body, String... headers) {
    return new ContractCase(name, false, operation, target, body, List.of(headers));
  }

  /**
   * Sends the request and judges the answer.
   *
   * @param operations those of the service
   * @param address where the service listens
   * @throws AssertionError if the answer is none that the contract allows; the message says why
   */
  public void check(Contract contract, List<Operation> operations, URI address) {
    Operation asked =
        operations.stream()
            .filter(o -> o.id().equals(operation))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the service has no operation " + operation));
    HttpResponse<byte[]> answer = send(asked, address.resolve(contract.basePath() + target));
    if (good) {
      new AnswerCheck(asked, contract.schemas(), answer).check();
    } else if (answer.statusCode() < 400 || answer.statusCode() > 499) {
      throw new AssertionError(
          "the contract forbids this request, and the answer was "
              + answer.statusCode()
              + ": "
              + text(answer.body()));
    }
  }

  private HttpResponse<byte[]> send(Operation asked, URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(
                asked.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (String header : headers) {
      int colon = header.indexOf(": ");
      request.header(header.substring(0, colon), header.substring(colon + 2));
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError("no answer from " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.length() > 500 ? text.substring(0, 500) + "…" : text;
  }

  @Override
  public String toString() {
    return name;
  }

  /** Whether an answer is one that the contract has. */
  private record AnswerCheck(Operation operation, Schemas schemas, HttpResponse<byte[]> answer) {
    void check() {
      String status = Integer.toString(answer.statusCode());
      ResponseShape shape = shape(status);
      if (shape == null) {
        throw new AssertionError(
            "the contract has no answer "
                + status
                + " for this request; its body is "
                + text(answer.body()));
      }
      for (HeaderShape header : shape.headers()) {
        if (header.required() && answer.headers().firstValue(header.name()).isEmpty()) {
          throw new AssertionError("the answer " + status + " has no header " + header.name());
        }
      }
      if (!shape.content().isEmpty()) {
        body(status, shape.content());
      }
    }

    private @Nullable ResponseShape shape(String status) {
      for (String wanted : List.of(status, status.charAt(0) + "XX", "default")) {
        for (ResponseShape shape : operation.responses()) {
          if (shape.status().equalsIgnoreCase(wanted)) {
            return shape;
          }
        }
      }
      return null;
    }

    private void body(String status, List<Content> contents) {
      String type =
          answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "").strip();
      for (Content content : contents) {
        String declared = content.mediaType().replaceFirst(";.*", "").strip();
        if (type.toLowerCase(Locale.ROOT)
            .matches(declared.replace("+", "\\+").replace("*", ".*"))) {
          if (content.schema() != null && (type.endsWith("/json") || type.endsWith("+json"))) {
            judge(status, content.schema());
          }
          return;
        }
      }
      throw new AssertionError(
          "the answer "
              + status
              + " is of the type '"
              + type
              + "', which the contract does not have");
    }

    private void judge(String status, String schema) {
      JsonNode value;
      try {
        value = JsonTree.read(answer.body());
      } catch (JsonSyntaxException e) {
        throw new AssertionError("the answer " + status + " is no JSON: " + text(answer.body()), e);
      }
      List<Fault> faults = schemas.faults(schema, value);
      if (!faults.isEmpty()) {
        throw new AssertionError(
            "the answer " + status + " does not keep to the contract: " + faults);
      }
    }
  }
}
