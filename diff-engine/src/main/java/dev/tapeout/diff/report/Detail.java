package dev.tapeout.diff.report;

import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;

/** Which findings are listed where the others are only counted. */
public enum Detail {
  /** Those that change what is accepted, or may. */
  CHANGES,
  /** Also refactorings: schemas that are written differently and were proved to be equal. */
  EQUIVALENT,
  /** Also changes of documentation. */
  ALL;

  boolean lists(Finding finding) {
    return finding.severity() != Severity.DOCUMENTATION
        || finding.lowered()
        || this == ALL
        || (this == EQUIVALENT && finding.rule().equals("schema-equivalent"));
  }
}
