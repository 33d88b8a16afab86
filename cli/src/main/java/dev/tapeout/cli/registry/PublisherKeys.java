package dev.tapeout.cli.registry;

import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.identity.VerificationKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of publishers as a registry has them; asked for once, when one is wanted. */
final class PublisherKeys {
  /**
   * A key. That it is the one of its id is sure; the rest the registry says.
   *
   * @param contexts in which it may sign
   * @param name whose it is
   * @param revoked since when nothing new may be signed by it; empty while it may
   */
  record Known(VerificationKey key, Set<String> contexts, String name, String revoked) {
    @Override
    public String toString() {
      String more = revoked.isEmpty() ? name : name + ", revoked " + revoked;
      return key.id() + (more.isEmpty() ? "" : " (" + more + ")");
    }
  }

  private final RegistryAccess registry;
  private @Nullable Map<String, Known> all;

  PublisherKeys(RegistryAccess registry) {
    this.registry = registry;
  }

  /** The key of an id; null where the registry has none that is it. */
  @Nullable Known of(String id) {
    if (all == null) {
      all = read(registry.list("/api/keys"));
    }
    return all.get(id);
  }

  private static Map<String, Known> read(ObjectNode answer) {
    Map<String, Known> keys = new HashMap<>();
    for (ObjectNode item : Answers.items(answer, "items")) {
      VerificationKey.read(Answers.text(item, "publicKey"))
          .ifPresent(key ->
              keys.put(
                  key.id(), // and not the id that the answer gives it
                  new Known(
                      key,
                      Set.copyOf(Answers.texts(item, "contexts")),
                      Answers.text(item, "name"),
                      Answers.text(item, "revokedAt"))));
    }
    return keys;
  }
}
