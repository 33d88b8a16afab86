package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.Json.array;
import static dev.tapeout.diff.language.Json.object;
import static dev.tapeout.diff.language.Json.reference;
import static dev.tapeout.diff.language.Json.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Large schemas with one small change: each question ends, and rightly. How long it takes belongs
 * in benchmarks.
 */
class CostTest {
  private static final int BRANCHES = Integer.getInteger("tapeout.branches", 2_000);

  @Test
  void aChainOfAThousandNestedAllOfIsDecided() {
    decided(chain(1_000, 1), chain(1_000, 2));
  }

  @Test
  void theSameChainFlattenedIsTheSame() {
    ObjectNode flat = chain(1, 1);
    for (int i = 2; i <= 1_000; i++) {
      flat =
          with(
              flat,
              "properties",
              with(Json.members(flat, "properties"), "p" + i, object("type", "string")));
    }
    equivalent(chain(1_000, 1), flat);
  }

  /** Each level adds a property; the innermost bounds {@code n}. */
  private static ObjectNode chain(int levels, int minimum) {
    ObjectNode at = object("type", "object", "properties", object("n", object("minimum", minimum)));
    for (int i = 2; i <= levels; i++) {
      at = object("properties", object("p" + i, object("type", "string")), "allOf", array(at));
    }
    return at;
  }

  @Test
  void aBranchOfTwoThousandThatChangedIsFound() {
    decided(union("oneOf", BRANCHES, -1, 0), union("oneOf", BRANCHES, BRANCHES * 3 / 5, 0));
  }

  @Test
  void aBranchOfTwoThousandThatIsGoneIsFound() {
    decided(union("oneOf", BRANCHES, -1, 0), union("oneOf", BRANCHES - 1, -1, 0));
  }

  @Test
  void twoThousandBranchesInAnotherOrderAreTheSame() {
    equivalent(union("oneOf", BRANCHES, -1, 0), union("oneOf", BRANCHES, -1, 3));
  }

  @Test
  void twoThousandBranchesThatExcludeEachOtherMayAsWellBeAnyOf() {
    equivalent(union("oneOf", BRANCHES, -1, 0), union("anyOf", BRANCHES, -1, 0));
  }

  /** Objects told apart by {@code kind}; one of them asks more of {@code n}. */
  private static ObjectNode union(String keyword, int size, int tighter, int shuffle) {
    List<Node> branches = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      branches.add(
          object(
              "type", "object",
              "required", array("kind"),
              "properties",
                  object(
                      "kind",
                      object("const", "k" + i),
                      "n",
                      object("type", "integer", "minimum", i == tighter ? 1 : 0),
                      "p" + i,
                      object("type", "string"))));
    }
    if (shuffle != 0) {
      java.util.Collections.shuffle(branches, new Random(shuffle));
    }
    return object(keyword, array(branches));
  }

  @Test
  void aLeafOfACycleOfTwoHundredThatChangedIsFound() {
    decided(cycle(200, -1), cycle(200, 150));
  }

  @Test
  void aCycleOfTwoHundredUnrolledTwiceIsTheSame() {
    equivalent(cycle(200, -1), cycle(400, -1));
  }

  @Test
  void cyclesOfDifferentLengthsThatSayTheSameAreTheSame() {
    equivalent(cycle(200, -1), cycle(1, -1));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 3",
    "1000, 500",
    "1000, 998",
    "1000, 999",
    "3000, 3",
    "3000, 1500",
    "3000, 2998",
    "3000, 2999"
  })
  void aLeafOfALargeCycleThatChangedIsFoundWhereverItIs(int length, int tighter)
      throws InterruptedException {
    onDeepStack(() -> decided(cycle(length, -1), cycle(length, tighter)));
  }

  @Test
  void largeCyclesAreTheSameUnrolledOrOfAnotherLength() throws InterruptedException {
    onDeepStack(() -> {
      equivalent(cycle(1_000, -1), cycle(1_001, -1));
      equivalent(cycle(3_000, -1), cycle(3_000, -1));
      equivalent(cycle(3_000, -1), cycle(2_999, -1));
    });
  }

  @Test
  void largeCyclesThatChangedInDifferentPlacesAreNotIncludedInEachOther()
      throws InterruptedException {
    onDeepStack(() -> {
      assertThat(answer(cycle(3_000, 1_001), cycle(3_000, 1_002)))
          .isInstanceOf(Inclusion.NotIncluded.class);
      assertThat(answer(cycle(3_000, 1_002), cycle(3_000, 1_001)))
          .isInstanceOf(Inclusion.NotIncluded.class);
    });
  }

  @Test
  void anInstanceIsNotSoughtBelowFiveThousandLevels() throws InterruptedException {
    onDeepStack(() -> {
      assertThat(answer(cycle(5_200, -1), cycle(5_200, 4_900)))
          .isInstanceOf(Inclusion.NotIncluded.class);
      assertThat(answer(cycle(5_200, -1), cycle(5_200, 5_100)))
          .isInstanceOf(Inclusion.Undecided.class);
    });
  }

  @Test
  void aStackThatEndsBeforeTheSchemasDoLeavesItUndecided() {
    assertThat(answer(cycle(5_200, -1), cycle(5_200, 4_900)))
        .isInstanceOf(Inclusion.Undecided.class);
  }

  @Test
  void aQuestionEndsWhereThereAreTooManyCases() {
    assertThat(answer(choices(4), object("not", object()))).isInstanceOf(Inclusion.Included.class);
    assertThat(answer(choices(40), object("not", object())))
        .isNotInstanceOf(Inclusion.NotIncluded.class);
  }

  /**
   * Before, each level of choices asked again and again what the others evaluate: half a minute.
   */
  @ParameterizedTest
  @CsvSource({"oneOf", "anyOf"})
  void manyChoicesThatMayEvaluateAPropertyAreDecidedOrTooManyToTry(String keyword) {
    ObjectNode old = evaluating(keyword, 40);
    ObjectNode now = evaluating(keyword, 39);
    for (World world : List.of(World.STRICT, World.TOLERANT_REQUEST, World.TOLERANT_RESPONSE)) {
      Inclusion inclusion = new Inclusion(world);
      assertThat(inclusion.of(Json.compiled(old), Json.compiled(old)))
          .isInstanceOf(Inclusion.Included.class);
      assertThat(inclusion.of(Json.compiled(old), Json.compiled(now)))
          .isNotInstanceOf(Inclusion.Included.class);
      assertThat(inclusion.of(Json.compiled(now), Json.compiled(old)))
          .isNotInstanceOf(Inclusion.Included.class);
    }
    assertThat(answer(evaluating(keyword, 3), evaluating(keyword, 2)))
        .isInstanceOf(Inclusion.NotIncluded.class);
  }

  /** An object that takes only what one of its choices describes. */
  private static ObjectNode evaluating(String keyword, int count) {
    List<Node> each = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Node described = object("properties", object("p" + i, object("enum", array("a", "b"))));
      each.add(object(keyword, array(described, object("required", array("q" + i)))));
    }
    return object("type", "object", "allOf", array(each), "unevaluatedProperties", false);
  }

  /** Each question alone took half a second; together they took minutes. */
  @Test
  void questionsAfterManyThatWereTooHardMayCostLess() {
    Inclusion inclusion = new Inclusion(World.STRICT);
    for (int i = 0; i < 300; i++) {
      ObjectNode hard = with(choices(40), "required", array("c" + i));
      undecided(
          inclusion.of(Json.compiled(hard), Json.compiled(object("not", object()))),
          "there are too many cases to try");
    }
    assertThat(inclusion.of(Json.compiled(choices(4)), Json.compiled(object("not", object()))))
        .isInstanceOf(Inclusion.Included.class);
  }

  /** Before, it was unrolled and made deterministic at each level: a quarter of a minute. */
  @Test
  void aPatternOfManyRepetitionsInEachOtherIsTooDearToUnderstand() {
    String pattern = "^(((a{0,9}){0,9}){0,9}){0,%s}$";
    undecided(
        answer(
            object("type", "string", "pattern", pattern.formatted(9)),
            object("type", "string", "pattern", pattern.formatted(8))),
        "a pattern takes more than 1000000 steps to be understood");
  }

  private static void undecided(Inclusion.Answer answer, String reason) {
    assertThat(answer).isEqualTo(new Inclusion.Undecided(reason));
  }

  /** So many independent choices of two, of which none can be met with all the others. */
  private static ObjectNode choices(int count) {
    List<Node> each = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      each.add(
          object(
              "oneOf",
              array(object("required", array("a" + i)), object("required", array("b" + i)))));
    }
    return object("type", "object", "maxProperties", count - 1, "allOf", array(each));
  }

  /** As the program does: what it compares may nest deep. */
  private static void onDeepStack(Runnable work) throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread thread = new Thread(null, work, "deep", 512L << 20);
    thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
    thread.start();
    thread.join();
    assertThat(thrown).isEmpty();
  }

  @Test
  void aChainOfTwentyThousandNamesIsWhatItEndsIn() {
    equivalent(chain(20_000, "string"), object("type", "string"));
    assertThat(answer(chain(20_000, "string"), chain(20_000, "integer")))
        .isInstanceOf(Inclusion.NotIncluded.class);
  }

  /** Each name stands for the next, and the last for a type. */
  private static ObjectNode chain(int length, String type) {
    Map<String, Node> definitions = new LinkedHashMap<>();
    for (int i = 0; i < length; i++) {
      definitions.put("s" + i, reference("s" + (i + 1)));
    }
    definitions.put("s" + length, object("type", type));
    return with(reference("s0"), "$defs", Values.object(definitions));
  }

  /** Each object leads to the next and the last to the first; one leaf asks more. */
  private static ObjectNode cycle(int length, int tighter) {
    Map<String, Node> definitions = new LinkedHashMap<>();
    for (int i = 0; i < length; i++) {
      definitions.put(
          "s" + i,
          object(
              "type",
              "object",
              "properties",
              object(
                  "next", reference("s" + (i + 1) % length),
                  "leaf", object("type", "integer", "minimum", i == tighter ? 1 : 0))));
    }
    return with(reference("s0"), "$defs", Values.object(definitions));
  }

  /** {@code large} accepts more than {@code small}. */
  private static void decided(ObjectNode large, ObjectNode small) {
    assertThat(answer(small, large)).isInstanceOf(Inclusion.Included.class);
    Inclusion.Answer answer = answer(large, small);
    assertThat(answer).isInstanceOf(Inclusion.NotIncluded.class);
    Node witness = ((Inclusion.NotIncluded) answer).witness();
    assertThat(Evaluator.accepts(Json.compiled(large), witness)).isTrue();
    assertThat(Evaluator.accepts(Json.compiled(small), witness)).isFalse();
  }

  private static void equivalent(ObjectNode a, ObjectNode b) {
    assertThat(answer(a, b)).isInstanceOf(Inclusion.Included.class);
    assertThat(answer(b, a)).isInstanceOf(Inclusion.Included.class);
  }

  private static Inclusion.Answer answer(ObjectNode a, ObjectNode b) {
    return new Inclusion(World.STRICT).of(Json.compiled(a), Json.compiled(b));
  }
}
