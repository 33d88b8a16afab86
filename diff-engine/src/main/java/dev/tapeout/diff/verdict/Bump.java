package dev.tapeout.diff.verdict;

import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import java.util.List;
import java.util.Locale;

/** A step between two versions, the smallest first. */
public enum Bump {
  NONE,
  PATCH,
  MINOR,
  MAJOR;

  /** The name to show: {@code none}, {@code patch}, {@code minor} or {@code major}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The smallest step that the findings allow. What is undecided counts as a change of the surface,
   * should it be let pass.
   *
   * @param equal whether the two contracts have the same canonical form
   */
  static Bump requiredBy(List<Finding> findings, boolean equal) {
    Bump most = equal ? NONE : PATCH;
    for (Finding finding : findings) {
      Bump needed = requiredBy(finding.severity());
      most = needed.compareTo(most) > 0 ? needed : most;
    }
    return most;
  }

  private static Bump requiredBy(Severity severity) {
    return switch (severity) {
      case BREAKING -> MAJOR;
      case UNDECIDED, COMPATIBLE -> MINOR;
      case DOCUMENTATION -> PATCH;
    };
  }
}
