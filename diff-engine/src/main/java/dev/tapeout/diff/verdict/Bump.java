package dev.tapeout.diff.verdict;

import java.util.Locale;

/** A step between two versions, the smallest first. */
public enum Bump {
  NONE,
  PATCH,
  MINOR,
  MAJOR;

  /** The word for it in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
