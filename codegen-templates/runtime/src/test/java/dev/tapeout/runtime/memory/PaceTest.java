package dev.tapeout.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MIB = 1L << 20;
  private static final long MOST = 768 * MIB;

  private final Pace pace = new Pace();

  @Test
  void aQuarterOfWhatLivesIsRoom() {
    assertThat(pace.bound(200 * MIB, MOST)).isEqualTo(250 * MIB);
  }

  @Test
  void littleThatLivesHasTheLeastRoom() {
    assertThat(pace.bound(4 * MIB, MOST)).isEqualTo(20 * MIB);
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
    assertThat(pace.bound(200 * MIB, 100 * MIB)).isEqualTo(216 * MIB);
  }
}
