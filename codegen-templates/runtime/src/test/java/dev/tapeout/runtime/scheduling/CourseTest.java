package dev.tapeout.runtime.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.scheduling.Course.Standing;
import dev.tapeout.runtime.scheduling.Course.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The governor's decisions, on given readings. */
class CourseTest {
  /** Two processors; {@code held} of the mounted have slept. */
  private static Reading reading(int parallelism, int mounted, long queued, int held) {
    return new Reading(2, parallelism, mounted, queued, mounted - held);
  }

  private static Step run(List<Reading> readings) {
    Course course = Course.START;
    Step step = null;
    for (Reading reading : readings) {
      step = course.next(reading);
      course = step.course();
    }
    return step;
  }

  private static List<Reading> times(int count, Reading reading) {
    return Collections.nCopies(count, reading);
  }

  @Test
  void aHeldCarrierIsReplaced() {
    Step step = run(times(1, reading(2, 2, 5, 1)));
    assertThat(step.parallelism()).isEqualTo(3);
    assertThat(step.standing()).isEqualTo(Standing.RAISED);
  }

  @Test
  void moreCarriersThanProcessorsGainNothingWhereAllRun() {
    Step step = run(times(100, reading(2, 2, 1000, 0)));
    assertThat(step.parallelism()).isEqualTo(2);
    assertThat(step.standing()).isEqualTo(Standing.BUSY);
  }

  @Test
  void aHeldCarrierIsNotReplacedWhileNobodyWaits() {
    assertThat(run(times(100, reading(2, 2, 0, 2))).parallelism()).isEqualTo(2);
  }

  @Test
  void carriersAreTakenBackAfterACalmTimeAndNotBefore() {
    List<Reading> calm = times(Course.CALM - 1, reading(4, 1, 0, 0));
    assertThat(run(calm).parallelism()).isEqualTo(4);
    List<Reading> whole = times(Course.CALM, reading(4, 1, 0, 0));
    assertThat(run(whole).parallelism()).isEqualTo(2);
    assertThat(run(whole).standing()).isEqualTo(Standing.RESTS);
  }

  @Test
  void asManyStayAsWereWantedAtMostWhileItWasCalm() {
    List<Reading> readings = new ArrayList<>(times(Course.CALM - 1, reading(6, 2, 0, 0)));
    readings.add(10, reading(6, 2, 0, 1));
    assertThat(run(readings).parallelism()).isEqualTo(3);
  }

  @Test
  void theCalmTimeBeginsAnewWhenAllAreWanted() {
    List<Reading> readings = new ArrayList<>(times(Course.CALM - 1, reading(3, 1, 0, 0)));
    readings.add(reading(3, 3, 1, 1));
    readings.addAll(times(Course.CALM - 1, reading(3, 1, 0, 0)));
    assertThat(run(readings).parallelism()).isEqualTo(3);
  }

  @Test
  void thereIsABound() {
    int most = 2 + Course.MOST_MORE;
    Step step = run(times(3, reading(most - 1, most + 9, 5, most + 9)));
    assertThat(step.parallelism()).isEqualTo(most);
    assertThat(step.standing()).isEqualTo(Standing.MOST);
    Step there = run(times(3, reading(most, most + 9, 5, most + 9)));
    assertThat(there.parallelism()).isEqualTo(most);
  }

  @Test
  void aQuotaThatChangesIsFollowed() {
    assertThat(run(times(1, reading(1, 1, 0, 0))).parallelism()).isEqualTo(2);
    Reading shrunk = new Reading(1, 2, 2, 9, 2);
    assertThat(run(times(Course.CALM, shrunk)).parallelism()).isEqualTo(1);
  }

  @Test
  void aCountThatWasReadInTwoPiecesIsNotLessThanNone() {
    assertThat(new Reading(2, 2, 1, 0, 2).held()).isZero();
  }
}
