package dev.tapeout.contracts.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks contracts that are written in tests. */
final class Lint {
  private Lint() {}

  /** What one rule says of a contract, as {@code line:column message}. */
  static List<String> of(String rule, String contract) {
    return check(contract, only(rule)).stream()
        .map(d -> d.location().line() + ":" + d.location().column() + " " + d.message())
        .toList();
  }

  static List<Diagnostic> check(String contract, Map<String, Severity> severities) {
    byte[] bytes = contract.getBytes(UTF_8);
    Workspace workspace =
        new Workspace((path, most) -> path.equals("api.yaml") ? bytes : null, Limits.DEFAULT);
    return Profile.check(
        Objects.requireNonNull(ContractReader.read(workspace, "api.yaml").contract()),
        severities,
        Formats.ANNOTATION);
  }

  /** Severities that leave one rule alone. */
  static Map<String, Severity> only(String rule) {
    Map<String, Severity> severities = new HashMap<>();
    Profile.rules().forEach(r -> severities.put(r.id(), Severity.OFF));
    severities.remove(rule);
    return severities;
  }
}
