package dev.tapeout.runtime.config;

/** A setting says what it cannot; the message names it and says what may be written there. */
public final class SettingsException extends RuntimeException {
  public SettingsException(String message) {
    super(message);
  }
}
