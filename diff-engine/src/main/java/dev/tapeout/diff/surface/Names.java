package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of schemas, which become types of generated clients. */
final class Names {
  private Names() {}

  static void compare(Contract before, Contract after, Findings findings) {
    Set<String> names = new HashSet<>();
    after.components("schemas").forEach(m -> names.add(m.key()));
    for (ObjectNode.Member schema : before.components("schemas")) {
      if (!names.contains(schema.key())) {
        findings.add(
            new Finding(
                "schema-name-removed",
                Severity.BREAKING,
                null,
                "There is no schema of the name '" + schema.key() + "' any more.",
                schema.value().location(),
                null,
                schema.key(),
                "",
                List.of(),
                null,
                null));
      }
    }
  }
}
