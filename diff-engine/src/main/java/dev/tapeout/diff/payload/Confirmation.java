package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.validation.SchemaValidations;
import org.jspecify.annotations.Nullable;

/** Has an independent validator judge a witness on both sides. */
final class Confirmation {
  private final SchemaValidations validations;

  Confirmation(Sides sides, WireForm form) {
    this.validations = new SchemaValidations(sides.references()::certainTarget, form::of);
  }

  /** Why the witness does not stand; null where the sender accepts it and the reader rejects it. */
  @Nullable String doubt(Node sender, Node reader, Node instance) {
    if (!validations.of(sender).accepts(instance)) {
      return "the validator does not accept the witness " + instance + " on the sending side";
    }
    return validations.of(reader).rejects(instance)
        ? null
        : "the validator does not reject the witness " + instance + " on the reading side";
  }
}
