package dev.tapeout.contracts.openapi;

/** Which way a payload goes. */
public enum Direction {
  /** From the consumer of the contract to its provider. */
  REQUEST,
  /** From the provider of the contract to its consumer. */
  RESPONSE;

  public Direction inverted() {
    return this == REQUEST ? RESPONSE : REQUEST;
  }
}
