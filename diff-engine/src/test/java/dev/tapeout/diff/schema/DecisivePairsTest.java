package dev.tapeout.diff.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import dev.tapeout.diff.language.Inclusion.Undecided;
import dev.tapeout.diff.schema.DecisivePairs.Pair;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs whose answer follows from the specification. Where it is no, {@link SchemaComparison} has
 * shown an instance and had it confirmed by an independent validator.
 */
class DecisivePairsTest {
  static List<Pair> pairs() {
    return DecisivePairs.read();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void isAnsweredAsTheSpecificationSays(Pair pair) {
    SchemaComparison answer =
        SchemaComparison.of(JsonSchema.of(pair.first()), JsonSchema.of(pair.second()));
    assertThat(answer.forward()).isInstanceOfAny(allowed(pair, pair.forward()));
    assertThat(answer.backward()).isInstanceOfAny(allowed(pair, pair.backward()));
  }

  private static Class<?>[] allowed(Pair pair, boolean included) {
    Class<?> right = included ? Included.class : NotIncluded.class;
    return pair.open() ? new Class<?>[] {right, Undecided.class} : new Class<?>[] {right};
  }
}
