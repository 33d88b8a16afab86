package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LooksTest {
  private final Looks looks = new Looks();

  private boolean looks(long waits) {
    return looks.pays(new Meeting("x", waits, 0));
  }

  /** How many of so many look, where all of them win or none does. */
  private long of(int waits, boolean win) {
    return LongStream.range(0, waits)
        .filter(n -> {
          boolean looked = looks(n);
          if (looked && win) {
            looks.won();
          } else if (looked) {
            looks.lost();
          }
          return looked;
        })
        .count();
  }

  @Test
  void whereLookingDoesNotPayItIsTriedEverMoreSeldom() {
    assertThat(of(100_000, false)).isBetween(10L, 40L);
  }

  @Test
  void whereItPaysAllLookButSomeSoThatOthersHaveTheirTurn() {
    assertThat(of(100_000, true)).isBetween(99_000L, 99_500L);
  }

  @Test
  void twoLossesAreEnoughToStopIt() {
    of(1_000, true);
    assertThat(of(10, false)).isEqualTo(2);
    assertThat(of(1_000, true)).isGreaterThan(900); // and one win to begin again
  }
}
