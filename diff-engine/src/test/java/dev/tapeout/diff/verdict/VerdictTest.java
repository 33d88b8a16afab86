package dev.tapeout.diff.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.acceptance.Acceptance;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.surface.Pair;
import dev.tapeout.diff.surface.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private static final Terms TERMS = new Terms(Policy.TOLERANT, LocalDate.of(2026, 11, 25));

  private static final String ONE = "paths: {/a: {get: {summary: a}}}";
  private static final String TWO = "paths: {/a: {get: {summary: a}, put: {}}}";
  private static final String OTHER_TEXT = "paths: {/a: {get: {summary: b}}}";

  private static Contract contract(String version, String rest) {
    return Pair.contract("c.yaml", "info: {title: T, version: " + version + "}\n" + rest);
  }

  private static Verdict verdict(String from, String old, String to, String now) {
    return Verdict.of(contract(from, old), contract(to, now), TERMS, false);
  }

  private static String rest(String name) {
    return name.equals("one") ? ONE : name.equals("two") ? TWO : OTHER_TEXT;
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, one, 1.2.3, one, NONE, true",
    "1.2.3, two, 1.3.0, one, MAJOR, false",
    "1.2.3, two, 2.0.0, one, MAJOR, true",
    "1.2.3, one, 1.2.4, two, MINOR, false",
    "1.2.3, one, 1.3.0, two, MINOR, true",
    "1.2.3, one, 1.2.3, text, PATCH, false",
    "1.2.3, one, 1.2.4, text, PATCH, true",
    "0.2.3, two, 0.2.4, one, MINOR, false",
    "0.2.3, two, 0.3.0, one, MINOR, true",
    "1.2.3, one, 1.2.4, one, PATCH, true",
    "1.3.0, one, 1.2.0, two, MINOR, false",
  })
  void weighsTheStepThatWasMadeAgainstTheStepThatTheChangesNeed(
      String from, String old, String to, String now, Bump required, boolean pass) {
    Verdict verdict = verdict(from, rest(old), to, rest(now));
    assertThat(verdict.required()).isEqualTo(required);
    assertThat(verdict.pass()).isEqualTo(pass);
    assertThat(verdict.reason() == null).isEqualTo(pass);
  }

  @Test
  void aBreakNeedsAVersionThatCanAnnounceIt() {
    assertThat(verdict("'next'", TWO, "'next'", ONE).pass()).isFalse();
    assertThat(verdict("'next'", ONE, "'next'", TWO).pass()).isTrue();
  }

  @Test
  void theSeverityOfARuleCanBeChosen() {
    assertThat(chosen(TWO, ONE, "operation-removed", Severity.WARNING)).isEqualTo(Bump.MINOR);
    assertThat(chosen(TWO, ONE, "operation-removed", Severity.INFO)).isEqualTo(Bump.PATCH);
    assertThat(chosen(TWO, ONE, "operation-removed", Severity.OFF)).isEqualTo(Bump.PATCH);
    assertThat(chosen(ONE, TWO, "operation-added", Severity.ERROR)).isEqualTo(Bump.MAJOR);
    assertThat(chosen(ONE, TWO, "no-such-rule", Severity.ERROR)).isEqualTo(Bump.MINOR);
  }

  @Test
  void aSeverityThatWasSetForAnIdOfOldCountsForTheRulesOfToday() {
    String body = "\npaths: {/a: {get: {responses: {'200': {content: {a/b: {schema: %s}}}}}}}";
    String old = body.formatted("{type: array, maxItems: 3}");
    String now = body.formatted("{type: array}");
    assertThat(chosen(old, now, "items-changed", Severity.WARNING)).isEqualTo(Bump.MINOR);
    assertThat(chosen(old, now, "item-count-loosened", Severity.WARNING)).isEqualTo(Bump.MINOR);
    assertThat(chosen(old, now, "item-count-tightened", Severity.WARNING)).isEqualTo(Bump.MAJOR);
  }

  @Test
  void aSeverityThatWasSetForACheckOfThePeerCountsForItsFindingsAlone() {
    String body = "\npaths: {/a: {post: {requestBody: {content: {a/b: {schema: %s}}}}}}";
    String old = body.formatted("{type: object, properties: {n: {type: integer, maximum: 9}}}");
    String now = body.formatted("{type: object, properties: {n: {type: integer, maximum: 5}}}");
    String check = "request-property-max-decreased";
    assertThat(chosen(old, now, check, Severity.WARNING)).isEqualTo(Bump.MINOR);
    for (String other :
        List.of(
            "request-body-max-decreased",
            "request-property-min-increased",
            "request-property-max-set",
            "response-property-max-increased",
            "request-parameter-max-decreased")) {
      assertThat(chosen(old, now, other, Severity.WARNING)).as(other).isEqualTo(Bump.MAJOR);
    }
  }

  private static Bump chosen(String old, String now, String rule, Severity severity) {
    Contract before = contract("1.0.0", old);
    Contract after = contract("1.0.0", now);
    return Verdict.of(before, after, TERMS, false, Map.of(rule, severity), Map.of()).required();
  }

  @Test
  void whatIsUndecidedFailsUnlessItMayPass() {
    String xml = "\ncomponents: {schemas: {S: {xml: {name: a}}}}";
    Contract before = contract("1.0.0", ONE + xml);
    Contract after = contract("2.0.0", ONE + xml.replace("name: a", "name: b"));
    Verdict verdict = Verdict.of(before, after, TERMS, false);
    assertThat(verdict.pass()).isFalse();
    assertThat(verdict.reason()).isEqualTo("one change could not be decided");
    assertThat(Verdict.of(before, after, TERMS, true).pass()).isTrue();
  }

  @Test
  void whatIsAcceptedIsNoReasonToFailAndNeedsNoStep() {
    Contract before = contract("1.2.3", TWO);
    Contract after = contract("1.2.4", ONE);
    Finding removed = Verdict.of(before, after, TERMS, false).findings().get(0);
    Acceptance acceptance = Acceptance.of(removed, "c.yaml", "Nobody calls it.", "Ada", null);
    Verdict verdict =
        Verdict.of(
            before, after, TERMS, false, Map.of(), Map.of(removed.fingerprint(), acceptance));
    assertThat(verdict.pass()).isTrue();
    assertThat(verdict.required()).isEqualTo(Bump.PATCH);
    assertThat(verdict.next()).isEqualTo("1.2.4");
    assertThat(verdict.findings()).contains(removed);
    assertThat(verdict.acceptance(removed)).isEqualTo(acceptance);
  }

  @Test
  void theOtherChangesStillNeedTheirs() {
    Contract before = contract("1.2.3", TWO);
    Contract after = contract("1.2.4", "paths: {/a: {get: {summary: a}, post: {}}}");
    Finding removed = Verdict.of(before, after, TERMS, false).findings().get(0);
    Acceptance acceptance = Acceptance.of(removed, "c.yaml", "Nobody calls it.", "Ada", null);
    Map<String, Acceptance> accepted = Map.of(removed.fingerprint(), acceptance);
    Verdict verdict = Verdict.of(before, after, TERMS, false, Map.of(), accepted);
    assertThat(verdict.required()).isEqualTo(Bump.MINOR);
    assertThat(verdict.pass()).isFalse();
  }

  @Test
  void schemasOfADialectThatTheContractDeclaresAreUndecidedWhereTheyChange() {
    String rest =
        """
        jsonSchemaDialect: %s
        paths:
          /a:
            post:
              requestBody:
                content:
                  application/json:
                    schema: {type: object, dependencies: {a: [%s]}, description: %s}
        """;
    String old = "http://json-schema.org/draft-07/schema#";
    String read = "https://spec.openapis.org/oas/3.1/dialect/base";
    assertThat(dialect(rest.formatted(old, "b", "x"), rest.formatted(old, "c", "x"))).isFalse();
    assertThat(dialect(rest.formatted(old, "b", "x"), rest.formatted(old, "b", "y"))).isTrue();
    assertThat(dialect(rest.formatted(read, "b", "x"), rest.formatted(read, "c", "x"))).isTrue();
  }

  @Test
  void aSchemaInsideOneOfAnotherDialectIsOfThatDialect() {
    String rest =
        """
        paths:
          /a:
            post:
              requestBody:
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/S/definitions/A/items'}
        components:
          schemas:
            S:
              $schema: %s
              definitions: {A: {items: {type: integer, exclusiveMaximum: %s}}}
        """;
    String old = "http://json-schema.org/draft-07/schema#";
    String read = "https://json-schema.org/draft/2020-12/schema";
    assertThat(dialect(rest.formatted(old, "5"), rest.formatted(old, "6"))).isFalse();
    assertThat(dialect(rest.formatted(read, "5"), rest.formatted(read, "6"))).isTrue();
    assertThat(dialect(rest.formatted(old, "5"), rest.formatted(read, "5"))).isFalse();
    assertThat(dialect(rest.formatted(old, "5"), rest.formatted(old, "5"))).isTrue();
  }

  @Test
  void whatTheDocumentIsCheckedByIsNoDialect() {
    String rest =
        """
        $schema: https://example.com/schemas/openapi.json
        paths: {/a: {post: {requestBody: {content: {application/json: {schema: {maxLength: %s}}}}}}}
        """;
    assertThat(dialect(rest.formatted("5"), rest.formatted("6"))).isTrue();
  }

  private static boolean dialect(String old, String now) {
    return verdict("1.0.0", old, "1.1.0", now).decided();
  }
}
