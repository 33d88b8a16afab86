package dev.tapeout.contracts.openapi;

import java.util.Locale;

/** Which way a payload goes. */
public enum Direction {
  /** From the consumer of the contract to its provider. */
  REQUEST,
  /** From the provider of the contract to its consumer. */
  RESPONSE;

  /** The word for it in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Direction inverted() {
    return this == REQUEST ? RESPONSE : REQUEST;
  }
}
