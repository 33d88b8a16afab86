package dev.tapeout.runtime.client;

import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.http.Exchange;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.In;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.ResponseShape;
import dev.tapeout.runtime.operation.SecurityAlternative;
import dev.tapeout.runtime.operation.SecurityAlternative.Requirement;
import dev.tapeout.runtime.operation.SecurityScheme;
import dev.tapeout.runtime.parameter.Percent;
import dev.tapeout.runtime.tracing.Propagation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls the operations of one service. A call made while a request is worked on belongs to the same
 * trace, carries its request id, and waits no longer than its deadline.
 *
 * @param base of the service, with the base path of its contract, without a slash at the end
 * @param credentials the token or key for a scheme; null where there is none
 * @param timeout for one call, to the end of its answer
 */
public record Client(
    HttpClient http,
    URI base,
    Function<SecurityScheme, @Nullable String> credentials,
    Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** One without credentials, which waits half a minute. */
  public static Client of(URI base) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    return new Client(http, base, scheme -> null, TIMEOUT);
  }

  public Client with(Function<SecurityScheme, @Nullable String> credentials) {
    return new Client(http, base, credentials, timeout);
  }

  public Client with(Duration timeout) {
    return new Client(http, base, credentials, timeout);
  }

  /**
   * The same for another address, such as the one to which a webhook is to be sent. Where it leads
   * is not looked at: whoever takes it from strangers decides first what may be called.
   */
  public Client to(URI base) {
    return new Client(http, base, credentials, timeout);
  }

  public ClientCall call(Operation operation) {
    return new ClientCall(this, operation);
  }

  ClientResponse send(
      Operation operation, String target, List<String> headers, BodyPublisher body) {
    Map<String, String> secrets = new HashMap<>();
    String query = secrets(operation, secrets);
    String url = base.toString();
    // The address of a webhook may have a query of its own.
    url += url.indexOf('?') >= 0 && target.startsWith("?") ? "&" + target.substring(1) : target;
    if (!query.isEmpty()) {
      url += (url.indexOf('?') < 0 ? "?" : "&") + query;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).method(operation.method(), body);
    String accept = accept(operation);
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    FlowContext flow = FlowContext.orNull();
    if (flow != null) {
      Propagation.write(flow, request::header);
    }
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    secrets.forEach(request::header);
    return send(operation, request.build());
  }

  private ClientResponse send(Operation operation, HttpRequest request) {
    try {
      HttpResponse<byte[]> response =
          Exchange.of(http, request, BodyHandlers.ofByteArray(), patience());
      return new ClientResponse(
          operation, response.statusCode(), response.headers(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw none(operation, "the thread was interrupted", e);
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw none(operation, why, e);
    }
  }

  private ClientException none(Operation operation, String why, Exception cause) {
    String what = operation.method() + " " + base + operation.path();
    return new ClientException(what + " was not answered: " + why, cause, null);
  }

  private Duration patience() {
    FlowContext flow = FlowContext.orNull();
    Duration left = flow == null ? null : flow.left();
    if (left == null || left.compareTo(timeout) > 0) {
      return timeout;
    }
    return left.isPositive() ? left : Duration.ofMillis(1);
  }

  private static String accept(Operation operation) {
    return String.join(
        ", ",
        operation.responses().stream()
            .map(ResponseShape::content)
            .flatMap(List::stream)
            .map(Content::mediaType)
            .distinct()
            .toList());
  }

  /**
   * Fulfils the first alternative that there are credentials for; returns what goes into the query.
   */
  private String secrets(Operation operation, Map<String, String> headers) {
    for (SecurityAlternative alternative : operation.security()) {
      if (alternative.requirements().stream()
          .allMatch(r -> credentials.apply(r.scheme()) != null)) {
        StringBuilder query = new StringBuilder();
        for (Requirement requirement : alternative.requirements()) {
          add(requirement.scheme(), headers, query);
        }
        return query.toString();
      }
    }
    return "";
  }

  private void add(SecurityScheme scheme, Map<String, String> headers, StringBuilder query) {
    String secret = credentials.apply(scheme);
    switch (scheme) {
      case SecurityScheme.Http(String name, String type) ->
          headers.put("Authorization", (type.equals("bearer") ? "Bearer" : type) + " " + secret);
      case SecurityScheme.ApiKey(String name, In in, String parameter) -> {
        String pair = Percent.encode(parameter) + "=" + Percent.encode(String.valueOf(secret));
        switch (in) {
          case QUERY -> query.append(query.isEmpty() ? "" : "&").append(pair);
          case COOKIE -> headers.merge("Cookie", pair, (a, b) -> a + "; " + b);
          default -> headers.put(parameter, String.valueOf(secret));
        }
      }
      case SecurityScheme.MutualTls tls -> {}
    }
  }
}
