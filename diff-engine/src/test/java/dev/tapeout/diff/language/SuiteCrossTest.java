package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.contracts.validation.SchemaValidation;
import dev.tapeout.diff.language.Suite.Case;
import dev.tapeout.diff.language.Suite.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The JSON-Schema-Test-Suite against itself: where it gives an instance that one schema accepts and
 * another rejects, the one must not be called included in the other, and where the engine says so
 * itself, the independent validator must find the same of its witness.
 *
 * <p>The build crosses a sample; {@code -Dtapeout.cross=1} crosses everything.
 */
class SuiteCrossTest {
  private static final int STRIDE = Integer.getInteger("tapeout.cross", 13);

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> undecided = new TreeMap<>();

  @BeforeEach
  void theSuiteIsThere() {
    assumeTrue(Suite.isThere(), "the corpus is not there: " + Suite.folder());
  }

  @Test
  void everyAnswerHoldsForTheInstancesOfTheSuiteAndForItsWitness() throws IOException {
    List<Group> groups = Suite.groups();
    Inclusion inclusion = new Inclusion(World.STRICT);
    int included = 0;
    int not = 0;
    int n = 0;
    for (Group a : groups) {
      for (Group b : groups) {
        if (n++ % STRIDE != 0) {
          continue;
        }
        Inclusion.Answer answer = inclusion.of(a.schema(), b.schema());
        if (answer instanceof Inclusion.Included) {
          included++;
          disproof(a, b).ifPresent(wrong::add);
        } else if (answer instanceof Inclusion.NotIncluded no) {
          not++;
          if (!a.validation().accepts(no.witness()) || !b.validation().rejects(no.witness())) {
            wrong.add(a.name() + " / " + b.name() + ": witness " + no.witness());
          }
        } else if (answer instanceof Inclusion.Undecided u) {
          undecided.merge(u.reason(), 1, Integer::sum);
        }
      }
    }
    report(groups.size(), included, not);
    assertThat(wrong).isEmpty();
    assertThat(open()).as("undecided").isLessThanOrEqualTo((included + not) * 3 / 100);
  }

  private int open() {
    return undecided.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void report(int schemas, int included, int not) {
    int all = included + not + open();
    System.out.printf("%d schemas of the suite, %d pairs:%n", schemas, all);
    System.out.printf("%8d included%n%8d not included%n", included, not);
    System.out.printf("%8d undecided (%.2f %%)%n", open(), 100.0 * open() / all);
    undecided.forEach((reason, count) -> System.out.printf("%8d   %s%n", count, reason));
  }

  private static Optional<String> disproof(Group a, Group b) {
    for (Case one : a.cases()) {
      if (one.valid()) {
        for (Case other : b.cases()) {
          if (!other.valid() && one.instance().sameValue(other.instance())) {
            return Optional.of(a.name() + " / " + b.name() + ": " + one.instance());
          }
        }
      }
    }
    return Optional.empty();
  }

  @Test
  void theValidatorFindsItsWayThroughDynamicScopes() throws IOException {
    for (Group group : Suite.groups()) {
      if (group.name().startsWith("dynamicRef.json")) {
        for (Case c : group.cases()) {
          SchemaValidation validation = group.validation();
          if (!(c.valid() ? validation.accepts(c.instance()) : validation.rejects(c.instance()))) {
            wrong.add(group.name() + ": " + c.instance());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theEvaluatorAgreesWithTheSuite() throws IOException {
    int open = 0;
    for (Group group : Suite.groups()) {
      for (Case c : group.cases()) {
        try {
          if (Evaluator.accepts(group.schema(), c.instance()) != c.valid()) {
            wrong.add(group.name() + ": " + c.instance());
          }
        } catch (Undecided e) {
          open++; // said openly, never guessed
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(open).as("not evaluated").isZero();
  }
}
