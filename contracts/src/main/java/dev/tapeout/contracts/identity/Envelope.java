package dev.tapeout.contracts.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A payload with its signatures (DSSE 1.0). What is signed is the payload together with its type,
 * so that neither can be taken for something else.
 *
 * @param payloadType a media type
 * @param signatures may be empty: then nobody vouches for the payload
 */
public record Envelope(String payloadType, byte[] payload, List<Signature> signatures) {
  /**
   * One signature.
   *
   * @param key the {@link VerificationKey#id} of the key that made it
   */
  public record Signature(String key, byte[] value) {}

  public Envelope {
    signatures = List.copyOf(signatures);
  }

  /** One that nobody has signed. */
  public static Envelope unsigned(String payloadType, byte[] payload) {
    return new Envelope(payloadType, payload, List.of());
  }

  /** The same payload with one signature more. */
  public Envelope signedBy(SigningKey key) {
    List<Signature> all = new ArrayList<>(signatures);
    all.add(new Signature(key.verification().id(), key.sign(signed())));
    return new Envelope(payloadType, payload, all);
  }

  /** Whether {@code key} made one of the signatures, and over this payload. */
  public boolean isSignedBy(VerificationKey key) {
    return signatures.stream()
        .anyMatch(s -> s.key().equals(key.id()) && key.verifies(signed(), s.value()));
  }

  /** The bytes that a signature is over: PAE of the DSSE specification. */
  byte[] signed() {
    byte[] type = payloadType.getBytes(UTF_8);
    byte[] head =
        ("DSSEv1 " + type.length + " " + payloadType + " " + payload.length + " ").getBytes(UTF_8);
    byte[] all = new byte[head.length + payload.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(payload, 0, all, head.length, payload.length);
    return all;
  }

  /** The JSON form. */
  public String json() {
    StringBuilder out = new StringBuilder("{\"payloadType\":");
    JsonWriter.quote(payloadType, out);
    out.append(",\"payload\":\"").append(Base64.getEncoder().encodeToString(payload));
    out.append("\",\"signatures\":[");
    for (Signature signature : signatures) {
      out.append(out.charAt(out.length() - 1) == '[' ? "" : ",").append("{\"keyid\":");
      JsonWriter.quote(signature.key(), out);
      out.append(",\"sig\":\"").append(Base64.getEncoder().encodeToString(signature.value()));
      out.append("\"}");
    }
    return out.append("]}").toString();
  }

  /**
   * Reads the JSON form; empty where {@code root} is none. A {@code keyid} that is no id of a key
   * is none either: DSSE lets it be any text, and it is shown to people, who copy it.
   */
  public static Optional<Envelope> read(Node root) {
    if (!(root instanceof ObjectNode object)
        || !(object.get("payloadType") instanceof StringNode type)
        || !(object.get("payload") instanceof StringNode payload)
        || !(object.get("signatures") instanceof ArrayNode list)) {
      return Optional.empty();
    }
    List<Signature> signatures = new ArrayList<>();
    try {
      for (Node item : list) {
        if (!(item instanceof ObjectNode signature)
            || !(signature.get("keyid") instanceof StringNode key)
            || !VerificationKey.isId(key.value())
            || !(signature.get("sig") instanceof StringNode value)) {
          return Optional.empty();
        }
        signatures.add(new Signature(key.value(), Base64.getDecoder().decode(value.value())));
      }
      byte[] bytes = Base64.getDecoder().decode(payload.value());
      return Optional.of(new Envelope(type.value(), bytes, signatures));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no base64
    }
  }
}
