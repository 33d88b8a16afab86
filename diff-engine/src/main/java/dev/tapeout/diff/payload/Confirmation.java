package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.validation.SchemaValidation;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Has an independent validator judge a witness on both sides. */
final class Confirmation {
  private final Sides sides;
  private final WireForm form;
  private final IdentityHashMap<Node, SchemaValidation> prepared = new IdentityHashMap<>();

  Confirmation(Sides sides, WireForm form) {
    this.sides = sides;
    this.form = form;
  }

  /** Why the witness does not stand; null where the sender accepts it and the reader rejects it. */
  @Nullable String doubt(Node sender, Node reader, Node instance) {
    try {
      if (!validation(sender).accepts(instance)) {
        return "the validator does not accept the witness " + instance + " on the sending side";
      }
      if (!validation(reader).rejects(instance)) {
        return "the validator does not reject the witness " + instance + " on the reading side";
      }
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      return "the validator could not judge the witness " + instance + ": " + e;
    }
  }

  private SchemaValidation validation(Node schema) {
    return prepared.computeIfAbsent(
        schema, s -> SchemaValidation.of(s, sides::target, form::of));
  }
}
