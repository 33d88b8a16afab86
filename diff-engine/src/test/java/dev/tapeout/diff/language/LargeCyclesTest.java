package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.CostTest.answer;
import static dev.tapeout.diff.language.CostTest.cycle;
import static dev.tapeout.diff.language.CostTest.decided;
import static dev.tapeout.diff.language.CostTest.equivalent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thousands of schemas that lead to each other, as {@link CostTest} has hundreds. */
class LargeCyclesTest {
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

  /** As the program does: what it compares may nest deep. */
  private static void onDeepStack(Runnable work) throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread thread = new Thread(null, work, "deep", 512L << 20);
    thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
    thread.start();
    thread.join();
    assertThat(thrown).isEmpty();
  }
}
