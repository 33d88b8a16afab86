package dev.tapeout.registry.publication;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.registry.consumers.Consumers;
import dev.tapeout.registry.consumers.Consumers.Consumer;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says whom each break of a judgement hurts. */
final class RiskWeighing {
  private RiskWeighing() {}

  static Judgement weigh(Sql sql, ContractName name, Judgement judgement, LocalDate today)
      throws SQLException {
    List<Finding> breaks =
        judgement.report().contracts().stream()
            .flatMap(judged -> judged.verdict().findings().stream())
            .filter(f -> f.severity() == Severity.BREAKING || f.severity() == Severity.UNDECIDED)
            .toList();
    if (breaks.isEmpty()) {
      return judgement;
    }
    List<Consumer> consumers = Consumers.of(sql, name, today.minusDays(Consumers.WINDOW));
    List<Risk> risks = new ArrayList<>();
    for (Finding finding : breaks) {
      List<String> hurt =
          consumers.stream()
              .filter(c -> c.uses(finding.operations()))
              .map(Consumer::consumer)
              .toList();
      long calls =
          consumers.stream()
              .flatMap(c -> c.calls().entrySet().stream())
              .filter(
                  e -> finding.operations().isEmpty() || finding.operations().contains(e.getKey()))
              .mapToLong(Map.Entry::getValue)
              .sum();
      risks.add(new Risk(finding.fingerprint(), hurt, calls));
    }
    return judgement.hurting(risks);
  }
}
