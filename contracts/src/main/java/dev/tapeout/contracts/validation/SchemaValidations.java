package dev.tapeout.contracts.validation;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
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
   */
  public SchemaValidations(Targets targets, UnaryOperator<ObjectNode> form) {
    this.bundle = new Bundle(targets, form);
  }

  /** The validator of one schema. */
  public SchemaValidation of(Node schema) {
    return new SchemaValidation(bundle, schema);
  }
}
