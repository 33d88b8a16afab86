package dev.tapeout.benchmarks;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.Inclusion.Included;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** One question about schemas that are large in one way; each is proved. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xss512m")
public class ScalingBenchmark {
  /** What is large. */
  public enum Shape {
    CHANGED_300 {
      @Override
      Question question() {
        return Question.of(schemas(300, 300, "integer"), schemas(300, 300, "number"));
      }
    },
    CHANGED_300_UNCHANGED_300 {
      @Override
      Question question() {
        return Question.of(schemas(300, 600, "integer"), schemas(300, 600, "number"));
      }
    },
    ONE_OF_2000 {
      @Override
      Question question() {
        return Question.of(union("oneOf", "integer"), union("anyOf", "number"));
      }
    },
    ALL_OF_1000 {
      @Override
      Question question() {
        return Question.of(nested("integer"), nested("number"));
      }
    },
    CYCLE_200 {
      @Override
      Question question() {
        return Question.of(cycle("integer"), cycle("number"));
      }
    };

    abstract Question question();
  }

  /** Properties by reference, of which the first {@code changed} hold a number of some type. */
  private static String schemas(int changed, int count, String type) {
    return "{type: object, properties: {"
        + each(count, i -> "p%d: {$ref: '#/$defs/s%d'}".formatted(i, i))
        + "}, $defs: {"
        + each(
            count,
            i ->
                "s%d: {type: object, required: [v%d], properties: {v%d: {type: %s}, w: {type: string}}}"
                    .formatted(i, i, i, i < changed ? type : "number"))
        + "}}";
  }

  private static String union(String keyword, String type) {
    return "{%s: [%s]}"
        .formatted(
            keyword,
            each(
                2_000,
                i ->
                    "{type: object, required: [k], properties: {k: {const: K%d}, v: {type: %s}}}"
                        .formatted(i, type)));
  }

  private static Node nested(String type) {
    Node schema = Values.object(Map.of("type", Values.string(type)));
    for (int i = 0; i < 1_000; i++) {
      schema = Values.object(Map.of("allOf", Values.array(List.of(schema))));
    }
    return schema;
  }

  private static String cycle(String type) {
    return "{$ref: '#/$defs/s0', $defs: {"
        + each(
            200,
            i ->
                "s%d: {type: object, properties: {v: {type: %s}, next: {$ref: '#/$defs/s%d'}}}"
                    .formatted(i, type, (i + 1) % 200))
        + "}}";
  }

  private static String each(int count, IntFunction<String> make) {
    return IntStream.range(0, count).mapToObj(make).collect(Collectors.joining(", "));
  }

  @Param public Shape shape = Shape.CHANGED_300;

  private Question question = Question.of("true", "true");

  @Setup
  public void read() {
    question = shape.question().answering(Included.class);
  }

  @Benchmark
  public Answer proved() {
    return question.ask();
  }
}
