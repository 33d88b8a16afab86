package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.Signatures;
import dev.tapeout.cli.project.Trust;
import dev.tapeout.contracts.identity.VerificationKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose signatures count in one run.
 *
 * @param trust what the project says
 * @param also ids of keys that are trusted from now on
 */
public record Trusting(Trust trust, Set<String> also) {
  /**
   * What a project says, but for what is said for this run.
   *
   * @param signatures a label of {@link Signatures}; null for what the project says
   * @throws UsageException if there is no such label, or no such id of a key
   */
  public static Trusting of(Trust trust, @Nullable String signatures, List<String> also) {
    for (String id : also) {
      if (!VerificationKey.isId(id)) {
        throw new UsageException(
            "'" + id + "' is no id of a key, 64 hexadecimal digits: tapeout keys list shows them");
      }
    }
    if (signatures == null) {
      return new Trusting(trust, Set.copyOf(also));
    }
    Signatures said =
        Signatures.of(signatures)
            .orElseThrow(() ->
                new UsageException(
                    "signatures are "
                        + String.join(", ", Signatures.labels())
                        + ", and not '"
                        + signatures
                        + "'"));
    return new Trusting(trust.with(said), Set.copyOf(also));
  }
}
