package dev.tapeout.registry.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.registry.access.Keys;
import dev.tapeout.registry.publication.Refusal.Kind;
import dev.tapeout.registry.store.Database;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an envelope holds, and who vouches for it. */
final class Opening {
  private Opening() {}

  /**
   * The draft in an envelope that was made for one contract.
   *
   * @throws RefusedException if it holds none, or one for another contract
   */
  static Draft draft(Envelope envelope, ContractName asked) {
    Draft draft = open(envelope);
    if (!draft.contract().equals(asked)) {
      throw new RefusedException(
          Kind.FORBIDDEN,
          "the envelope was made for " + draft.contract() + " and not for " + asked);
    }
    return draft;
  }

  private static Draft open(Envelope envelope) {
    if (!envelope.payloadType().equals(RegistryClient.PAYLOAD_TYPE)) {
      throw new RefusedException(
          Kind.MALFORMED, "the payload of the envelope is a " + RegistryClient.PAYLOAD_TYPE);
    }
    Documents.Reading reading =
        Documents.read(new Source("payload", envelope.payload()), Limits.DEFAULT);
    if (reading.diagnostics().isEmpty() // a name that comes twice, among others
        && reading.root() instanceof ObjectNode object
        && object.get("contract") instanceof StringNode contract
        && object.get("document") instanceof StringNode document) {
      Optional<ContractName> name = ContractName.parse(contract.value());
      if (name.isPresent()) {
        return Draft.of(name.get(), document.value().getBytes(UTF_8));
      }
    }
    throw new RefusedException(
        Kind.MALFORMED,
        "the payload is a JSON object with 'contract', such as \"orders/orders-api\", and"
            + " 'document', the text of the contract");
  }

  /**
   * The key that vouches for an envelope; null where it has no signature and needs none.
   *
   * @throws RefusedException if it needs one, or has none that is accepted in the context
   */
  static @Nullable String signer(
      Database database, Envelope envelope, String context, boolean unsignedAllowed) {
    if (envelope.signatures().isEmpty()) {
      if (unsignedAllowed) {
        return null;
      }
      throw new RefusedException(
          Kind.FORBIDDEN,
          "this registry takes signed versions only; sign with a key of the context: tapeout publish"
              + " --key FILE");
    }
    return database.read(sql -> {
      for (Envelope.Signature signature : envelope.signatures()) {
        Optional<Keys.Known> known =
            Keys.find(sql, signature.key()).filter(k -> k.isAcceptedIn(context));
        if (known.isPresent() && envelope.isSignedBy(known.get().key())) {
          return signature.key();
        }
      }
      throw new RefusedException(
          Kind.FORBIDDEN,
          "none of the signatures is by a key that is accepted in the context "
              + context
              + "; an administrator adds keys: tapeout keys add");
    });
  }
}
