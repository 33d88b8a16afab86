package dev.tapeout.benchmarks;

import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One question about a pair of small schemas: a proof, and an instance that disproves. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KeywordsBenchmark {
  /** Keyword families. */
  public enum Family {
    NUMBERS(
        "{type: integer, minimum: 1, maximum: 99, multipleOf: 6}",
        "{type: number, minimum: 0, allOf: [{multipleOf: 2}, {multipleOf: 3}]}"),
    STRINGS("{type: string, minLength: 2, maxLength: 40}", "{type: string, minLength: 1}"),
    PATTERNS(
        "{type: string, pattern: '^[a-z]{2}-[0-9]{4}$'}",
        "{type: string, pattern: '^[a-z]+-\\d+$', maxLength: 7}"),
    ARRAYS(
        "{type: array, prefixItems: [{const: 1}, {type: integer}], items: {type: integer}, "
            + "minItems: 3, uniqueItems: true}",
        "{type: array, items: {type: number}, contains: {const: 1}, minItems: 1}"),
    OBJECTS(
        "{type: object, required: [a, b], properties: {a: {type: integer}, b: {type: string}, "
            + "c: {type: array, items: {type: object, properties: {d: {type: boolean}}}}}, "
            + "additionalProperties: false}",
        "{type: object, required: [a], properties: {a: {type: number}, b: {type: string}, "
            + "c: {type: array, items: {type: object}}}, patternProperties: {'^x-': {type: string}}}"),
    UNIONS(
        "{oneOf: [" + tagged("A") + ", " + tagged("B") + ", " + tagged("C") + "]}",
        "{anyOf: [" + tagged("C") + ", " + tagged("B") + ", " + tagged("A") + ", {type: string}]}"),
    UNEVALUATED(
        "{type: object, allOf: [{properties: {a: {type: string}}}], anyOf: [{properties: "
            + "{b: {type: string}}, required: [b]}, {properties: {c: {type: string}}}], "
            + "unevaluatedProperties: false}",
        "{type: object, properties: {a: {type: string}, b: {type: string}, c: {type: string}, "
            + "d: {type: string}}, additionalProperties: false, propertyNames: {maxLength: 1}}"),
    RECURSION(
        "{type: object, properties: {value: {type: integer}, next: {$ref: '#'}}}",
        "{type: object, properties: {value: {type: number}, next: {$defs: {n: {type: object, "
            + "properties: {value: {type: number}, next: {$ref: '#/properties/next/$defs/n'}}}}, "
            + "$ref: '#/properties/next/$defs/n'}}}");

    private final String narrower;
    private final String wider;

    Family(String narrower, String wider) {
      this.narrower = narrower;
      this.wider = wider;
    }

    private static String tagged(String tag) {
      return "{type: object, required: [kind], properties: {kind: {const: %s}, v: {type: string}}}"
          .formatted(tag);
    }
  }

  @Param public Family family = Family.NUMBERS;

  private Question proof = Question.of("true", "true");
  private Question disproof = proof;

  @Setup
  public void read() {
    proof = Question.of(family.narrower, family.wider).answering(Included.class);
    disproof = Question.of(family.wider, family.narrower).answering(NotIncluded.class);
  }

  @Benchmark
  public Answer proved() {
    return proof.ask();
  }

  @Benchmark
  public Answer disproved() {
    return disproof.ask();
  }
}
