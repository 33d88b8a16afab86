package dev.tapeout.registry.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.identity.VerificationKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What bytes are said to be. */
sealed interface Claim {
  /** As large as an envelope may be. */
  Limits LIMITS = new Limits(16L << 20, 512, 2_000_000);

  /** Whose they are. */
  String version();

  /** Why they are not; null where they are. */
  @Nullable String against(byte[] bytes);

  /** A contract, whose canonical form has a digest. */
  record Document(String version, String digest) implements Claim {
    @Override
    public @Nullable String against(byte[] bytes) {
      return Digest.sha256(root(bytes)).equals(digest)
          ? null
          : "the document has not the digest " + digest + " that the version names";
    }
  }

  /**
   * The envelope in which it was published.
   *
   * @param key that signed it; null where none did
   */
  record Publication(
      String version, String contract, String document, @Nullable VerificationKey key)
      implements Claim {
    @Override
    public @Nullable String against(byte[] bytes) {
      Optional<Envelope> envelope = Envelope.read(root(bytes));
      if (envelope.isEmpty()
          || !(root(envelope.get().payload()) instanceof ObjectNode payload)
          || !(payload.get("contract") instanceof StringNode name)
          || !(payload.get("document") instanceof StringNode text)
          || !name.value().equals(contract)
          || !Digest.hex(text.value().getBytes(UTF_8)).equals(document)) {
        return "the envelope does not hold its document";
      }
      return key == null || envelope.get().isSignedBy(key)
          ? null
          : "the envelope is not signed by the key " + key.id();
    }
  }

  /**
   * The verdict.
   *
   * @param own the keys of registries
   */
  record Attestation(String version, String digest, List<VerificationKey> own) implements Claim {
    @Override
    public @Nullable String against(byte[] bytes) {
      Optional<Envelope> envelope = Envelope.read(root(bytes));
      if (envelope.isEmpty() || own.stream().noneMatch(envelope.get()::isSignedBy)) {
        return "the attestation is not signed by a registry whose key is there";
      }
      return root(envelope.get().payload()) instanceof ObjectNode statement
              && statement.get("subject") instanceof ArrayNode subjects
              && subjects.iterator().hasNext()
              && subjects.iterator().next() instanceof ObjectNode subject
              && subject.get("name") instanceof StringNode name
              && name.value().equals(version)
              && subject.get("digest") instanceof ObjectNode digests
              && digests.get("sha256") instanceof StringNode sha256
              && ("sha256:" + sha256.value()).equals(digest)
          ? null
          : "the attestation is one of something else";
    }
  }

  /** Something that was made of it. */
  record Derived(String version, long size) implements Claim {
    @Override
    public @Nullable String against(byte[] bytes) {
      return bytes.length == size ? null : "what was made of it has not " + size + " bytes";
    }
  }

  private static Node root(byte[] bytes) {
    Node root = Documents.read(new Source("export", bytes), LIMITS).root();
    return root == null ? Values.NULL : root;
  }
}
