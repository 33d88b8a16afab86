package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.diff.change.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a gate has to say.
 *
 * @param policy by which the contracts were compared
 * @param contracts those that were judged, in the order in which they are shown
 * @param unreadable those of which nothing can be said, for one side could not be read
 * @param unchanged names of contracts that were not looked into, for they are what they were
 * @param skipped names of files that a pattern means and that are no contracts
 */
public record Report(
    Policy policy,
    List<Judged> contracts,
    List<Unreadable> unreadable,
    List<String> unchanged,
    List<String> skipped) {
  /** As many as are named where the others are only counted. */
  private static final int SKIPPED_NAMES = 3;

  /**
   * A contract that could not be judged.
   *
   * @param name of its file, as the user knows it
   * @param diagnostics why, and what else is wrong with either side
   */
  public record Unreadable(String name, List<Diagnostic> diagnostics) implements Outcome {}

  /** A report on contracts that were all looked into. */
  public Report(Policy policy, List<Judged> contracts, List<Unreadable> unreadable) {
    this(policy, contracts, unreadable, List.of(), List.of());
  }

  /** A report on what became of contracts, in that order, and on files that were left alone. */
  public static Report of(
      Policy policy, List<Outcome> outcomes, List<String> unchanged, List<String> skipped) {
    List<Judged> judged = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Judged contract) {
        judged.add(contract);
      } else if (outcome instanceof Unreadable contract) {
        unreadable.add(contract);
      }
    }
    return new Report(policy, judged, unreadable, unchanged, skipped);
  }

  /** Whether nothing stands against the change. */
  public boolean pass() {
    return unreadable.isEmpty() && contracts.stream().allMatch(Judged::pass);
  }

  /** What is to be said of contracts and files that were left alone, in sentences; may be empty. */
  String aside() {
    int count = unchanged.size();
    String said = count == 1 ? "1 contract is unchanged. " : count + " contracts are unchanged. ";
    return ((count == 0 ? "" : said) + noContracts(skipped)).strip();
  }

  /** A sentence that names files which match and are no contracts; empty where there are none. */
  static String noContracts(List<String> skipped) {
    if (skipped.isEmpty()) {
      return "";
    }
    int named = Math.min(skipped.size(), SKIPPED_NAMES);
    int more = skipped.size() - named;
    return (skipped.size() == 1
            ? "1 file matches and is no contract: "
            : skipped.size() + " files match and are no contracts: ")
        + String.join(", ", skipped.subList(0, named))
        + (more == 0 ? "" : ", and " + more + " more")
        + ".";
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
