package dev.tapeout.contracts.validation;

import com.networknt.schema.Error;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One schema, ready to judge instances by JSON Schema 2020-12. Nothing is ever fetched: the schema
 * and all that it refers to are bundled beforehand.
 *
 * <p>An instance may be neither accepted nor rejected: where judging it meets a reference that
 * leads nowhere, a pattern or keyword that is malformed, or takes too many steps.
 */
public final class SchemaValidation {
  private static final long MOST_STEPS = 2_000_000;

  /**
   * Levels of schemas within schemas. A witness may be nested as deep as the engine looks; where
   * the stack of a thread ends before, that is no verdict either.
   */
  private static final int DEEPEST = 20_000;

  /**
   * What is wrong with an instance.
   *
   * @param instance JSON Pointer into the instance
   * @param schema the value of the keyword that rejects it
   * @param keyword that keyword
   * @param property the name that is missing, or that should not be there; null with most keywords
   * @param message in the validator's words
   */
  public record Fault(
      String instance, Node schema, String keyword, @Nullable String property, String message) {}

  private final Bundle bundle;
  private final Node schema;

  SchemaValidation(Bundle bundle, Node schema) {
    this.bundle = bundle;
    this.schema = schema;
  }

  /**
   * A validator to which {@code format} is an annotation.
   *
   * @param targets where the references in the schema lead
   */
  public static SchemaValidation of(Node schema, Targets targets) {
    return of(schema, targets, UnaryOperator.identity());
  }

  /**
   * @param form gives each schema object the form in which it is to be understood
   */
  public static SchemaValidation of(Node schema, Targets targets, UnaryOperator<ObjectNode> form) {
    return new SchemaValidations(targets, form, Formats.ANNOTATION).of(schema);
  }

  /** Whether the schema surely accepts the instance. */
  public boolean accepts(Node instance) {
    List<Error> errors = validate(instance);
    return errors != null && errors.isEmpty();
  }

  /** Whether the schema surely rejects the instance. */
  public boolean rejects(Node instance) {
    List<Error> errors = validate(instance);
    return errors != null && !errors.isEmpty();
  }

  /**
   * Why the instance is rejected; where it fits no branch of an {@code anyOf} or {@code oneOf},
   * only what the nearest branch says. An empty list where it is accepted, nothing where there is
   * no verdict.
   */
  public Optional<List<Fault>> judge(Node instance) {
    return Optional.ofNullable(validate(instance))
        .map(errors -> Nearest.of(errors).stream().map(bundle::fault).distinct().toList());
  }

  /** As {@link #judge}; an empty list also where there is no verdict. */
  public List<Fault> faults(Node instance) {
    return judge(instance).orElse(List.of());
  }

  private @Nullable List<Error> validate(Node instance) {
    try {
      return bundle
          .compiled(schema)
          .validate(
              JacksonTree.of(instance),
              context ->
                  context.executionConfig(
                      config -> config.maxEvaluationSteps(MOST_STEPS).maxEvaluationDepth(DEEPEST)));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a hostile schema makes the validator stumble over, there is no verdict.
      return null;
    }
  }
}
