package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Rule;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Two contracts to compare, written as YAML; what they share may be left out. */
public final class Pair {
  private final Contract old;
  private final Contract current;
  private Terms terms = new Terms(Policy.TOLERANT, LocalDate.of(2026, 11, 25));

  private Pair(Contract old, Contract current) {
    this.old = old;
    this.current = current;
  }

  /** Two whole documents without their first lines. */
  static Pair of(String old, String current) {
    return new Pair(contract("old.yaml", old), contract("new.yaml", current));
  }

  /** Two bodies of the operation {@code POST /orders}. */
  static Pair operations(String old, String current) {
    return of(operation(old), operation(current));
  }

  static String operation(String body) {
    return "paths:\n  /orders:\n    post:\n" + body.indent(6);
  }

  Pair under(Policy other) {
    terms = new Terms(other, terms.today(), terms.formats(), terms.extensions());
    return this;
  }

  /** On another day than 2026-11-25. */
  Pair on(String day) {
    terms = new Terms(terms.policy(), LocalDate.parse(day), terms.formats(), terms.extensions());
    return this;
  }

  /** Where a team says what an extension counts for. */
  Pair weighing(String extension, Rule.Action action, Diagnostic.Severity severity) {
    Extensions extensions = new Extensions(Map.of(extension, Map.of(action, severity)));
    terms = new Terms(terms.policy(), terms.today(), terms.formats(), extensions);
    return this;
  }

  /** A contract of version 1.0.0, or of that in {@code yaml} if it has an {@code info}. */
  public static Contract contract(String name, String yaml) {
    String info = yaml.contains("info:") ? "" : "info: {title: T, version: 1.0.0}\n";
    byte[] bytes = ("openapi: 3.1.0\n" + info + yaml).getBytes(StandardCharsets.UTF_8);
    Workspace workspace =
        new Workspace((path, most) -> path.equals(name) ? bytes : null, Limits.DEFAULT);
    ContractReading reading = ContractReader.read(workspace, name);
    assertThat(reading.diagnostics()).isEmpty();
    return Objects.requireNonNull(reading.contract());
  }

  /** What changed, without what the comparison of payloads says of proved refactorings. */
  List<Finding> findings() {
    return Comparison.of(old, current, terms).sorted().stream()
        .filter(f -> !f.rule().equals("schema-equivalent"))
        .toList();
  }

  Finding only() {
    assertThat(findings()).hasSize(1);
    return findings().get(0);
  }

  /** What the old document says becomes what the new one says. */
  Pair forth(String... expected) {
    assertThat(texts()).containsExactlyInAnyOrder(expected);
    return this;
  }

  /** The other way round. */
  Pair back(String... expected) {
    Pair back = new Pair(current, old);
    back.terms = terms;
    back.forth(expected);
    return this;
  }

  private List<String> texts() {
    return findings().stream()
        .map(f -> f.severity().name().toLowerCase(Locale.ROOT) + " " + f.rule())
        .toList();
  }
}
