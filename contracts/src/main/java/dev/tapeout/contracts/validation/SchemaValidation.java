package dev.tapeout.contracts.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.tapeout.contracts.document.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One schema, ready to judge instances (JSON Schema 2020-12; {@code format} and the keywords that
 * OpenAPI adds are annotations). An instance may be neither accepted nor rejected: where judging it
 * meets a reference that leads nowhere, a pattern that does not compile, or takes too many steps.
 */
public final class SchemaValidation {
  private static final long MOST_STEPS = 2_000_000;

  /** Levels of schemas within schemas; far fewer than the stack of a main thread bears. */
  private static final int DEEPEST = 1_000;

  private final Bundle bundle;
  private final Node schema;

  SchemaValidation(Bundle bundle, Node schema) {
    this.bundle = bundle;
    this.schema = schema;
  }

  /** Whether the schema surely accepts {@code instance}. */
  public boolean accepts(Node instance) {
    List<Error> errors = judge(instance);
    return errors != null && errors.isEmpty();
  }

  /** Whether the schema surely rejects {@code instance}. */
  public boolean rejects(Node instance) {
    List<Error> errors = judge(instance);
    return errors != null && !errors.isEmpty();
  }

  /**
   * Why {@code instance} is rejected: of alternatives, none of which it fits, those reasons that
   * belong to the nearest. Empty where it is accepted or nothing is sure.
   */
  public List<Violation> violations(Node instance) {
    List<Error> errors = judge(instance);
    return errors == null
        ? List.of()
        : Nearest.of(errors).stream().map(bundle::violation).distinct().toList();
  }

  private @Nullable List<Error> judge(Node instance) {
    try {
      Schema compiled = bundle.compiled(schema);
      return compiled.validate(
          JsonTree.of(instance),
          context ->
              context.executionConfig(
                  config -> config.maxEvaluationSteps(MOST_STEPS).maxEvaluationDepth(DEEPEST)));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a hostile schema makes the validator stumble over, there is no verdict.
      return null;
    }
  }
}
