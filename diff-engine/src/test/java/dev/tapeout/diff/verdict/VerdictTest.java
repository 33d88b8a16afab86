package dev.tapeout.diff.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.surface.Pair;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final String ONE = "paths: {/a: {get: {summary: a}}}";
  private static final String TWO = "paths: {/a: {get: {summary: a}, put: {}}}";
  private static final String OTHER_TEXT = "paths: {/a: {get: {summary: b}}}";
  private static final String XML = "\ncomponents: {schemas: {S: {xml: {name: a}}}}";

  private static Contract contract(String version, String rest) {
    return Pair.contract("c.yaml", "info: {title: T, version: " + version + "}\n" + rest);
  }

  private static Verdict verdict(String from, String old, String to, String current) {
    return Verdict.of(contract(from, old), contract(to, current), Terms.DEFAULT);
  }

  private static void assertStep(
      Verdict verdict, boolean pass, Bump required, @Nullable Bump made) {
    assertThat(verdict.required()).isEqualTo(required);
    assertThat(verdict.made()).isEqualTo(made);
    assertThat(verdict.pass()).isEqualTo(pass);
  }

  @Test
  void equalContractsNeedNoStep() {
    Verdict verdict = verdict("1.0.0", ONE, "1.0.0", "# a comment\n" + ONE);
    assertStep(verdict, true, Bump.NONE, Bump.NONE);
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.reason()).isNull();
    assertThat(verdict.next()).isEqualTo("1.0.0");
  }

  @Test
  void aBreakingChangeNeedsAMajorStep() {
    assertStep(verdict("1.2.3", TWO, "1.3.0", ONE), false, Bump.MAJOR, Bump.MINOR);
    assertStep(verdict("1.2.3", TWO, "2.0.0", ONE), true, Bump.MAJOR, Bump.MAJOR);
    assertThat(verdict("1.2.3", TWO, "1.3.0", ONE).next()).isEqualTo("2.0.0");
  }

  @Test
  void beforeOneItNeedsAMinorOne() {
    assertStep(verdict("0.2.3", TWO, "0.2.4", ONE), false, Bump.MINOR, Bump.PATCH);
    assertStep(verdict("0.2.3", TWO, "0.3.0", ONE), true, Bump.MINOR, Bump.MINOR);
  }

  @Test
  void anythingNewNeedsAMinorStep() {
    assertStep(verdict("1.2.3", ONE, "1.2.4", TWO), false, Bump.MINOR, Bump.PATCH);
    assertStep(verdict("1.2.3", ONE, "1.3.0", TWO), true, Bump.MINOR, Bump.MINOR);
    assertStep(verdict("1.2.3", ONE, "2.0.0", TWO), true, Bump.MINOR, Bump.MAJOR);
  }

  @Test
  void anotherTextNeedsAPatchStep() {
    Verdict verdict = verdict("1.2.3", ONE, "1.2.3", OTHER_TEXT);
    assertStep(verdict, false, Bump.PATCH, Bump.NONE);
    assertStep(verdict("1.2.3", ONE, "1.2.4", OTHER_TEXT), true, Bump.PATCH, Bump.PATCH);
    assertThat(verdict.reason())
        .isEqualTo(
            "the changes need a patch version, at least 1.2.4, and info.version makes no step");
  }

  @Test
  void aVersionOnItsOwnNeedsAPatchStepWhichItIs() {
    assertStep(verdict("1.2.3", ONE, "1.2.4", ONE), true, Bump.PATCH, Bump.PATCH);
  }

  @Test
  void goingBackwardsFails() {
    Verdict verdict = verdict("1.2.3", ONE, "1.2.2", ONE);
    assertStep(verdict, false, Bump.PATCH, Bump.NONE);
    assertThat(verdict.reason()).isEqualTo("info.version goes back from 1.2.3 to 1.2.2");
  }

  @Test
  void aVersionThatCannotBeReadPassesOnlyWhereNothingChanged() {
    Verdict same = verdict("2020-08-27", ONE, "2020-08-27", ONE);
    assertStep(same, true, Bump.NONE, null);
    Verdict changed = verdict("2020-08-27", ONE, "2020-08-27", TWO);
    assertStep(changed, false, Bump.MINOR, null);
    assertThat(changed.next()).isNull();
    assertThat(changed.reason())
        .isEqualTo(
            "the changes need a minor version, and the old info.version '2020-08-27' is no"
                + " semantic version, so no step can be told");
  }

  @Test
  void aVersionThatIsShortIsReadAllTheSame() {
    Verdict verdict = verdict("1.0", ONE, "v1.1", TWO);
    assertStep(verdict, true, Bump.MINOR, Bump.MINOR);
  }

  @Test
  void whatIsUndecidedFailsUnlessItMayPass() {
    Contract old = contract("1.0.0", ONE + XML);
    Contract current = contract("2.0.0", ONE + XML.replace("name: a", "name: b"));
    assertThat(Verdict.of(old, current, Terms.DEFAULT).pass()).isFalse();
    Terms allowing = new Terms(Policy.TOLERANT, Map.of(), true);
    assertStep(Verdict.of(old, current, allowing), true, Bump.MINOR, Bump.MAJOR);
  }

  @Test
  void theSeverityOfARuleCanBeChosen() {
    Contract old = contract("1.0.0", TWO);
    Contract current = contract("1.0.1", ONE);
    assertStep(
        Verdict.of(old, current, terms("operation-removed", Severity.WARNING)),
        false,
        Bump.MINOR,
        Bump.PATCH);
    assertStep(
        Verdict.of(old, current, terms("operation-removed", Severity.INFO)),
        true,
        Bump.PATCH,
        Bump.PATCH);
    Verdict off = Verdict.of(old, current, terms("operation-removed", Severity.OFF));
    assertThat(off.findings()).isEmpty();
    assertStep(off, true, Bump.PATCH, Bump.PATCH);
    assertStep(
        Verdict.of(current, old, terms("operation-added", Severity.ERROR)),
        false,
        Bump.MAJOR,
        Bump.NONE);
  }

  private static Terms terms(String rule, Severity severity) {
    return new Terms(Policy.TOLERANT, Map.of(rule, severity), false);
  }

  @Test
  void aNewContractPasses() {
    assertStep(Verdict.added(Policy.TOLERANT), true, Bump.NONE, null);
  }

  @Test
  void aDeletedContractFailsUnlessThatIsLetPass() {
    Finding gone =
        new Finding(
            "contract-removed",
            dev.tapeout.diff.change.Severity.BREAKING,
            null,
            "It is gone.",
            contract("1.0.0", TWO).node().location(),
            null,
            "T",
            "",
            List.of("GET /a"),
            null,
            null);
    Verdict verdict = Verdict.removed(Policy.TOLERANT, gone);
    assertStep(verdict, false, Bump.MAJOR, null);
    assertThat(verdict.findings()).containsExactly(gone);
    assertThat(Verdict.removed(gone, terms("contract-removed", Severity.OFF)).pass()).isTrue();
  }
}
