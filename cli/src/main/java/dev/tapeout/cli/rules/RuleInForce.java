package dev.tapeout.cli.rules;

import dev.tapeout.cli.catalogue.Columns;
import dev.tapeout.cli.catalogue.Explanation;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.change.PeerCheck;
import dev.tapeout.diff.change.PeerChecks;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule with the severity that it has under certain settings.
 *
 * @param chosen what the settings say of it; null where they are silent
 * @param partly what they say of some of its findings, by checks of oasdiff, sorted
 */
record RuleInForce(Explanation rule, Diagnostic.@Nullable Severity chosen, List<String> partly) {
  static RuleInForce of(Explanation rule, Settings settings) {
    Map<String, Diagnostic.Severity> severities = settings.severities();
    if (rule.about() == Explanation.About.CONTRACT && !settings.lint()) {
      return new RuleInForce(rule, Diagnostic.Severity.OFF, List.of());
    }
    List<String> partly = new ArrayList<>();
    Rule change = rule.rule();
    if (change == null || severities.isEmpty()) {
      return new RuleInForce(rule, severities.get(rule.id()), partly);
    }
    for (PeerCheck check : PeerChecks.of(change)) {
      Diagnostic.Severity level = severities.get(check.id());
      if (level != null && !check.id().equals(rule.id())) {
        partly.add(word(level) + " for " + check.id());
      }
    }
    Diagnostic.Severity own = severities.get(rule.id());
    Diagnostic.Severity former =
        change.former().stream()
            .map(severities::get)
            .filter(Objects::nonNull)
            .sorted()
            .findFirst()
            .orElse(null);
    return new RuleInForce(rule, own != null ? own : former, own != null ? List.of() : partly);
  }

  /** Ids and severities under a heading for each group. */
  static String text(List<RuleInForce> rules, int width) {
    Map<String, List<String[]>> groups = new LinkedHashMap<>();
    for (RuleInForce rule : rules) {
      groups
          .computeIfAbsent(rule.rule.group(), g -> new ArrayList<>())
          .add(new String[] {rule.rule.id(), rule.words()});
    }
    StringBuilder out = new StringBuilder();
    groups.forEach((heading, rows) -> {
      out.append(heading).append('\n');
      Columns.append(rows, width, out);
      out.append('\n');
    });
    return out.append("`tapeout explain RULE` says what one means and what to do.\n").toString();
  }

  private String words() {
    String base =
        chosen != null
            ? word(chosen) + " (as the settings say)"
            : Objects.requireNonNullElse(rule.severity(), "always the same");
    return partly.isEmpty() ? base : base + "; " + String.join(", ", partly);
  }

  static String json(List<RuleInForce> rules) {
    Node all = Values.array(rules.stream().map(RuleInForce::node).toList());
    return JsonWriter.pretty(Values.object(Map.of("rules", all))) + "\n";
  }

  private Node node() {
    Map<String, Node> o = new LinkedHashMap<>();
    o.put("id", Values.string(rule.id()));
    o.put("about", Values.string(rule.about().name().toLowerCase(Locale.ROOT)));
    o.put("title", Values.string(rule.title()));
    o.put("default", text(rule.severity()));
    o.put("chosen", text(chosen == null ? null : word(chosen)));
    o.put("partly", strings(partly));
    Rule change = rule.rule();
    if (change != null) {
      o.put("area", Values.string(change.area().label()));
      o.put("kind", Values.string(change.kind().label()));
      o.put("action", Values.string(change.action().label()));
      o.put("sites", strings(change.sites().stream().sorted().map(Site::label).toList()));
      o.put("formerly", strings(change.former()));
      o.put("oasdiff", strings(PeerChecks.of(change).stream().map(PeerCheck::id).toList()));
    }
    return Values.object(o);
  }

  private static Node strings(List<String> texts) {
    return Values.array(texts.stream().map(Values::string).toList());
  }

  private static Node text(@Nullable String text) {
    return text == null ? Values.NULL : Values.string(text);
  }

  private static String word(Diagnostic.Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
