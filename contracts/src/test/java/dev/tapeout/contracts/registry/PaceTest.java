package dev.tapeout.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Pace PACE = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(20), 1000);

  private static long seconds(long left) {
    return Math.floorDiv(left, 1_000_000_000L);
  }

  private static long left(long now, long last, long bytes) {
    return seconds(PACE.left(now * 1_000_000_000L, 0, last * 1_000_000_000L, bytes));
  }

  @Test
  void untilItBeginsOnlyTheFirstTimeCounts() {
    assertThat(left(0, 0, 0)).isEqualTo(30);
    assertThat(left(29, 0, 0)).isEqualTo(1);
    assertThat(left(31, 0, 0)).isNegative();
  }

  @Test
  void aLargeAnswerThatGoesOnMayTakeLongerThanASmallOne() {
    assertThat(left(100, 100, 500_000)).isEqualTo(20);
    assertThat(left(525, 525, 500_000)).isEqualTo(5);
  }

  @Test
  void anAnswerThatStopsIsOverHoweverMuchOfItCame() {
    assertThat(left(41, 20, 500_000)).isNegative();
  }

  @Test
  void aByteNowAndThenHoldsNobody() {
    assertThat(left(29, 28, 30)).isEqualTo(1);
    assertThat(left(31, 30, 30)).isNegative();
  }

  @Test
  void whoSendsMuchMayWaitLonger() {
    assertThat(PACE.afterSending(10_000).left(0, 0, 0, 0))
        .isEqualTo(Duration.ofSeconds(40).toNanos());
  }
}
