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
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a registry. What only asks, and what does no harm when it is done twice, is tried again
 * where no answer comes; every method throws a {@link RegistryException} where the answer is no.
 */
public final class RegistryClient {
  /** The type of what a publisher signs. */
  public static final String PAYLOAD_TYPE = "application/vnd.tapeout.publication+json";

  private final URI base;
  private final Sender sender;

  /** What a registry answered. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Answer(URI from, int status, byte[] body) {
    /**
     * As a tree.
     *
     * @throws RegistryException if it is no JSON object
     */
    public ObjectNode json() {
      return object().orElseThrow(() -> noRegistry(from, "something that is no object of JSON"));
    }

    /** As a tree; empty where it is none. */
    Optional<ObjectNode> object() {
      Node root = Documents.read(new Source("answer", body), Limits.DEFAULT).root();
      return root instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }
  }

  /**
   * @param base such as {@code http://127.0.0.1:8181}
   * @param token null where none is needed
   */
  public RegistryClient(URI base, @Nullable String token) {
    this(base, token, Pace.USUAL, time -> Thread.sleep(time.toMillis()));
  }

  RegistryClient(URI base, @Nullable String token, Pace pace, Sender.Pause pause) {
    this.base = base;
    this.sender = new Sender(base, token, pace, pause);
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
    return asked("POST", path(name) + "/versions", envelope.json(), true, 422);
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
    Answer answer = asked("GET", path(name), null, true, 404);
    if (answer.status() == 404) {
      return null;
    }
    ObjectNode contract = answer.json();
    if (contract.get("latest") instanceof StringNode latest
        && ContractVersion.isVersion(latest.value())) {
      return latest.value();
    }
    if (contract.has("latest") || !contract.has("name")) {
      throw noRegistry(base, "something that is no contract for " + name);
    }
    return null;
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
    return asked(method, path, body, repeatable, 200);
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

  /** Says that what answered does not speak as a registry does. */
  public static RegistryException noRegistry(URI base, String sent) {
    return new RegistryException(
        0, "what answers at " + base + " is no registry: it sends " + sent);
  }

  /**
   * @param also a status that is no failure
   */
  private Answer asked(
      String method, String path, @Nullable String body, boolean repeatable, int also) {
    Arrival.Received received = sender.send(method, path, body, repeatable);
    if (received.body().length > Sender.LARGEST) {
      throw new RegistryException(0, "the registry at " + base + " answers without an end");
    }
    Answer answer = new Answer(base, received.status(), received.body());
    if (answer.status() / 100 == 2) {
      return answer;
    }
    Refused refused = Refused.of(base, received, answer.object());
    if (answer.status() == also && refused.isWord()) {
      return answer;
    }
    throw refused.exception();
  }
}
