package dev.tapeout.cli.judging;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import java.util.List;

/** The finding that a contract is gone as a whole. */
final class RemovedContract {
  static final String RULE = "contract-removed";

  private RemovedContract() {}

  static Finding finding(Contract contract) {
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
