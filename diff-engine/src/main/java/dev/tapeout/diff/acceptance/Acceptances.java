package dev.tapeout.diff.acceptance;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.diff.change.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a team has accepted, on a certain day.
 *
 * @param all the entries in the order of the file; no two of one contract have the same fingerprint
 * @param today an entry counts up to and with the last day that it names
 */
public record Acceptances(List<Acceptance> all, LocalDate today) {
  /** The term of an acceptance is over. */
  public static final String EXPIRED = "acceptance-expired";

  /** No finding has the fingerprint of an acceptance. */
  public static final String UNUSED = "acceptance-unused";

  /** No finding has the fingerprint of an acceptance, but another change at its place has not. */
  public static final String NEAR_MISS = "acceptance-near-miss";

  /** The ids of what is said of acceptances themselves. */
  public static final List<String> RULES = List.of(EXPIRED, NEAR_MISS, UNUSED);

  /** Whether the term of an acceptance is over. */
  public boolean expired(Acceptance acceptance) {
    LocalDate until = acceptance.until();
    return until != null && until.isBefore(today);
  }

  /**
   * What counts today for a contract.
   *
   * @param contract the paths by which it is known, now and before
   * @return by fingerprint
   */
  public Map<String, Acceptance> inForce(Collection<String> contract) {
    Map<String, Acceptance> found = new LinkedHashMap<>();
    for (Acceptance acceptance : all) {
      if (contract.contains(acceptance.contract()) && !expired(acceptance)) {
        found.put(acceptance.fingerprint(), acceptance);
      }
    }
    return Map.copyOf(found);
  }

  /**
   * What is wrong with the acceptances of a contract, now that all findings on it are known. It is
   * a warning: a change that no acceptance covers already counts by itself.
   *
   * @param contract the paths by which it is known, now and before
   * @param severities of the {@link #RULES} where the default is not wanted
   */
  public List<Diagnostic> stale(
      Collection<String> contract, List<Finding> findings, Map<String, Severity> severities) {
    List<Acceptance> own = all.stream().filter(a -> contract.contains(a.contract())).toList();
    if (own.isEmpty()) {
      return List.of();
    }
    Set<String> there = new HashSet<>();
    findings.forEach(finding -> there.add(finding.fingerprint()));
    Set<String> covered = inForce(contract).keySet();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Acceptance acceptance : own) {
      boolean met = there.contains(acceptance.fingerprint());
      if (expired(acceptance)) {
        diagnostics.add(expired(acceptance, met));
      } else if (!met) {
        Optional<Finding> near =
            findings.stream()
                .filter(acceptance::nearly)
                .filter(f -> !covered.contains(f.fingerprint()))
                .findFirst();
        diagnostics.add(near.map(f -> nearMiss(acceptance, f)).orElseGet(() -> unused(acceptance)));
      }
    }
    return diagnostics.stream()
        .map(d -> weighed(d, severities.get(d.rule())))
        .filter(d -> d.severity() != Severity.OFF)
        .toList();
  }

  private static Diagnostic expired(Acceptance acceptance, boolean met) {
    return warning(
        EXPIRED,
        acceptance,
        "The acceptance of "
            + acceptance.rule()
            + " ended on "
            + acceptance.until()
            + (met ? ", and the change is still there." : "."),
        met
            ? "Undo the change, or accept it anew: `tapeout accept "
                + acceptance.fingerprint()
                + " --reason …` replaces this entry."
            : "`tapeout accept --prune` removes it.");
  }

  private static Diagnostic nearMiss(Acceptance acceptance, Finding finding) {
    String was = values(acceptance.from(), acceptance.to());
    String is = values(Acceptance.shortened(finding.from()), Acceptance.shortened(finding.to()));
    // Of a schema as a whole no value is shown; two long ones may begin alike.
    boolean shown = !was.equals(is);
    return warning(
        NEAR_MISS,
        acceptance,
        "The change that this accepts"
            + (shown ? was : "")
            + " has become another one at the same place"
            + (shown ? is : "")
            + ", which is not accepted.",
        "Look at it again. If it is right, accept it as well: `tapeout accept "
            + finding.fingerprint()
            + " --reason …`; then `tapeout accept --prune` removes this entry.");
  }

  private static Diagnostic unused(Acceptance acceptance) {
    return warning(
        UNUSED,
        acceptance,
        "No finding is accepted by this: the change ("
            + acceptance.rule()
            + ") is undone, or merged by now.",
        "`tapeout accept --prune` removes it.");
  }

  private static String values(String from, String to) {
    return from.isEmpty() && to.isEmpty()
        ? ""
        : " (from " + quoted(from) + " to " + quoted(to) + ")";
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "nothing" : "'" + value + "'";
  }

  private static Diagnostic warning(
      String rule, Acceptance acceptance, String message, String hint) {
    return new Diagnostic(rule, Severity.WARNING, message, acceptance.location(), hint);
  }

  private static Diagnostic weighed(Diagnostic d, @Nullable Severity wanted) {
    return wanted == null
        ? d
        : new Diagnostic(d.rule(), wanted, d.message(), d.location(), d.hint());
  }
}
