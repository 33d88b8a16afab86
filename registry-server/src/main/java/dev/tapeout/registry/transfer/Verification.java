package dev.tapeout.registry.transfer;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.identity.VerificationKey;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.registry.events.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the rows of an export are sound, each for itself and with the others. */
final class Verification {
  /** So that no file takes all memory: what is known of each of these is kept. */
  private static final int MOST = 5_000_000;

  private static final Pattern SEMVER =
      Pattern.compile(
          "(?=.{1,100}$)\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
  private static final Set<String> STATES = Set.of("active", "deprecated", "archived");
  private static final Set<String> BUMPS = Set.of("none", "patch", "minor", "major", "first");
  private static final int FLOW_ID = 20;

  private final Map<String, VerificationKey> keys = new HashMap<>();
  private final List<VerificationKey> own = new ArrayList<>();
  private final Map<String, Entry> contracts = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, List<Claim>> claims = new HashMap<>();
  private Table last = Table.EVENT;
  private @Nullable Event event;

  void accept(Entry entry) {
    if (entry.table().compareTo(last) < 0) {
      throw entry.wrong(entry.table().label() + " comes after " + last.label());
    }
    last = entry.table();
    switch (last) {
      case EVENT -> event(entry);
      case KEY -> key(entry);
      case CONTRACT -> contract(entry);
      case VERSION -> version(entry);
      case REFERENCE, CONSUMER, DEPLOYMENT, USAGE -> known(entry);
      case NOTE -> known(entry);
      case DERIVED -> {
        known(entry);
        claim(entry.text("digest"), new Claim.Derived(entry.version(), entry.number("size")));
      }
      case BLOB -> blob(entry);
    }
  }

  private void event(Entry entry) {
    Event next =
        new Event(
            entry.number("number"),
            Instant.parse(entry.text("at")),
            entry.text("type"),
            entry.text("subject"),
            entry.text("actor"),
            entry.text("data"),
            entry.text("previous"),
            entry.text("hash"));
    if (!next.follows(event)) {
      throw entry.wrong(
          "the log is broken at event "
              + next.number()
              + ": its hash, its number or the hash of the event before is not what it must be");
    }
    event = next;
  }

  private void key(Entry entry) {
    VerificationKey key =
        VerificationKey.read(entry.text("public_key"))
            .filter(k -> k.id().equals(entry.text("id")))
            .orElseThrow(() -> entry.wrong("'public_key' is no Ed25519 key with this id"));
    keys.put(key.id(), key);
    if (entry.text("contexts").isEmpty()) {
      own.add(key);
    }
  }

  private void contract(Entry entry) {
    String name = entry.contract();
    if (ContractName.parse(name).isEmpty()) {
      throw entry.wrong("'" + name + "' is no name of a contract");
    }
    once(contracts.put(name, entry) == null, entry, name);
  }

  private void version(Entry entry) {
    String name = entry.version();
    if (!contracts.containsKey(entry.contract())) {
      throw entry.wrong(name + " is a version of a contract that is not there");
    }
    if (!SEMVER.matcher(entry.text("version")).matches()
        || !STATES.contains(entry.text("state"))
        || !BUMPS.contains(entry.text("bump"))) {
      throw entry.wrong(name + " has a version, a state or a bump that is none");
    }
    once(names.add(name), entry, name);
    versions.merge(entry.contract(), 1L, Long::sum);
    String digest = entry.text("digest");
    if (!digest.matches("sha256:[0-9a-f]{64}")
        || !entry
            .text("flow_id")
            .equals("sf-" + digest.substring("sha256:".length()).substring(0, FLOW_ID))) {
      throw entry.wrong("the silicon-flow id of " + name + " is not that of its digest");
    }
    String signer = entry.textOrNull("key_id");
    if (signer != null && !keys.containsKey(signer)) {
      throw entry.wrong(name + " is signed by a key that is not there: " + signer);
    }
    if (entry.number("cold") == 0) {
      claim(entry.text("document"), new Claim.Document(name, digest));
      claim(
          entry.text("envelope"),
          new Claim.Publication(
              name,
              entry.contract(),
              entry.text("document"),
              signer == null ? null : keys.get(signer)));
      claim(entry.text("attestation"), new Claim.Attestation(name, digest, own));
    }
  }

  private void known(Entry entry) {
    if (!names.contains(entry.version())) {
      throw entry.wrong(entry.table().label() + " of " + entry.version() + ", which is not there");
    }
  }

  private void claim(String digest, Claim claim) {
    if (claims.size() > MOST) {
      throw new TransferException("there is more in the file than " + MOST + " documents");
    }
    claims.computeIfAbsent(digest, d -> new ArrayList<>(1)).add(claim);
  }

  private void blob(Entry entry) {
    byte[] bytes = entry.bytes();
    String digest = Digest.hex(bytes);
    if (!digest.equals(entry.text("digest"))) {
      throw entry.wrong(
          "the bytes have the digest " + digest + ", and not " + entry.text("digest"));
    }
    for (Claim claim : Optional.ofNullable(claims.remove(digest)).orElse(List.of())) {
      String wrong = claim.against(bytes);
      if (wrong != null) {
        throw entry.wrong(claim.version() + ": " + wrong);
      }
    }
  }

  private static void once(boolean first, Entry entry, String name) {
    if (!first) {
      throw entry.wrong(name + " comes twice");
    }
  }

  /** Whether anything is missing. */
  void end() {
    claims.forEach((digest, of) -> {
      throw new TransferException(
          "the bytes " + digest + " of " + of.get(0).version() + " are missing");
    });
    contracts.forEach((name, entry) -> {
      if (!names.contains(name + "@" + entry.text("latest"))
          || versions.getOrDefault(name, 0L) != entry.number("versions")) {
        throw entry.wrong("of " + name + " not all versions are there");
      }
    });
  }
}
