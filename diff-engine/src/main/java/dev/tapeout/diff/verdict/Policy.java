package dev.tapeout.diff.verdict;

/** What is taken for granted of the two parties. */
public enum Policy {
  TOLERANT,
  STRICT,
  SDK
}
