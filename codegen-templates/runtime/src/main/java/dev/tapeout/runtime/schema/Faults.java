package dev.tapeout.runtime.schema;

import com.networknt.schema.Error;
import tools.jackson.databind.JsonNode;

/** Findings of the validator in words that say what is there and what was asked. */
final class Faults {
  /** A value is shown up to this many characters. */
  private static final int SHOWN = 60;

  private Faults() {}

  static Fault of(Error error) {
    return new Fault(
        error.getInstanceLocation().toString(),
        message(error),
        error.getSchemaLocation().getFragment().toString());
  }

  private static String message(Error error) {
    String asked = String.valueOf(error.getMessage());
    JsonNode found = error.getInstanceNode();
    if (found == null || found.isContainer()) {
      return asked;
    }
    String shown = found.toString();
    return (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown) + ": " + asked;
  }
}
