package dev.tapeout.diff.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemverTest {
  private static Semver semver(String text) {
    return Semver.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.4", "10.20.30", "1.0.0-alpha.0valid", "1.2.3----RC.12.9.1--.12"})
  void readsWhatTheSpecificationAllows(String text) {
    assertThat(semver(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.2", "01.1.1", "1.2.3-0123", "v1.2.3", "1.0.0-", "1.0.0-a..b"})
  void refusesTheRest(String text) {
    assertThat(Semver.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0-alpha, 1.0.0-alpha.1",
    "1.0.0-alpha.1, 1.0.0-alpha.beta",
    "1.0.0-beta.2, 1.0.0-beta.11",
    "1.0.0-rc.1, 1.0.0",
    "1.9.0, 1.10.0",
    "2.1.0, 2.1.1",
  })
  void ordersVersionsByPrecedence(String lower, String higher) {
    assertThat(semver(lower)).isLessThan(semver(higher));
    assertThat(semver(higher)).isGreaterThan(semver(lower));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 2.0.0, MAJOR",
    "1.2.3, 1.3.0, MINOR",
    "1.2.3, 1.2.4, PATCH",
    "1.2.3, 1.2.3, NONE",
    "1.2.3, 1.1.0, NONE",
    "2.0.0-rc.1, 2.0.0, MAJOR",
    "1.3.0-rc.1, 1.3.0-rc.2, MINOR",
  })
  void tellsTheStepBetweenTwoVersions(String from, String to, Bump step) {
    assertThat(semver(from).to(semver(to))).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, MAJOR, 2.0.0",
    "1.2.3, MINOR, 1.3.0",
    "1.2.3, PATCH, 1.2.4",
    "1.2.3, NONE, 1.2.3",
    "2.0.0-rc.1, MAJOR, 2.0.0",
    "2.1.0-rc.1, MAJOR, 3.0.0",
  })
  void namesTheNextVersion(String from, Bump step, String next) {
    assertThat(semver(from).next(step)).hasToString(next);
  }
}
