package dev.tapeout.diff.verdict;

/** A semver step. */
public enum Bump {
  NONE,
  PATCH,
  MINOR,
  MAJOR
}
