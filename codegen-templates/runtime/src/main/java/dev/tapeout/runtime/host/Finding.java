package dev.tapeout.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * One thing that the self-check looked at.
 *
 * @param grade whether it matters
 * @param subject in one or two words, such as {@code collector}
 * @param found what there is
 * @param advice what to do; null where all is well
 */
public record Finding(Grade grade, String subject, String found, @Nullable String advice) {
  /** How much a finding matters. */
  public enum Grade {
    /** As it should be. */
    FINE,
    /** Could be better. */
    NOTE,
    /** Will cost the service requests, or open it to others. */
    WARNING
  }

  static Finding fine(String subject, String found) {
    return new Finding(Grade.FINE, subject, found, null);
  }

  static Finding note(String subject, String found, String advice) {
    return new Finding(Grade.NOTE, subject, found, advice);
  }

  static Finding warning(String subject, String found, String advice) {
    return new Finding(Grade.WARNING, subject, found, advice);
  }
}
