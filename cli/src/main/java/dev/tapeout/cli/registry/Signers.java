package dev.tapeout.cli.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.project.Signatures;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.Lock;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.contracts.registry.RegistryException;
import dev.tapeout.contracts.registry.Store;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who signed the versions that are pulled, and whether they may. What the registry says of keys is
 * believed once, where a project knows none of a bounded context; from then on the project's own
 * word counts: {@code trustedKeys} of {@code tapeout.yaml}, or the keys that {@code tapeout.lock}
 * names. Once is one key: a run that meets another one beside it, or a version without any, takes
 * neither, in whatever order they come. Not safe for several threads.
 */
final class Signers {
  private static final String NOTHING = ": nothing was taken. ";

  private final Trusting trusting;
  private final Lock before;
  private final RegistryAccess registry;
  private final boolean frozen;
  private final PublisherKeys keys;
  private final Set<String> notes = new TreeSet<>();

  /** By context: the keys of what this run took, and one that it took though nobody signed it. */
  private final Map<String, Set<String>> met = new HashMap<>();

  private final Map<String, ContractVersion> bare = new HashMap<>();

  /**
   * @param before what the project knew before this run
   * @param frozen whether nothing may be added to it
   */
  Signers(Trusting trusting, Lock before, RegistryAccess registry, boolean frozen) {
    this.trusting = trusting;
    this.before = before;
    this.registry = registry;
    this.frozen = frozen;
    this.keys = new PublisherKeys(registry);
  }

  /** What there is to know beside what was asked, a line each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * The key that vouches for a version.
   *
   * @param document that has this digest
   * @param known what the lock says of the version; null where it is new
   * @return null where nobody does, and nobody needs to
   * @throws FailureException if somebody needs to, or one does who must not
   */
  @Nullable String of(
      ContractVersion version, String digest, byte[] document, Lock.@Nullable Entry known) {
    String context = version.contract().context();
    Set<String> pinned = trusting.trust().keys().getOrDefault(context, Set.of());
    Signatures signatures = trusting.trust().signatures();
    if (signatures == Signatures.IGNORED) {
      return known == null ? null : known.signer();
    }
    if (known != null && known.signer() != null) {
      if (!pinned.isEmpty() && !pinned.contains(known.signer())) {
        throw untrusted(version, Set.of(known.signer()), pinned);
      }
      return known.signer();
    }
    boolean needed = signatures == Signatures.REQUIRED || !pinned.isEmpty();
    if (known != null && !needed) {
      return null; // as it was taken before; its digest says that it is the same
    }
    if (known != null && frozen) {
      throw no(
          Lock.FILE
              + " does not say who signed "
              + version
              + "; run `tapeout pull`, and commit it");
    }
    Envelope envelope = envelope(version);
    if (envelope == null || envelope.signatures().isEmpty()) {
      unsigned(version, pinned, needed);
      return null;
    }
    checkPayload(version, digest, document, envelope);
    return signer(version, envelope, pinned);
  }

  private @Nullable Envelope envelope(ContractVersion version) {
    try {
      return registry.client("who signed " + version + " is not known yet").envelope(version);
    } catch (RegistryException e) {
      if (e.status() == 404) {
        return null;
      }
      throw registry.failure(e);
    }
  }

  private void unsigned(ContractVersion version, Set<String> pinned, boolean needed) {
    String context = version.contract().context();
    Set<String> known = known(context);
    if (!needed && known.isEmpty()) {
      bare.putIfAbsent(context, version);
      notes.add(version + " is not signed: that it is what was published, the registry alone says");
      return;
    }
    String why =
        !pinned.isEmpty()
            ? "tapeout.yaml trusts for the context "
                + context
                + " what these keys sign: "
                + list(pinned)
            : needed ? "signatures are required" : signedBeside(context, known);
    throw unsigned(version, why, needed ? "" : " " + version);
  }

  private String signedBeside(String context, Set<String> keys) {
    return "those of "
        + context
        + " that "
        + (before.signers(context).isEmpty() ? "come with it" : Lock.FILE + " knows")
        + " are, by "
        + list(keys);
  }

  /**
   * @param alone how the command ends that takes this version and nothing else
   */
  private static FailureException unsigned(ContractVersion version, String why, String alone) {
    return no(
        version
            + " is not signed, and "
            + why
            + NOTHING
            + "Have its publisher sign a version: tapeout publish --key FILE. To take it all the same:"
            + " tapeout pull --signatures ignored"
            + alone);
  }

  /** The keys by which versions of a context are signed, in the lock or taken in this run. */
  private Set<String> known(String context) {
    Set<String> known = new TreeSet<>(before.signers(context));
    known.addAll(met.getOrDefault(context, Set.of()));
    return known;
  }

  /** What was signed is this document, under this name and no other. */
  private void checkPayload(
      ContractVersion version, String digest, byte[] document, Envelope envelope) {
    Node root = read(envelope.payload());
    boolean same =
        envelope.payloadType().equals(RegistryClient.PAYLOAD_TYPE)
            && root instanceof ObjectNode payload
            && Answers.text(payload, "contract").equals(version.contract().toString())
            && payload.get("document") instanceof StringNode text
            && Store.digest(text.value().getBytes(UTF_8)).equals(digest);
    if (!same) {
      throw no(
          "what was signed is not what the registry sends for "
              + version
              + NOTHING
              + "Is it the right registry?");
    }
    Node contract = read(document);
    String own =
        contract instanceof ObjectNode object
            ? Answers.text(Answers.object(object.get("info")), "version")
            : "";
    if (!own.equals(version.version())) {
      throw no(
          "what the registry sends for "
              + version
              + " was signed as version "
              + own
              + NOTHING
              + "Is it the right registry?");
    }
  }

  private String signer(ContractVersion version, Envelope envelope, Set<String> pinned) {
    String context = version.contract().context();
    Set<String> trusted = new TreeSet<>(pinned);
    if (pinned.isEmpty()) {
      trusted.addAll(known(context));
      trusted.addAll(trusting.also());
    }
    boolean first = trusted.isEmpty();
    Set<String> others = new TreeSet<>();
    for (Envelope.Signature signature : envelope.signatures()) {
      String id = signature.key();
      others.add(id);
      if (first || trusted.contains(id)) {
        PublisherKeys.Known key = keys.of(id);
        if (key == null) {
          throw no(
              version
                  + " is signed by "
                  + id
                  + ", a key that the registry does not know"
                  + NOTHING);
        }
        if (!envelope.isSignedBy(key.key())) {
          throw no(
              "the signature of "
                  + version
                  + " by "
                  + key
                  + " is not over what the registry sends"
                  + NOTHING
                  + "Is it the right registry?");
        }
        if (first && !key.contexts().contains(context)) {
          continue;
        }
        ContractVersion without = bare.get(context);
        if (without != null) {
          throw unsigned(without, signedBeside(context, Set.of(id)), " " + without);
        }
        met.computeIfAbsent(context, any -> new TreeSet<>()).add(id);
        if (first) {
          notes.add(
              context
                  + ": "
                  + key
                  + " signed "
                  + version
                  + " and is trusted from now on; ask its publisher whether it is theirs");
        }
        return id;
      }
    }
    throw untrusted(version, others, trusted);
  }

  private FailureException untrusted(
      ContractVersion version, Set<String> others, Set<String> trusted) {
    String context = version.contract().context();
    boolean pinned = trusting.trust().keys().containsKey(context);
    Set<String> all = new LinkedHashSet<>(met.getOrDefault(context, Set.of()));
    all.addAll(trusting.also()); // what was said for this run has to be said again
    all.removeAll(before.signers(context));
    all.add(others.iterator().next());
    return no(
        version
            + " is signed by "
            + list(others)
            + (trusted.isEmpty()
                ? ", which the registry does not accept in the context " + context
                : ", and "
                    + (pinned
                        ? "tapeout.yaml trusts"
                        : trusted.equals(before.signers(context))
                            ? Lock.FILE + " knows"
                            : "this run trusts")
                    + " for the context "
                    + context
                    + " only "
                    + list(trusted))
            + NOTHING
            + (pinned || all.size() == 1
                ? "If its publisher says that the key is theirs: "
                : "If their publisher says that the keys are theirs: ")
            + (pinned
                ? "add it to trustedKeys in tapeout.yaml"
                : "tapeout pull --trust " + String.join(" --trust ", all)));
  }

  private static String list(Set<String> ids) {
    return String.join(", ", new TreeSet<>(ids));
  }

  private static @Nullable Node read(byte[] bytes) {
    return Documents.read(new Source("document", bytes), Limits.DEFAULT).root();
  }

  private static FailureException no(String why) {
    return new FailureException(ExitCode.GATE_FAILED, why.strip());
  }
}
