package dev.tapeout.registry.transfer;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.identity.VerificationKey;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.catalogue.Derivatives;
import dev.tapeout.registry.events.Event;
import dev.tapeout.runtime.json.JsonSyntaxException;
import dev.tapeout.runtime.json.JsonTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the rows of an export are sound, each for itself and with the others. */
final class Verification {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> STATES = Set.of("active", "deprecated", "archived");
  private static final Set<String> MEDIA_TYPES = Set.of("application/json", "application/yaml");
  private static final Set<String> BUMPS = Set.of("none", "patch", "minor", "major", "first");

  /** What a contract says of its versions. */
  private record Said(long line, String latest, long versions) {}

  private final int most;
  private int kept;
  private final Map<String, VerificationKey> keys = new HashMap<>();
  private final List<VerificationKey> own = new ArrayList<>();
  private final Map<String, Said> contracts = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> places = new HashSet<>();
  private final Map<String, Event> published = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> derived = new HashMap<>();
  private final Map<String, List<Claim>> claims = new HashMap<>();
  private Table last = Table.EVENT;
  private @Nullable Event event;

  /**
   * @param most how many keys, contracts, versions, and claims on documents are kept in mind, each
   *     in less than a kilobyte
   */
  Verification(int most) {
    this.most = most;
  }

  private void keep() {
    if (++kept > most) {
      throw new TransferException(
          "there are more than " + most + " keys, contracts, versions and documents in the file");
    }
  }

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
        if (!entry.text("media_type").matches("[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?")) {
          throw entry.wrong("'media_type' is none");
        }
        derived
            .computeIfAbsent(entry.version(), version -> new TreeMap<>())
            .put(entry.text("kind"), entry.text("digest"));
        claim(entry, "digest", new Claim.Derived(entry.version(), entry.number("size")));
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
    if (next.type().equals("version.published")) {
      keep();
      published.put(next.subject(), next);
    }
  }

  private void key(Entry entry) {
    VerificationKey key =
        VerificationKey.read(entry.text("public_key"))
            .filter(k -> k.id().equals(entry.text("id")))
            .orElseThrow(() -> entry.wrong("'public_key' is no Ed25519 key with this id"));
    keep();
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
    String latest = entry.text("latest");
    if (!ContractVersion.isVersion(latest)) {
      throw entry.wrong("the latest version of " + name + " has a name that is none");
    }
    keep();
    Said said = new Said(entry.line(), latest, entry.number("versions"));
    once(contracts.put(name, said) == null, entry, name);
  }

  private void version(Entry entry) {
    String name = entry.version();
    if (!contracts.containsKey(entry.contract())) {
      throw entry.wrong(name + " is a version of a contract that is not there");
    }
    if (!ContractVersion.isVersion(entry.text("version"))
        || !STATES.contains(entry.text("state"))
        || !BUMPS.contains(entry.text("bump"))) {
      throw entry.wrong(name + " has a version, a state or a bump that is none");
    }
    if (!MEDIA_TYPES.contains(entry.text("media_type"))) {
      throw entry.wrong(name + " has a media type that no document has");
    }
    long seq = entry.number("seq");
    if (seq < 1 || seq > Integer.MAX_VALUE || !places.add(entry.contract() + " " + seq)) {
      throw entry.wrong(name + " has a place among the versions that is none, or another's");
    }
    keep();
    once(names.add(name), entry, name);
    versions.merge(entry.contract(), 1L, Long::sum);
    String digest = entry.text("digest");
    if (!digest.matches("sha256:[0-9a-f]{64}")
        || !entry.text("flow_id").equals(Digest.flowId(digest))) {
      throw entry.wrong("the silicon-flow id of " + name + " is not that of its digest");
    }
    if (!isTold(entry)) {
      throw entry.wrong("the log tells another publication of " + name);
    }
    String signer = entry.textOrNull("key_id");
    if (signer != null && !keys.containsKey(signer)) {
      throw entry.wrong(name + " is signed by a key that is not there: " + signer);
    }
    if (entry.number("cold") == 0) {
      claim(entry, "document", new Claim.Document(name, digest));
      claim(
          entry,
          "envelope",
          new Claim.Publication(
              name,
              entry.contract(),
              entry.text("document"),
              signer == null ? null : keys.get(signer)));
      claim(entry, "attestation", new Claim.Attestation(name, digest, own));
    }
  }

  /** Whether the log tells of a publication what its row says. */
  private boolean isTold(Entry version) {
    Event told = published.get(version.version());
    return told != null
        && told.actor().equals(version.text("publisher"))
        && told(told, "digest").equals(version.text("digest"))
        && told(told, "bump").equals(version.text("bump"));
  }

  /** What an event tells; empty where it tells no such thing. */
  private static String told(Event event, String name) {
    try {
      return JsonTree.read(event.data()).path(name).asString("");
    } catch (JsonSyntaxException e) {
      return "";
    }
  }

  private void known(Entry entry) {
    if (!names.contains(entry.version())) {
      throw entry.wrong(entry.table().label() + " of " + entry.version() + ", which is not there");
    }
  }

  private void claim(Entry entry, String column, Claim claim) {
    String digest = entry.text(column);
    if (!SHA256.matcher(digest).matches()) {
      throw entry.wrong("'" + column + "' is no SHA-256 in hexadecimal digits");
    }
    keep();
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
    contracts.forEach((name, said) -> {
      if (!names.contains(name + "@" + said.latest())
          || versions.getOrDefault(name, 0L) != said.versions()) {
        throw Entry.wrong(said.line(), "of " + name + " not all versions are there");
      }
    });
    published.forEach((name, event) -> {
      Map<String, String> made = derived.getOrDefault(name, Map.of());
      String said = told(event, "derived");
      // Earlier versions of Tapeout have told nothing of it.
      if (!said.isEmpty() && !said.equals(Derivatives.seal(made))) {
        throw new TransferException(
            "what was made of " + name + " is not what the log tells: the file has " + made);
      }
    });
  }
}
