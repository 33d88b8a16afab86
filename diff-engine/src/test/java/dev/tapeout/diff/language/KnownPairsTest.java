package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.diff.language.KnownPairs.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Pairs of schemas of which the truth is known. {@code -Dtapeout.pairs=10000} makes a longer run,
 * {@code -Dtapeout.seed=7} another one.
 */
class KnownPairsTest {
  private static final int PAIRS = Integer.getInteger("tapeout.pairs", 400);
  private static final long SEED = Long.getLong("tapeout.seed", 42);

  /** Pairs that are asked of one engine, so that what it remembers is tested, too. */
  private static final int SHARED = 50;

  private static final class Tally {
    int pairs;
    int proved;
    int shown;
    int held;
    int undecided;
    int wrong;
  }

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> undecided = new ArrayList<>();
  private Inclusion inclusion = new Inclusion(World.STRICT);

  @Test
  void everyAnswerAgreesWithWhatIsKnownOfThePair() {
    KnownPairs pairs = new KnownPairs(SEED);
    int questions = 0;
    for (int i = 0; i < PAIRS; i++) {
      if (i % SHARED == 0) {
        inclusion = new Inclusion(World.STRICT);
      }
      Pair pair = pairs.next();
      Tally tally = tallies.computeIfAbsent(pair.operator(), name -> new Tally());
      tally.pairs++;
      new Question(pair, tally, pair.small(), pair.large()).mustBeIncluded();
      Question other = new Question(pair, tally, pair.large(), pair.small());
      if (pair.equivalent()) {
        other.mustBeIncluded();
      } else {
        other.mustAgreeWith(pair.apart());
      }
      questions += 2;
    }
    report(questions);
    assertThat(wrong).isEmpty();
    int open = tallies.values().stream().mapToInt(t -> t.undecided).sum();
    assertThat(open).as("undecided of %d", questions).isLessThanOrEqualTo(questions / 50);
  }

  private void report(int questions) {
    String format = "%-36s %6s %7s %6s %6s %10s %6s%n";
    System.out.printf(format, "operator", "pairs", "proved", "shown", "held", "undecided", "wrong");
    Tally all = new Tally();
    tallies.forEach((name, t) -> {
      print(format, name, t);
      all.pairs += t.pairs;
      all.proved += t.proved;
      all.shown += t.shown;
      all.held += t.held;
      all.undecided += t.undecided;
      all.wrong += t.wrong;
    });
    print(format, "all, " + questions + " questions", all);
    reasons.forEach((reason, count) -> System.out.printf("%8d undecided: %s%n", count, reason));
    undecided.forEach(System.out::println);
  }

  private static void print(String format, String name, Tally t) {
    System.out.printf(format, name, t.pairs, t.proved, t.shown, t.held, t.undecided, t.wrong);
  }

  private static Inclusion.Answer answer(ObjectNode a, ObjectNode b) {
    return new Inclusion(World.STRICT).of(Json.compiled(a), Json.compiled(b));
  }

  private static boolean separates(Node value, ObjectNode a, ObjectNode b) {
    return Json.validation(a).accepts(value) && Json.validation(b).rejects(value);
  }

  /** Is every instance of {@code a} an instance of {@code b}? */
  private final class Question {
    private final Pair pair;
    private final Tally tally;
    private final ObjectNode a;
    private final ObjectNode b;
    private final Inclusion.Answer answer;

    Question(Pair pair, Tally tally, ObjectNode a, ObjectNode b) {
      this.pair = pair;
      this.tally = tally;
      this.a = a;
      this.b = b;
      this.answer = inclusion.of(Json.compiled(a), Json.compiled(b));
    }

    void mustBeIncluded() {
      if (answer instanceof Inclusion.Included) {
        tally.proved++;
      } else if (answer instanceof Inclusion.NotIncluded no) {
        if (separates(no.witness(), a, b)) {
          wrong("not included, by " + no.witness() + ", though it is known to be", null);
        } else {
          badWitness(no.witness());
        }
      } else {
        open();
      }
    }

    /** Must not be included where there is an instance to show it. */
    void mustAgreeWith(@Nullable Node apart) {
      if (answer instanceof Inclusion.NotIncluded no) {
        if (separates(no.witness(), a, b)) {
          tally.shown++;
        } else {
          badWitness(no.witness());
        }
      } else if (answer instanceof Inclusion.Undecided) {
        open();
      } else if (apart == null) {
        tally.held++;
      } else {
        wrong(
            "included, though " + apart + " is accepted by A and not by B",
            (a, b) -> answer(a, b) instanceof Inclusion.Included && separates(apart, a, b));
      }
    }

    private void badWitness(Node witness) {
      wrong(
          "not included, by a witness that is none: " + witness,
          (a, b) ->
              answer(a, b) instanceof Inclusion.NotIncluded no
                  && (Json.validation(a).rejects(no.witness())
                      || Json.validation(b).accepts(no.witness())));
    }

    private void wrong(String what, BiPredicate<ObjectNode, ObjectNode> fails) {
      tally.wrong++;
      if (wrong.size() < 20) {
        String text = pair.operator() + ": " + what + "\nA: " + a + "\nB: " + b;
        wrong.add(fails == null ? text : text + "\nin short\n" + Shrinking.of(a, b, fails));
      }
    }

    private void open() {
      tally.undecided++;
      String reason = ((Inclusion.Undecided) answer).reason();
      if (reasons.merge(reason, 1, Integer::sum) == 1 && undecided.size() < 20 && PAIRS > 1_000) {
        Shrinking.Pair small =
            Shrinking.of(
                a,
                b,
                (a, b) ->
                    answer(a, b) instanceof Inclusion.Undecided u && u.reason().equals(reason));
        undecided.add(pair.operator() + ": undecided, " + reason + "\n" + small);
      }
    }
  }
}
