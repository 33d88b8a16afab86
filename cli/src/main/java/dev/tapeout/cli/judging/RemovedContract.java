package dev.tapeout.cli.judging;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.acceptance.Acceptance;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is to be said of a contract that is gone as a whole. */
final class RemovedContract {
  static final String RULE = "contract-removed";

  private RemovedContract() {}

  /**
   * The verdict: no, unless the rule counts for less or it is accepted.
   *
   * @param weight of the rule, as the settings have it; not {@code OFF}
   * @param accepted what is accepted on purpose, by fingerprint
   */
  static Verdict verdict(
      Contract contract,
      Policy policy,
      Diagnostic.Severity weight,
      Map<String, Acceptance> accepted) {
    Severity severity = Objects.requireNonNull(Severity.of(weight));
    return Verdict.removed(policy, finding(contract).weighing(severity), accepted);
  }

  private static Finding finding(Contract contract) {
    String title = contract.info().title();
    List<String> operations =
        contract.operations().stream().map(Operation::displayName).sorted().distinct().toList();
    return new Finding(
        RULE,
        Severity.BREAKING,
        null,
        "The contract" + (title == null ? "" : " \"" + title + "\"") + " is removed.",
        place(contract.declared()),
        null,
        title == null ? "" : title,
        "",
        operations,
        null,
        null);
  }

  private static Location place(ObjectNode root) {
    Node info = root.get("info");
    return info instanceof ObjectNode object && object.has("title")
        ? object.keyLocation("title")
        : root.location();
  }
}
