package dev.tapeout.diff.acceptance;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.diff.change.Finding;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A finding that a team has accepted. It is recognised by its contract and its fingerprint; the
 * rest of what it says of the finding is for the reader, and to tell when the change at its place
 * has become another one.
 *
 * @param fingerprint of the finding ({@link Finding#fingerprint})
 * @param contract path of the contract's file, relative to the directory of the acceptance file
 * @param rule id of the finding's rule
 * @param direction {@code request} or {@code response}; null where the finding has none
 * @param before JSON Pointer in the old contract; null where there is no such place
 * @param after JSON Pointer in the new contract; null where there is no such place
 * @param from the value that changed, shortened; empty where none was
 * @param to the value that it became, shortened; empty where it is gone
 * @param reason why it is accepted
 * @param by who says so
 * @param until the last day on which it counts; null where there is none
 * @param location of the entry in its file
 */
public record Acceptance(
    String fingerprint,
    String contract,
    String rule,
    @Nullable String direction,
    @Nullable String before,
    @Nullable String after,
    String from,
    String to,
    String reason,
    String by,
    @Nullable LocalDate until,
    Location location) {
  /** Values may be whole texts; of these the reader needs a beginning. */
  private static final int LONGEST_VALUE = 120;

  /** The acceptance of a finding, which no file holds yet. */
  public static Acceptance of(
      Finding finding, String contract, String reason, String by, @Nullable LocalDate until) {
    return new Acceptance(
        finding.fingerprint(),
        contract,
        finding.rule(),
        direction(finding),
        pointer(finding.before()),
        pointer(finding.after()),
        shortened(finding.from()),
        shortened(finding.to()),
        reason,
        by,
        until,
        new Location(Source.NONE, 0, 0));
  }

  /** {@code accepted by WHO until DAY: REASON}, for people. */
  public String sentence() {
    return "accepted by " + by + (until == null ? "" : " until " + until) + ": " + reason;
  }

  /** Whether this accepted another change by the same rule at the same place. */
  boolean nearly(Finding finding) {
    return (before != null || after != null)
        && rule.equals(finding.rule())
        && same(before, pointer(finding.before()))
        && same(after, pointer(finding.after()))
        && same(direction, direction(finding))
        && !fingerprint.equals(finding.fingerprint());
  }

  private static @Nullable String direction(Finding finding) {
    return finding.direction() == null ? null : finding.direction().label();
  }

  private static @Nullable String pointer(@Nullable Location location) {
    return location == null ? null : location.pointer();
  }

  private static boolean same(@Nullable String a, @Nullable String b) {
    return a == null ? b == null : a.equals(b);
  }

  static String shortened(String value) {
    return value.codePointCount(0, value.length()) <= LONGEST_VALUE
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
  }
}
