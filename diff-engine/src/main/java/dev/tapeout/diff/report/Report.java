package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.diff.change.Policy;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a gate has to say.
 *
 * @param policy by which the contracts were compared
 * @param contracts those that were judged, in the order in which they are shown
 * @param unreadable those of which nothing can be said, for one side could not be read
 */
public record Report(Policy policy, List<Judged> contracts, List<Unreadable> unreadable) {
  /**
   * A contract that could not be judged.
   *
   * @param name of its file, as the user knows it
   * @param diagnostics why, and what else is wrong with either side
   */
  public record Unreadable(String name, List<Diagnostic> diagnostics) {}

  /** Whether nothing stands against the change. */
  public boolean pass() {
    return unreadable.isEmpty() && contracts.stream().allMatch(Judged::pass);
  }

  /** What is wrong with the contracts as such; what several of them share is there once. */
  List<Diagnostic> diagnostics() {
    return Stream.concat(
            contracts.stream().flatMap(j -> j.diagnostics().stream()),
            unreadable.stream().flatMap(u -> u.diagnostics().stream()))
        .distinct()
        .toList();
  }
}
