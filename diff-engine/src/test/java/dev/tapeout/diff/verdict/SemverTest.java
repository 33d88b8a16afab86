package dev.tapeout.diff.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemverTest {
  private static Semver semver(String text) {
    return Semver.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.4",
        "1.2.3",
        "10.20.30",
        "1.1.2-prerelease+meta",
        "1.1.2+meta",
        "1.0.0-alpha",
        "1.0.0-alpha.0valid",
        "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay",
        "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
        "1.0.0-0A.is.legal",
        "99999999999999999999999.999999999999999999.99999999999999999"
      })
  void whatTheSpecificationAllowsIsReadAndWrittenAsItWas(String text) {
    assertThat(semver(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "1", "1.2", "1.2.3-0123", "1.2.3-0123.0123", "1.1.2+.123", "+invalid", "-invalid",
        "alpha", "1.2.3.DEV", "01.1.1", "1.01.1", "1.1.01", "1.2-SNAPSHOT", "1.0.0-", "1.0.0+",
        "1.0.0-a..b", "v1.2.3", " 1.2.3", "1.2.3 ", "1.0.0-ä", "٣.0.0"
      })
  void whatItDoesNotAllowIsNotRead(String text) {
    assertThat(Semver.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"v1.2.3, 1.2.3", "V1, 1.0.0", "1, 1.0.0", "1.2, 1.2.0", "v2-, ''", "1.2-rc, ''"})
  void whatIsMeantForAVersionIsReadLeniently(String text, String expected) {
    assertThat(Semver.parseLeniently(text).map(Semver::toString).orElse("")).isEqualTo(expected);
  }

  @Test
  void aDateIsNoVersion() {
    assertThat(Semver.parseLeniently("2020-08-27")).isEmpty();
  }

  @Test
  void aTextWithoutEndIsNoVersion() {
    assertThat(Semver.parse("1.0." + "9".repeat(100_000))).isEmpty();
  }

  @Test
  void theOrderIsThatOfTheSpecification() {
    List<Semver> order =
        List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.2.0",
                "2.0.0-1",
                "2.0.0",
                "10.0.0")
            .stream()
            .map(SemverTest::semver)
            .toList();
    assertThat(order).isSortedAccordingTo(Semver::compareTo);
    assertThat(order.stream().sorted(java.util.Comparator.reverseOrder()).sorted().toList())
        .isEqualTo(order);
    assertThat(semver("1.0.0+a")).isEqualByComparingTo(semver("1.0.0+b"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.3, NONE",
    "1.2.3, 1.2.2, NONE",
    "1.2.3, 1.2.3+b, NONE",
    "1.2.3, 1.2.4, PATCH",
    "1.2.3, 1.3.0, MINOR",
    "1.2.3, 2.0.0, MAJOR",
    "1.2.3, 2.0.0-rc.1, MAJOR",
    "2.0.0-rc.1, 2.0.0-rc.2, MAJOR",
    "2.0.0-rc.1, 2.0.0, MAJOR",
    "2.1.0-rc.1, 2.1.0, MINOR",
    "2.1.1-rc.1, 2.1.1, PATCH",
    "2.1.1-rc.1, 2.2.0, MINOR"
  })
  void aStepIsAsLargeAsItsLeftmostNumber(String from, String to, Bump expected) {
    assertThat(semver(from).stepTo(semver(to))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, NONE, 1.2.3",
    "1.2.3, PATCH, 1.2.4",
    "1.2.3, MINOR, 1.3.0",
    "1.2.3, MAJOR, 2.0.0",
    "2.0.0-rc.1, MAJOR, 2.0.0",
    "2.1.0-rc.1, MAJOR, 3.0.0"
  })
  void theNextVersionIsTheSmallestOfItsStep(String from, Bump bump, String expected) {
    assertThat(semver(from).next(bump)).hasToString(expected);
  }
}
