package dev.tapeout.cli.judging;

/** What the new side of a step is held to, besides what it breaks. */
public enum Demand {
  /** Nothing: what is wrong with it is a warning, but for a field that newly cannot be compared. */
  NOTHING,

  /** That it can be read whole, but for what could not be read of the old side either. */
  NO_NEW_ERROR,

  /** That it can be read whole and keeps the profile. */
  PROFILE
}
