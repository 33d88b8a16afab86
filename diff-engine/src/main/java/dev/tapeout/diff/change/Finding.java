package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.openapi.Direction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change with one cause, reported once however many operations it reaches.
 *
 * @param rule id in the catalogue ({@link Rules})
 * @param severity what it means
 * @param direction of the payload that is concerned; null where none is
 * @param message what changed, one sentence with the values of both sides
 * @param before place in the old contract; null where there is none (something was added)
 * @param after place in the new contract; null where there is none (something was removed)
 * @param from the value that changed, compact, as the fingerprint sees it; empty where none was
 * @param to the value that it became; empty where it is gone
 * @param operations the operations that it reaches, sorted, each once
 * @param witness the proof; null where the finding is no schema finding
 * @param reason why it is undecided; null otherwise
 */
public record Finding(
    String rule,
    Severity severity,
    @Nullable Direction direction,
    String message,
    @Nullable Location before,
    @Nullable Location after,
    String from,
    String to,
    List<String> operations,
    @Nullable Witness witness,
    @Nullable String reason) {

  /** The same finding with other operations. */
  public Finding reaching(List<String> reached) {
    return new Finding(
        rule, severity, direction, message, before, after, from, to, reached, witness, reason);
  }

  /** The same finding with another severity. */
  public Finding weighing(Severity other) {
    return new Finding(
        rule, other, direction, message, before, after, from, to, operations, witness, reason);
  }

  /**
   * Identifies the finding across runs: a hash of rule, pointers, direction and values, never of
   * prose or line numbers. 16 hexadecimal digits.
   */
  public String fingerprint() {
    String identity =
        String.join(
            "\n", rule, pointer(before), pointer(after), Objects.toString(direction, ""), from, to);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String pointer(@Nullable Location location) {
    return location == null ? "" : location.pointer();
  }
}
