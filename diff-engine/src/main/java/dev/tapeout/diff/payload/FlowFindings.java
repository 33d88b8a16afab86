package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Witness;
import dev.tapeout.diff.change.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says as findings what came of a comparison; one is breaking only once its proof is confirmed. */
record FlowFindings(Direction direction, Confirmation confirmation, Content content) {
  /** The position fails as a whole; {@code message} says no single cause. */
  Finding whole(Pair position, String message, Node instance) {
    boolean request = direction == Direction.REQUEST;
    String rule = request ? "request-schema-narrowed" : "response-schema-widened";
    Delta all = Delta.all(position.before(), position.after(), message);
    return breaking(rule, all, position, instance);
  }

  Finding breaking(String rule, Delta delta, Pair position, Node instance) {
    boolean request = direction == Direction.REQUEST;
    Witness.Side sender = request ? Witness.Side.OLD : Witness.Side.NEW;
    Witness.Side reader = request ? Witness.Side.NEW : Witness.Side.OLD;
    String doubt =
        request
            ? confirmation.doubt(position.before(), position.after(), instance)
            : confirmation.doubt(position.after(), position.before(), instance);
    Severity severity = doubt == null ? Severity.BREAKING : Severity.UNDECIDED;
    Witness witness = new Witness(instance, sender, reader, doubt == null);
    return finding(rule, severity, delta, witness, doubt);
  }

  Finding undecided(Delta delta, String reason) {
    return finding("schema-undecided", Severity.UNDECIDED, delta, null, reason);
  }

  private Finding finding(
      String rule,
      Severity severity,
      Delta delta,
      @Nullable Witness witness,
      @Nullable String reason) {
    return new Finding(
        rule,
        severity,
        direction,
        delta.message(),
        delta.before(),
        delta.after(),
        Words.exact(delta.from()),
        Words.exact(delta.to()),
        List.of(),
        witness,
        reason,
        severity == Severity.DOCUMENTATION ? "" : content.of(delta),
        severity);
  }

  /** What a dynamic reference means by way of the scope has changed, and that hurts nobody. */
  Finding elsewhere(Pair position, String message) {
    Delta all = Delta.all(position.before(), position.after(), message);
    return finding("constraint-changed", Severity.COMPATIBLE, all, null, null);
  }

  Finding compatible(Delta delta) {
    return finding(delta.kind().rule(), Severity.COMPATIBLE, delta, null, null);
  }

  Finding equivalent(Delta delta) {
    return finding("schema-equivalent", Severity.DOCUMENTATION, delta, null, null);
  }
}
