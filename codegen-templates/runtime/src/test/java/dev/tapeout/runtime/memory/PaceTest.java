package dev.tapeout.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MIB = 1L << 20;
  private static final long MOST = 768 * MIB;

  /** Two threads and a medium page of 16 MiB keep 20 MiB. */
  private final Pace pace = new Pace(MOST, 2);

  @Test
  void aQuarterOfWhatLivesIsRoom() {
    assertThat(pace.bound(200 * MIB, MOST)).isEqualTo(250 * MIB);
  }

  @Test
  void littleThatLivesHasMoreRoomThanTheCollectorKeepsForItself() {
    long bound = pace.bound(16 * MIB, MOST);
    assertThat(bound - 16 * MIB - 20 * MIB - bound / 20).isBetween(7 * MIB, 8 * MIB);
  }

  @Test
  void moreThreadsAndLargerPagesWantMoreRoom() {
    assertThat(new Pace(MOST, 2).least(0)).isLessThan(new Pace(MOST, 4).least(0));
    assertThat(new Pace(MOST, 2).least(0)).isLessThan(new Pace(1024 * MIB, 2).least(0));
    assertThat(new Pace(1024 * MIB, 2).least(0)).isEqualTo(new Pace(4096 * MIB, 2).least(0));
  }

  @Test
  void muchAllocationMakesRoomForAFifthOfASecondAndIsForgottenSlowly() {
    pace.allocated(1000 * MIB);
    assertThat(pace.bound(100 * MIB, MOST)).isEqualTo(300 * MIB);
    pace.allocated(0);
    assertThat(pace.bound(100 * MIB, MOST)).isEqualTo(280 * MIB);
  }

  @Test
  void theContainerBoundsItButWhatLivesHasItsPlace() {
    assertThat(pace.bound(200 * MIB, 230 * MIB)).isEqualTo(230 * MIB);
    assertThat(pace.bound(200 * MIB, 100 * MIB)).isEqualTo(200 * MIB);
  }
}
