package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.Diagnostic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** What it means that a rule counts as this; null where it counts for nothing. */
  public static @Nullable Severity of(Diagnostic.Severity weight) {
    return switch (weight) {
      case ERROR -> BREAKING;
      case WARNING -> COMPATIBLE;
      case INFO -> DOCUMENTATION;
      case OFF -> null;
    };
  }

  /** The word for it in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
