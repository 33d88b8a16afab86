package dev.tapeout.diff.surface;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Severity;

/**
 * What it means that a part of a message appears, goes, or changes its duty, by the direction of
 * the message. A consumer must not be asked for more (request), nor be given less (response).
 */
final class Presence {
  private Presence() {}

  static Severity added(Direction direction, boolean required) {
    return direction == Direction.REQUEST && required ? Severity.BREAKING : Severity.COMPATIBLE;
  }

  /** What a consumer sends must keep its effect. What it may not get anyway, it can do without. */
  static Severity removed(Direction direction, boolean required) {
    return direction == Direction.REQUEST || required ? Severity.BREAKING : Severity.COMPATIBLE;
  }

  static Severity becameRequired(Direction direction) {
    return direction == Direction.REQUEST ? Severity.BREAKING : Severity.COMPATIBLE;
  }

  static Severity becameOptional(Direction direction) {
    return direction == Direction.RESPONSE ? Severity.BREAKING : Severity.COMPATIBLE;
  }
}
