package dev.tapeout.contracts.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One schema, ready to judge instances by JSON Schema 2020-12. {@code format} is an annotation.
 * Nothing is ever fetched: the schema and all that it refers to are bundled beforehand.
 */
public final class SchemaValidation {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(Dialects.getDraft202012());

  /**
   * What is wrong with an instance.
   *
   * @param instance JSON Pointer into the instance
   * @param keyword the keyword that rejects it
   * @param message in the validator's words
   */
  public record Fault(String instance, String keyword, String message) {}

  private final Schema schema;

  private SchemaValidation(Schema schema) {
    this.schema = schema;
  }

  /**
   * @param targets where the references in the schema lead; one that leads nowhere accepts anything
   */
  public static SchemaValidation of(Node schema, Targets targets) {
    return of(schema, targets, UnaryOperator.identity());
  }

  /**
   * @param form gives each schema object the form in which it is to be understood
   */
  public static SchemaValidation of(
      Node schema, Targets targets, UnaryOperator<ObjectNode> form) {
    return new SchemaValidation(REGISTRY.getSchema(new Bundle(targets, form).of(schema)));
  }

  public boolean accepts(Node instance) {
    return validate(instance).isEmpty();
  }

  /** All that is wrong with the instance, in the validator's order; empty where it is valid. */
  public List<Fault> faults(Node instance) {
    return validate(instance).stream()
        .map(
            e ->
                new Fault(
                    e.getInstanceLocation().toString(),
                    String.valueOf(e.getKeyword()),
                    String.valueOf(e.getMessage())))
        .toList();
  }

  private List<Error> validate(Node instance) {
    return schema.validate(JacksonTree.of(instance));
  }
}
