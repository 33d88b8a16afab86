package dev.tapeout.diff.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of all rules that a comparison can report. */
public final class Rules {
  private static final List<Rule> ALL = read();

  private Rules() {}

  /** Every rule, sorted by id. */
  public static List<Rule> all() {
    return ALL;
  }

  public static Optional<Rule> find(String id) {
    return all().stream().filter(r -> r.id().equals(id)).findFirst();
  }

  private static List<Rule> read() {
    List<Rule> rules = new ArrayList<>();
    Stream.of(
            OperationRules.TEXTS,
            ParameterRules.TEXTS,
            BodyRules.TEXTS,
            ResponseRules.TEXTS,
            SecurityRules.TEXTS,
            SchemaRules.TEXTS,
            ShapeRules.TEXTS,
            AnnotationRules.TEXTS)
        .map(RuleTexts::read)
        .forEach(rules::addAll);
    rules.sort(Comparator.comparing(Rule::id));
    return List.copyOf(rules);
  }
}
