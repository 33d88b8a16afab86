package dev.tapeout.contracts.document;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a document, at a place.
 *
 * @param rule stable kebab-case id
 * @param severity how bad it is
 * @param message what is wrong and why, one sentence
 * @param location where; {@link Source#NONE} at 0 where there is no place
 * @param hint what to do about it; null where the message says it all
 */
public record Diagnostic(
    String rule, Severity severity, String message, Location location, @Nullable String hint) {
  /** How bad a diagnostic is; {@code OFF} silences a rule in {@code tapeout.yaml}. */
  public enum Severity {
    ERROR,
    WARNING,
    INFO,
    OFF
  }
}
