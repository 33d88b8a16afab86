package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.validation.SchemaValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What must hold of inclusion for any schemas: made from a seed, so every run sees the same ones.
 * {@code -Dtapeout.laws=100000} makes a longer run, {@code -Dtapeout.seed=7} another one.
 */
class LawsTest {
  private static final int RUNS = Integer.getInteger("tapeout.laws", 1_500);
  private static final long SEED = Long.getLong("tapeout.seed", 42);

  private final Map<String, Integer> undecided = new TreeMap<>();

  private static Schema compile(Node node) {
    return new Compiler((holder, keyword) -> null).compile(node);
  }

  /** By the independent validator. */
  private static boolean valid(Node schema, Node value) {
    return SchemaValidation.of(schema, (holder, keyword) -> null).accepts(value);
  }

  @Test
  void everySchemaIncludesItself() {
    RandomSchemas made = new RandomSchemas(SEED);
    for (int i = 0; i < RUNS; i++) {
      Node node = made.schema(3);
      // Compiled apart, so that only equal meaning can show it.
      Inclusion.Answer answer = new Inclusion(World.STRICT).of(compile(node), compile(node));
      assertThat(answer).as("%s", node).isInstanceOf(Inclusion.Included.class);
    }
  }

  @Test
  void instancesOfTheIncludedSideAreInstancesOfTheOther() {
    RandomSchemas made = new RandomSchemas(SEED + 1);
    int included = 0;
    int not = 0;
    for (int i = 0; i < RUNS; i++) {
      Node a = made.schema(2);
      Node b = made.schema(2);
      Inclusion.Answer answer = new Inclusion(World.STRICT).of(compile(a), compile(b));
      if (answer instanceof Inclusion.Included) {
        included++;
        for (int j = 0; j < 60; j++) {
          Node value = made.value(2);
          assertThat(Evaluator.accepts(compile(a), value) && !Evaluator.accepts(compile(b), value))
              .as("%s accepted by %s, not by %s", value, a, b)
              .isFalse();
        }
      } else if (answer instanceof Inclusion.NotIncluded no) {
        not++;
        assertThat(valid(a, no.witness())).as("%s accepts %s", a, no.witness()).isTrue();
        assertThat(valid(b, no.witness())).as("%s rejects %s", b, no.witness()).isFalse();
      } else if (answer instanceof Inclusion.Undecided u) {
        undecided.merge(u.reason(), 1, Integer::sum);
      }
    }
    System.out.printf("included %d, not %d, undecided %s%n", included, not, undecided);
    assertThat(included).isGreaterThan(RUNS / 20);
    assertThat(not).isGreaterThan(RUNS / 2);
    assertThat(undecided.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(RUNS / 33);
  }

  @Test
  void inclusionIsTransitiveWhereItIsDecided() {
    RandomSchemas made = new RandomSchemas(SEED + 2);
    List<Schema> schemas = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      schemas.add(compile(made.schema(1)));
    }
    Inclusion inclusion = new Inclusion(World.STRICT);
    int chains = 0;
    int confirmed = 0;
    for (Schema a : schemas) {
      for (Schema b : schemas) {
        if (a != b && inclusion.of(a, b) instanceof Inclusion.Included) {
          for (Schema c : schemas) {
            if (b != c && inclusion.of(b, c) instanceof Inclusion.Included) {
              Inclusion.Answer answer = inclusion.of(a, c);
              assertThat(answer)
                  .as("%s in %s in %s", a.origin(), b.origin(), c.origin())
                  .isNotInstanceOf(Inclusion.NotIncluded.class);
              chains++;
              confirmed += answer instanceof Inclusion.Included ? 1 : 0;
            }
          }
        }
      }
    }
    System.out.printf("chains %d, closed %d%n", chains, confirmed);
    assertThat(confirmed).isGreaterThan(500);
    assertThat(chains - confirmed).isLessThan(chains / 33);
  }

  @Test
  void whatIsIncludedIsIncludedForTolerantSidesToo() {
    RandomSchemas made = new RandomSchemas(SEED + 3);
    int asked = 0;
    int included = 0;
    for (int i = 0; i < RUNS / 2; i++) {
      Node a = made.schema(2);
      Node b = made.schema(2);
      if (new Inclusion(World.STRICT).of(compile(a), compile(b)) instanceof Inclusion.Included) {
        for (World world : List.of(World.TOLERANT_REQUEST, World.TOLERANT_RESPONSE)) {
          Inclusion.Answer answer = new Inclusion(world).of(compile(a), compile(b));
          assertThat(answer)
              .as("%s in %s, %s", a, b, world)
              .isNotInstanceOf(Inclusion.NotIncluded.class);
          asked++;
          included += answer instanceof Inclusion.Included ? 1 : 0;
        }
      }
    }
    System.out.printf("asked of tolerant sides %d, included %d%n", asked, included);
    assertThat(included).isGreaterThan(RUNS / 20);
    assertThat(asked - included).isLessThanOrEqualTo(asked / 10);
  }

  @Test
  void aTolerantWitnessIsAWitnessByTheLetter() {
    RandomSchemas made = new RandomSchemas(SEED + 4);
    int witnesses = 0;
    for (int i = 0; i < RUNS; i++) {
      Node a = made.schema(2);
      Node b = made.schema(2);
      for (World world : List.of(World.TOLERANT_REQUEST, World.TOLERANT_RESPONSE)) {
        if (new Inclusion(world).of(compile(a), compile(b)) instanceof Inclusion.NotIncluded no) {
          assertThat(valid(a, no.witness()))
              .as("%s accepts %s, %s", a, no.witness(), world)
              .isTrue();
          assertThat(valid(b, no.witness()))
              .as("%s rejects %s, %s", b, no.witness(), world)
              .isFalse();
          witnesses++;
        }
      }
    }
    System.out.printf("tolerant witnesses %d%n", witnesses);
    assertThat(witnesses).isGreaterThan(RUNS / 2);
  }
}
