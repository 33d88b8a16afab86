package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.acceptance.Acceptances;
import dev.tapeout.diff.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One contract and what became of it.
 *
 * @param name of the contract's file, as the user knows it
 * @param formerName how the file was called before, where that was found out; null where it has
 *     kept its name or the user named both
 * @param before the old side; null where the contract is new
 * @param after the new side; null where the contract was removed
 * @param verdict on the step from one to the other
 * @param diagnostics what is wrong with the contract as such
 */
public record Judged(
    String name,
    @Nullable String formerName,
    @Nullable Contract before,
    @Nullable Contract after,
    Verdict verdict,
    List<Diagnostic> diagnostics)
    implements Outcome {
  /** What stands for the step of {@code info.version} itself. */
  static final String VERSION_STEP = "version-step";

  /** Whether nothing stands against the contract: neither a change nor an error in itself. */
  public boolean pass() {
    return reasons().isEmpty();
  }

  /** Why it does not pass, a sentence each, without a capital and a full stop. */
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    List<Diagnostic> wrong =
        diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
    long stale = wrong.stream().filter(d -> Acceptances.RULES.contains(d.rule())).count();
    long errors = wrong.size() - stale;
    if (errors > 0) {
      reasons.add("the contract itself has " + (errors == 1 ? "an error" : errors + " errors"));
    }
    if (stale > 0) {
      reasons.add(
          stale == 1 ? "an acceptance is out of date" : stale + " acceptances are out of date");
    }
    if (verdict.reason() != null) {
      reasons.add(verdict.reason());
    }
    return reasons;
  }

  /**
   * What is wrong with the step of {@code info.version} where nothing else is to blame; null where
   * something is, or all is well.
   */
  @Nullable Diagnostic wrongStep() {
    String reason = verdict.reason();
    boolean blamed =
        diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR)
            || verdict.findings().stream().anyMatch(f -> Remark.blames(verdict, f));
    if (reason == null || blamed) {
      return null;
    }
    String next = verdict.next();
    String hint =
        next == null
            ? "Write a semantic version there, such as 1.0.0."
            : "Write " + next + " there, or a later version.";
    return new Diagnostic(VERSION_STEP, Severity.ERROR, reason, versionPlace(), hint);
  }

  private Location versionPlace() {
    ObjectNode root = (after != null ? after : Objects.requireNonNull(before)).declared();
    return root.get("info") instanceof ObjectNode info && info.has("version")
        ? info.keyLocation("version")
        : root.location();
  }

  /** {@code info.version} of the old side; null where there is none. */
  @Nullable String versionBefore() {
    return before == null ? null : before.info().version();
  }

  /** {@code info.version} of the new side; null where there is none. */
  @Nullable String versionAfter() {
    return after == null ? null : after.info().version();
  }

  /**
   * Where the new contract would hold what it no longer has: the innermost place around it that is
   * still there. Null where that cannot be told.
   */
  @Nullable Location nearest(Location removed) {
    if (after == null || before == null || removed.source() != before.source()) {
      return null;
    }
    for (String pointer = removed.pointer(); ; pointer = parent(pointer)) {
      Node survivor = Pointers.resolve(after.declared(), pointer);
      if (survivor != null) {
        return key(pointer, survivor);
      }
      if (pointer.isEmpty()) {
        return null;
      }
    }
  }

  /** The key says more than the value, which may be long. */
  private Location key(String pointer, Node survivor) {
    int slash = pointer.lastIndexOf('/');
    if (after != null
        && slash >= 0
        && Pointers.resolve(after.declared(), pointer.substring(0, slash))
            instanceof ObjectNode holder) {
      return holder.keyLocation(Pointers.unescape(pointer.substring(slash + 1)));
    }
    return survivor.location();
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }
}
