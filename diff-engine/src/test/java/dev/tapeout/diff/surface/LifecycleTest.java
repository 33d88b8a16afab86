package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On 2026-11-25, unless a test says otherwise. */
class LifecycleTest {
  private static final String PAST = "x-sunset: 2026-11-24";
  private static final String AHEAD = "x-sunset: 2026-11-26";

  private static Pair removal(String marks) {
    return Pair.of("paths: {/a: {get: {%s}, put: {}}}".formatted(marks), "paths: {/a: {put: {}}}");
  }

  private static Pair deprecated(String old, String current) {
    return Pair.operations("deprecated: true\n" + old, "deprecated: true\n" + current);
  }

  @Test
  void whatIsDeprecatedMayGoFromItsSunsetOn() {
    removal("deprecated: true, " + PAST).forth("compatible operation-removed-after-sunset");
    removal("deprecated: true, x-sunset: 2026-11-25")
        .forth("compatible operation-removed-after-sunset")
        .on("2026-11-24")
        .forth("breaking operation-removed-before-sunset");
    removal("deprecated: true, " + AHEAD).forth("breaking operation-removed-before-sunset");
  }

  @Test
  void aSunsetAloneDeprecatesNothing() {
    removal(PAST).forth("breaking operation-removed");
    removal("deprecated: false, " + PAST).forth("breaking operation-removed");
  }

  @Test
  void aSunsetThatNobodyCanReadAnnouncesNothing() {
    removal("deprecated: true, x-sunset: soon").forth("breaking deprecated-operation-removed");
    removal("deprecated: true, x-sunset: 2026-02-30")
        .forth("breaking deprecated-operation-removed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24",
        "2026-11-24T23:59:59Z",
        "2026-11-25T01:00:00+02:00",
        "Tue, 24 Nov 2026 23:59:59 GMT"
      })
  void aSunsetIsADateOrATimeInUtc(String sunset) {
    removal("x-deprecated: true, x-sunset: '" + sunset + "'")
        .on("2026-11-24")
        .forth("compatible operation-removed-after-sunset")
        .on("2026-11-23")
        .forth("breaking operation-removed-before-sunset");
  }

  @Test
  void aWebhookGoesBySunsetToo() {
    Pair.of("webhooks: {w: {post: {deprecated: true, %s}}}".formatted(PAST), "webhooks: {}")
        .forth("compatible operation-removed-after-sunset");
  }

  @Test
  void aParameterGoesBySunsetToo() {
    String parameter = "parameters: [{name: q, in: query, deprecated: true, %s}]";
    Pair.operations(parameter.formatted(PAST), "parameters: []")
        .forth("compatible parameter-removed-after-sunset");
    Pair.operations(parameter.formatted(AHEAD), "parameters: []")
        .forth("breaking parameter-removed-before-sunset");
  }

  @Test
  void aPropertyGoesBySunsetTooInBothDirections() {
    String request =
        """
        requestBody:
          content:
            application/json:
              schema:
                type: object
                properties: {a: {type: string}PROPERTY}
                unevaluatedProperties: false
        """;
    String b = ", b: {type: string, deprecated: true, %s}";
    String without = request.replace("PROPERTY", "");
    Pair.operations(request.replace("PROPERTY", b.formatted(PAST)), without)
        .forth("compatible property-removed-after-sunset");
    Pair.operations(request.replace("PROPERTY", b.formatted(AHEAD)), without)
        .forth("breaking property-removed");
    String response =
        """
        responses:
          '200':
            description: a
            content:
              application/json:
                schema: {type: object, required: [b], properties: {b: {deprecated: true, %s}}}
        """;
    String gone = response.replace("required: [b], properties: {b: {deprecated: true, %s}}", "");
    Pair.operations(response.formatted(PAST), gone)
        .forth("compatible property-removed-after-sunset");
    Pair.operations(response.formatted(AHEAD), gone).forth("breaking required-property-removed");
  }

  @Test
  void aDeprecationComesWithASunsetOrSaysThatItHasNone() {
    Pair.operations("{}", "deprecated: true")
        .forth("compatible deprecated-added", "documentation sunset-missing")
        .back("compatible deprecated-removed");
    Pair.operations("{}", "deprecated: true\n" + AHEAD)
        .forth("compatible deprecated-added", "compatible sunset-added");
  }

  @Test
  void aRemovalIsNotHadInTwoStepsWithoutNotice() {
    Pair.operations("{}", "deprecated: true\n" + PAST)
        .forth("compatible deprecated-added", "breaking sunset-too-soon");
    Pair.operations(PAST, "deprecated: true\n" + PAST)
        .forth("compatible deprecated-added", "breaking sunset-too-soon");
    deprecated("", "x-sunset: 2026-11-25").forth("breaking sunset-too-soon");
    deprecated("x-sunset: 2027-06-01", "x-sunset: 2026-12-01")
        .forth("breaking sunset-moved-earlier")
        .back("compatible sunset-moved-later");
    deprecated("x-sunset: 2026-06-01", PAST.replace("2026", "2025"))
        .forth("compatible sunset-moved-earlier");
  }

  @Test
  void aSunsetMayComeAndGo() {
    deprecated("", AHEAD).forth("compatible sunset-added").back("compatible sunset-removed");
    deprecated(AHEAD, "x-sunset: soon")
        .forth("compatible sunset-invalid")
        .back("compatible sunset-added");
    deprecated(AHEAD, "x-sunset: Thu, 26 Nov 2026 00:00:00 GMT")
        .forth("documentation extension-changed");
  }

  @Test
  void sunsetsOfParametersAndPropertiesAreComparedToo() {
    String parameters = "parameters: [{name: q, in: query, deprecated: true, x-sunset: %s}]";
    Pair.operations(parameters.formatted("2028-01-01"), parameters.formatted("2027-01-01"))
        .forth("breaking sunset-moved-earlier");
    String schema =
        "paths: {}\ncomponents: {schemas: {A: {properties: {b: {deprecated: true, %s}}}}}";
    Pair.of(schema.formatted("x-sunset: 2028-01-01"), schema.formatted("x-sunset: 2027-01-01"))
        .forth("breaking sunset-moved-earlier");
  }

  @Test
  void aLevelOfStabilityMayRiseButNotFall() {
    Pair.operations("x-stability-level: beta", "x-stability-level: stable")
        .forth("compatible stability-increased")
        .back("breaking stability-decreased");
    Pair.operations("{}", "x-stability-level: alpha")
        .forth("breaking stability-decreased")
        .back("compatible stability-increased");
    Pair.operations("{}", "x-stability-level: stable").forth("documentation extension-changed");
  }

  @Test
  void aLevelThatNobodyKnowsPromisesNothing() {
    Pair.operations("x-stability-level: beta", "x-stability-level: ga")
        .forth("breaking stability-invalid")
        .back("compatible stability-increased");
    Pair.operations("x-stability-level: ga", "x-stability-level: gamma")
        .forth("documentation stability-invalid");
  }

  @Test
  void theReportNamesTheWrittenDates() {
    assertThat(deprecated("x-sunset: 2027-06-01", "x-sunset: 2026-12-01").only().message())
        .isEqualTo("'x-sunset' was \"2027-06-01\" and is \"2026-12-01\".");
  }
}
