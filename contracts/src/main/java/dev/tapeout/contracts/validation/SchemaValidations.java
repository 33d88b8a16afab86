package dev.tapeout.contracts.validation;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.function.UnaryOperator;

/**
 * Makes validators for many schemas that refer to the same ones, which are converted only once. Not
 * safe for several threads.
 */
public final class SchemaValidations {
  private final Bundle bundle;

  /**
   * @param targets where references lead
   * @param form gives each schema object the form in which it is to be understood
   * @param formats whether {@code format} and {@code contentEncoding} count
   */
  public SchemaValidations(Targets targets, UnaryOperator<ObjectNode> form, Formats formats) {
    this.bundle = new Bundle(targets, form, formats);
  }

  /** The validator of one schema. */
  public SchemaValidation of(Node schema) {
    return new SchemaValidation(bundle, schema);
  }
}
