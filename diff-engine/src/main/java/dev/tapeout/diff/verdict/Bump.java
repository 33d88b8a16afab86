package dev.tapeout.diff.verdict;

/** A step between two versions, the smallest first. */
public enum Bump {
  NONE,
  PATCH,
  MINOR,
  MAJOR
}
