package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;

/**
 * A place where a payload crosses the wire.
 *
 * @param operation whose message it is
 * @param direction which way the payload goes; inverted in webhooks and callbacks, where the
 *     provider is the one who calls
 * @param slot the part of the message
 * @param schema what the payload must fit, references not followed; {@code true} where the contract
 *     says nothing
 */
public record Position(Operation operation, Direction direction, Slot slot, Node schema) {
  /** Where the schema stands; where it should stand, if there is none. */
  public Location location() {
    return schema.location();
  }
}
