package dev.tapeout.diff.schema;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.validation.SchemaValidations;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.language.Compiler;
import dev.tapeout.diff.language.Inclusion;
import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import dev.tapeout.diff.language.Inclusion.Undecided;
import dev.tapeout.diff.language.World;
import java.util.function.UnaryOperator;

/**
 * How two schemas compare as sets of instances (JSON Schema 2020-12).
 *
 * @param forward whether every instance of the first is one of the second
 * @param backward whether every instance of the second is one of the first
 */
public record SchemaComparison(Answer forward, Answer backward) {
  /** What both answers together say of the first schema. */
  public enum Relation {
    EQUIVALENT("both accept the same instances"),
    NARROWER("the second accepts all that the first accepts, and more"),
    WIDER("the first accepts all that the second accepts, and more"),
    INCOMPARABLE("each accepts what the other rejects"),
    UNDECIDED("it could not be decided");

    private final String meaning;

    Relation(String meaning) {
      this.meaning = meaning;
    }

    public String meaning() {
      return meaning;
    }
  }

  /**
   * Compares two schemas. A {@link NotIncluded} carries an instance that an independent validator
   * confirmed on both sides; what it does not confirm is {@link Undecided}.
   */
  public static SchemaComparison of(JsonSchema first, JsonSchema second) {
    return of(first, second, Formats.ANNOTATION);
  }

  /**
   * As {@link #of(JsonSchema, JsonSchema)}.
   *
   * @param formats whether {@code format} and the like count
   */
  public static SchemaComparison of(JsonSchema first, JsonSchema second, Formats formats) {
    BothReferences targets = new BothReferences(first.references(), second.references());
    Compiler compiler = new Compiler(targets, UnaryOperator.identity(), formats);
    Inclusion inclusion = new Inclusion(World.STRICT);
    SchemaValidations validations =
        new SchemaValidations(targets, UnaryOperator.identity(), formats);
    return new SchemaComparison(
        answer(first.node(), second.node(), compiler, inclusion, validations),
        answer(second.node(), first.node(), compiler, inclusion, validations));
  }

  private static Answer answer(
      Node a, Node b, Compiler compiler, Inclusion inclusion, SchemaValidations validations) {
    Answer answer = inclusion.of(compiler.compile(a), compiler.compile(b));
    if (!(answer instanceof NotIncluded no)) {
      return answer;
    }
    return validations.of(a).accepts(no.witness()) && validations.of(b).rejects(no.witness())
        ? answer
        : new Undecided("the validator does not confirm the instance " + no.witness());
  }

  public Relation relation() {
    if (forward instanceof Undecided || backward instanceof Undecided) {
      return Relation.UNDECIDED;
    }
    if (forward instanceof Included) {
      return backward instanceof Included ? Relation.EQUIVALENT : Relation.NARROWER;
    }
    return backward instanceof Included ? Relation.WIDER : Relation.INCOMPARABLE;
  }
}
