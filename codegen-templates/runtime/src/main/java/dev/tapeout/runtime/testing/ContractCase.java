package dev.tapeout.runtime.testing;

import dev.tapeout.runtime.drift.Deviation;
import dev.tapeout.runtime.drift.ResponseCheck;
import dev.tapeout.runtime.http.Exchange;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.service.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  /** Longer than any service may take that holds to a deadline. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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
      allowed(asked, contract, answer);
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
      return Exchange.of(CLIENT, request.build(), BodyHandlers.ofByteArray(), PATIENCE);
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

  /**
   * Whether the answer is one that the contract has, and no refusal of what the contract allows.
   */
  private static void allowed(Operation asked, Contract contract, HttpResponse<byte[]> answer) {
    List<Deviation> deviations =
        new ResponseCheck(asked, contract.schemas())
            .deviations(answer.statusCode(), answer.headers()::allValues, answer.body());
    boolean refused =
        answer.statusCode() / 100 == 4 && text(answer.body()).contains("\"errors\":[");
    if (refused || !deviations.isEmpty()) {
      throw new AssertionError(
          (refused ? "the contract allows this request, and it was refused" : deviations.toString())
              + "; the answer was "
              + answer.statusCode()
              + ": "
              + text(answer.body()));
    }
  }
}
