package dev.tapeout.diff.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Compares two schemas, each the component {@code S} of a contract of its own. */
final class Comparing {
  private Comparing() {}

  static List<String> messages(String old, String now) {
    return compare(old, now, Direction.REQUEST).stream().map(Finding::message).toList();
  }

  static String verdict(List<Finding> findings) {
    return findings.stream()
        .map(Finding::severity)
        .sorted()
        .findFirst()
        .map(s -> s == Severity.UNDECIDED ? "?" : s.name().substring(0, 1))
        .orElse("-");
  }

  static List<Finding> compare(String old, String now, Direction direction) {
    return compare(old, now, direction, true);
  }

  static List<Finding> compare(String old, String now, Direction direction, boolean tolerant) {
    return compare(old, now, direction, tolerant, Formats.ANNOTATION);
  }

  static List<Finding> compare(
      String old, String now, Direction direction, boolean tolerant, Formats formats) {
    Contract before = contract(old);
    Contract after = contract(now);
    Findings findings = new Findings();
    new Payloads(before, after, tolerant, LocalDate.of(2026, 11, 25), formats)
        .compare(schema(before), schema(after), direction, "POST /", findings);
    return findings.sorted();
  }

  private static Node schema(Contract contract) {
    return contract.components("schemas").get(0).value();
  }

  static Contract contract(String schema) {
    String text =
        "openapi: 3.1.0\ninfo: {title: t, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n    S: "
            + schema
            + "\n    Text: {type: string}\n";
    Workspace workspace =
        new Workspace(
            (path, most) -> path.equals("c.yaml") ? text.getBytes(UTF_8) : null, Limits.DEFAULT);
    return Objects.requireNonNull(ContractReader.read(workspace, "c.yaml").contract());
  }
}
