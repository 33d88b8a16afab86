package dev.tapeout.diff.change;

import java.util.Locale;

/** What a finding means for those who rely on the old contract; the worst first. */
public enum Severity {
  /** Something that worked under the old contract fails under the new one. */
  BREAKING,
  /** The comparison could not be decided; never a proof, and fails a gate unless told otherwise. */
  UNDECIDED,
  /** The surface or a language changed, and nobody is hurt. */
  COMPATIBLE,
  /** Only what people read changed. */
  DOCUMENTATION;

  /** The word for it in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
