package dev.tapeout.contracts.registry;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.registry.Arrival.Received;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a registry: again where that does no harm and may help, and as late as the
 * registry asks for. What comes is bounded in size and time.
 */
final class Sender {
  static final int LARGEST = 64 << 20;

  /** As long as somebody at a prompt, or a build, waits between two tries. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final int TRIES = 3;

  /** Nothing was done. */
  private static final int TOO_MANY = 429;

  /** Something between here and there; what was asked may be done. */
  private static final Set<Integer> PASSING = Set.of(502, 503, 504);

  /** How time passes between two tries. */
  interface Pause {
    void pass(Duration time) throws InterruptedException;
  }

  private final URI base;
  private final @Nullable String token;
  private final Pace pace;
  private final Pause pause;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TO_CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER) // a token goes nowhere else
          .build();

  Sender(URI base, @Nullable String token, Pace pace, Pause pause) {
    this.base = base;
    this.token = token;
    this.pace = pace;
    this.pause = pause;
  }

  /**
   * Sends a request.
   *
   * @param body JSON; null for none
   * @param repeatable whether it does no harm to do it twice
   * @throws RegistryException if no answer comes
   */
  Received send(String method, String path, @Nullable String body, boolean repeatable) {
    try {
      for (int tries = 1; ; tries++) {
        Duration wait = Duration.ofMillis(200L << tries);
        try {
          Received answer = once(method, path, body);
          Duration asked = retryAfter(answer);
          boolean again =
              answer.status() == TOO_MANY || repeatable && PASSING.contains(answer.status());
          if (!again || tries == TRIES || asked.compareTo(LONGEST_PAUSE) > 0) {
            return answer;
          }
          wait = asked.compareTo(wait) > 0 ? asked : wait;
        } catch (IOException e) {
          if (tries == TRIES || !repeatable || e instanceof HttpTimeoutException) {
            throw new RegistryException(
                0, "the registry at " + base + " cannot be reached (" + why(e) + ")");
          }
        }
        pause.pass(wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException(0, "interrupted before the registry at " + base + " answered");
    }
  }

  /**
   * How long an answer asks to be left in peace (RFC 9110, section 10.2.3); zero for not at all.
   */
  static Duration retryAfter(Received answer) {
    String value = answer.headers().firstValue("Retry-After").orElse("").strip();
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
      Duration left = Duration.between(Instant.now(), at);
      return left.isNegative() ? Duration.ZERO : left;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private Received once(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return Exchange.send(client, request.build(), pace.afterSending(bytes.length), LARGEST);
  }

  /** The JDK leaves the commonest reasons without a word. */
  private static String why(IOException e) {
    if (e instanceof HttpConnectTimeoutException) {
      return "no connection within " + TO_CONNECT.toSeconds() + " s";
    }
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException) {
        return "no host of this name is known";
      }
    }
    if (e instanceof ConnectException && e.getMessage() == null) {
      return "nothing listens there";
    }
    String message = String.valueOf(e.getMessage());
    return message.contains("received no bytes") || message.contains("EOF reached")
        ? "it closed the connection without an answer"
        : Excerpt.visible(message);
  }
}
