package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bump required against bump made, and pass or fail. */
public record Verdict(
    Policy policy,
    boolean pass,
    Bump required,
    @Nullable Bump made,
    @Nullable String next,
    List<Finding> findings) {
  public static Verdict of(Contract before, Contract after, Policy policy, boolean allowUndecided) {
    return new Verdict(policy, true, Bump.NONE, null, null, List.of());
  }
}
