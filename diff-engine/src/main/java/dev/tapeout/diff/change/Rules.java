package dev.tapeout.diff.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of all rules that a comparison can report. */
public final class Rules {
  private static final Map<String, Rule> ALL = read();

  private Rules() {}

  /** Every rule, sorted by id. */
  public static List<Rule> all() {
    return List.copyOf(ALL.values());
  }

  /** The rule that has the id today. */
  public static Optional<Rule> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  /** The rules that report today what was reported under the id once, sorted by id. */
  public static List<Rule> formerly(String id) {
    return ALL.values().stream().filter(rule -> rule.former().contains(id)).toList();
  }

  private static Map<String, Rule> read() {
    List<Rule> rules = new ArrayList<>();
    Stream.of(
            OperationRules.TEXTS,
            LifecycleRules.TEXTS,
            ParameterRules.TEXTS,
            BodyRules.TEXTS,
            ResponseRules.TEXTS,
            SecurityRules.TEXTS,
            ValueRules.TEXTS,
            PropertyRules.TEXTS,
            ObjectRules.TEXTS,
            ArrayRules.TEXTS,
            SchemaRules.TEXTS,
            AnnotationRules.TEXTS)
        .map(RuleTexts::read)
        .forEach(rules::addAll);
    rules.sort(Comparator.comparing(Rule::id));
    Map<String, Rule> byId = new LinkedHashMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    return byId;
  }
}
