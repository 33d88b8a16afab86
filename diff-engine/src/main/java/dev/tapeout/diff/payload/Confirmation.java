package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.contracts.validation.SchemaValidations;
import dev.tapeout.diff.change.Words;
import org.jspecify.annotations.Nullable;

/** Has an independent validator judge a witness on both sides. */
final class Confirmation {
  private final Sides sides;
  private final WireForm form;

  /** Made for the first witness: a comparison without one need not load the validator. */
  private @Nullable SchemaValidations validations;

  Confirmation(Sides sides, WireForm form) {
    this.sides = sides;
    this.form = form;
  }

  /** Why the witness does not stand; null where the sender accepts it and the reader rejects it. */
  @Nullable String doubt(Node sender, Node reader, Node instance) {
    if (!validation(sender).accepts(instance)) {
      return "the validator does not accept the witness "
          + Words.brief(instance)
          + " on the sending side";
    }
    return validation(reader).rejects(instance)
        ? null
        : "the validator does not reject the witness "
            + Words.brief(instance)
            + " on the reading side";
  }

  private SchemaValidation validation(Node schema) {
    SchemaValidations all = validations;
    if (all == null) {
      all = new SchemaValidations(sides.references(), form::of, form.formats());
      validations = all;
    }
    return all.of(schema);
  }
}
