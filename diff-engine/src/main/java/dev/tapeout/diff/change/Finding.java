package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.openapi.Direction;
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
 * @param witness the proof that a schema breaks; where the finding is undecided, the instance that
 *     the validator did not confirm, if there was one; null for all others
 * @param reason why it is undecided; null otherwise
 * @param content a hash of what {@code from} and {@code to} do not say of what was compared: what
 *     is behind references, or all of two schemas; empty where they say all
 * @param was what it means by itself, where the user lets it count as something else
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
    @Nullable String reason,
    String content,
    Severity was) {

  /** A finding that counts as what it means, and whose values say all that was compared. */
  public Finding(
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
    this(
        rule,
        severity,
        direction,
        message,
        before,
        after,
        from,
        to,
        operations,
        witness,
        reason,
        "",
        severity);
  }

  /** The same finding with other operations. */
  public Finding reaching(List<String> reached) {
    return with(severity, reached);
  }

  /** The same finding, which counts as something else. */
  public Finding weighing(Severity other) {
    return with(other, operations);
  }

  private Finding with(Severity counting, List<String> reached) {
    return new Finding(
        rule, counting, direction, message, before, after, from, to, reached, witness, reason,
        content, was);
  }

  /** Whether it breaks, or may, and the user lets it count for less. */
  public boolean lowered() {
    return was.compareTo(Severity.COMPATIBLE) < 0 && severity.compareTo(was) > 0;
  }

  /** What it is and what it counts as, in words; one word where both are the same. */
  public String meaning() {
    String counts =
        switch (severity) {
          case BREAKING -> "an error";
          case UNDECIDED -> "undecided";
          case COMPATIBLE -> "a warning";
          case DOCUMENTATION -> "information";
        };
    return was == severity
        ? was.label()
        : was.label() + ", counts as " + counts + " by tapeout.yaml";
  }

  /**
   * Identifies the finding across runs: a hash of rule, pointers, direction, values and content,
   * never of prose or line numbers. 16 hexadecimal digits.
   */
  public String fingerprint() {
    String identity =
        String.join(
            "\n", rule, pointer(before), pointer(after), Objects.toString(direction, ""), from, to);
    return Digest.fingerprint(content.isEmpty() ? identity : identity + "\n" + content);
  }

  private static String pointer(@Nullable Location location) {
    return location == null ? "" : location.pointer();
  }
}
