package dev.tapeout.contracts.validation;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.reference.References;
import java.util.function.UnaryOperator;

/**
 * Makes validators for the schemas of one contract. What a schema refers to is converted once for
 * all of them, and only what is reached is converted. Not safe for several threads.
 */
public final class SchemaValidations {
  private final Bundle bundle;

  /** Validators of the schemas as they are written. */
  public SchemaValidations(References references) {
    this(references, UnaryOperator.identity());
  }

  /**
   * Validators of schemas that are changed first.
   *
   * @param rewrite applied to each schema object before it is converted; its result is converted in
   *     place of the object (the subschemas in it are rewritten in turn), and its {@code $ref}
   *     counts as standing where the object stood
   */
  public SchemaValidations(References references, UnaryOperator<ObjectNode> rewrite) {
    this.bundle = new Bundle(references, rewrite);
  }

  /**
   * The validator of one schema.
   *
   * @param schema an object or a boolean of the documents that the references know
   */
  public SchemaValidation of(Node schema) {
    return new SchemaValidation(bundle, schema);
  }
}
