package dev.tapeout.runtime.config;

/**
 * A setting in force, to be shown: a secret in it is masked already.
 *
 * @param name of its environment variable
 * @param as it is written; empty where nothing is set, and what holds then stands elsewhere
 * @param source {@code environment}, the file that {@code TAPEOUT_CONFIG} names, {@code program}
 *     for what the program itself says, or {@code default}
 */
public record Setting(String name, String value, String source) {
  static final String DEFAULT = "default";

  /** Of one that the program itself names. */
  static final String GIVEN = "program";
}
