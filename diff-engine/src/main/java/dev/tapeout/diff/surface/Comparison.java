package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.payload.Payloads;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Compares two contracts. */
public final class Comparison {
  private Comparison() {}

  /**
   * All that changed from {@code before} to {@code after}; nothing where both say the same. The
   * severities are the defaults of the rules under these terms.
   */
  public static Findings of(Contract before, Contract after, Terms terms) {
    Findings findings = new Findings();
    Payloads payloads =
        new Payloads(before, after, terms.policy().tolerant(), terms.today(), terms.formats());
    Set<Node> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
    Operations operations = new Operations(payloads, findings, claimed, terms);
    operations.compare(before.operations(), after.operations(), Operation.Kind.PATH);
    operations.compare(before.webhooks(), after.webhooks(), Operation.Kind.WEBHOOK);
    if (terms.policy() == Policy.SDK) {
      Names.compare(before, after, findings);
    }
    List<Exchange> pairs = operations.pairs();
    Annotations annotations = new Annotations(claimed, terms, findings);
    Documentation.compare(before, after, pairs, annotations, payloads::unchanged);
    return findings;
  }
}
