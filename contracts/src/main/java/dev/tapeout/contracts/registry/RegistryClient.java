package dev.tapeout.contracts.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.identity.Envelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a registry. What only asks, and what does no harm when it is done twice, is tried again
 * where no answer comes; every method throws a {@link RegistryException} where the answer is no.
 */
public final class RegistryClient {
  /** The type of what a publisher signs. */
  public static final String PAYLOAD_TYPE = "application/vnd.tapeout.publication+json";

  /** Until an answer begins, and until all of it is there. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int TRIES = 3;
  private static final int LARGEST = 64 << 20;

  /** Nothing was done. */
  private static final int TOO_MANY = 429;

  /** Something between here and there; what was asked may be done. */
  private static final Set<Integer> PASSING = Set.of(502, 503, 504);

  /** What a registry answered. */
  public record Answer(int status, byte[] body) {
    /** As a tree; an empty object where there is none. */
    public ObjectNode json() {
      Node root = Documents.read(new Source("answer", body), Limits.DEFAULT).root();
      return root instanceof ObjectNode object ? object : Values.object(Map.of());
    }
  }

  private final URI base;
  private final @Nullable String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER) // a token goes nowhere else
          .build();

  /**
   * @param base such as {@code http://127.0.0.1:8181}
   * @param token null where none is needed
   */
  public RegistryClient(URI base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /** What publishing this would answer: a {@code Judgement}. */
  public ObjectNode check(ContractName name, String document) {
    String body = JsonWriter.compact(Values.object(Map.of("document", Values.string(document))));
    return request("POST", path(name) + "/check", body, true).json();
  }

  /**
   * Publishes a document.
   *
   * @param envelope around {@link #payload}
   * @return 200 or 201 with a {@code Published}, or 422 with a {@code Refusal}
   */
  public Answer publish(ContractName name, Envelope envelope) {
    Answer answer = send("POST", path(name) + "/versions", envelope.json(), true);
    return answer.status() == 422 ? answer : good(answer);
  }

  /** What a publisher signs. */
  public static byte[] payload(ContractName contract, String document) {
    StringBuilder out = new StringBuilder("{\"contract\":");
    JsonWriter.quote(contract.toString(), out);
    out.append(",\"document\":");
    JsonWriter.quote(document, out);
    return out.append('}').toString().getBytes(UTF_8);
  }

  /** A version's document, byte by byte. */
  public byte[] document(ContractName name, String version) {
    return request("GET", path(name, version) + "/document", null, true).body();
  }

  /**
   * The envelope in which a version was published.
   *
   * @throws RegistryException also if what comes is none
   */
  public Envelope envelope(ContractVersion version) {
    ObjectNode answer = get(path(version.contract(), version.version()) + "/envelope");
    return Envelope.read(answer)
        .orElseThrow(() ->
            new RegistryException(
                0, "the registry at " + base + " sends what is no envelope for " + version));
  }

  /** The latest version of a contract that may be used; null where there is no such contract. */
  public @Nullable String latest(ContractName name) {
    Answer answer = send("GET", path(name), null, true);
    if (answer.status() == 404) {
      return null;
    }
    return good(answer).json().get("latest") instanceof StringNode latest ? latest.value() : null;
  }

  /** Asks for what is at a path. */
  public ObjectNode get(String path) {
    return request("GET", path, null, true).json();
  }

  /**
   * Does something.
   *
   * @param body JSON; null for none
   * @param repeatable whether it does no harm to do it twice
   */
  public Answer request(String method, String path, @Nullable String body, boolean repeatable) {
    return good(send(method, path, body, repeatable));
  }

  /** The path of a contract. */
  public static String path(ContractName name) {
    return "/api/contracts/" + name;
  }

  /** The path of a version. */
  public static String path(ContractName name, String version) {
    return path(name) + "/versions/" + encode(version);
  }

  /** A text as a part of a path or a query. */
  public static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private Answer good(Answer answer) {
    if (answer.status() / 100 == 2) {
      return answer;
    }
    ObjectNode problem = answer.json();
    String said =
        problem.get("detail") instanceof StringNode detail
            ? detail.value()
            : problem.get("title") instanceof StringNode title
                ? title.value()
                : "it answered " + answer.status();
    throw new RegistryException(answer.status(), "the registry at " + base + ": " + said);
  }

  private Answer send(String method, String path, @Nullable String body, boolean repeatable) {
    for (int tries = 1; ; tries++) {
      try {
        Answer answer = once(method, path, body);
        boolean again =
            answer.status() == TOO_MANY || repeatable && PASSING.contains(answer.status());
        if (!again || tries == TRIES) {
          return answer;
        }
      } catch (IOException e) {
        if (tries == TRIES || !repeatable) {
          throw new RegistryException(0, unreachable(e));
        }
      }
      pause(tries);
    }
  }

  private String unreachable(IOException e) {
    String why = Objects.requireNonNullElse(e.getMessage(), "no connection");
    return "the registry at " + base + " cannot be reached (" + why + ")";
  }

  private Answer once(String method, String path, @Nullable String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      HttpResponse<Void> response =
          Exchange.send(
              client,
              request.build(),
              BodyHandlers.ofByteArrayConsumer(
                  part -> part.ifPresent(bytes -> keep(bytes, answer))),
              LONGEST);
      if (answer.size() > LARGEST) {
        throw new RegistryException(0, "the registry at " + base + " answers without an end");
      }
      return new Answer(response.statusCode(), answer.toByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** One byte too many shows that there are too many. */
  private static void keep(byte[] part, ByteArrayOutputStream body) {
    body.write(part, 0, Math.min(part.length, LARGEST + 1 - body.size()));
  }

  private static void pause(int tries) {
    try {
      Thread.sleep(200L << tries); // between two tries of a client, nobody else waits
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException(0, "interrupted before the registry answered");
    }
  }
}
