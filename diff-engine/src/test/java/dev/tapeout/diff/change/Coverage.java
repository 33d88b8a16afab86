package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.openapi.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which rule was seen to report in which direction at which site, and what it meant there. */
final class Coverage {
  private Coverage() {}

  static String table(List<Finding> findings) {
    Map<String, TreeSet<Severity>> seen = new TreeMap<>();
    for (Finding f : findings) {
      seen.computeIfAbsent(key(f.rule(), f.direction(), site(f)), k -> new TreeSet<>())
          .add(f.severity());
    }
    StringBuilder out = new StringBuilder("<!-- Made of the tests; see CONTRIBUTING.md. -->\n\n");
    out.append("# What each rule was seen to report\n\n");
    out.append(
        "The pairs of `rule-pairs.yaml` and the examples of the catalogue are compared both ");
    out.append(
        "ways. A row is a rule in one direction (of the payload; – where there is none), a ");
    out.append("column a site, a cell what the findings there meant.\n\n| rule | direction |");
    for (Site site : Site.values()) {
      out.append(" ").append(site.label()).append(" |");
    }
    out.append("\n|---|---|").append("---|".repeat(Site.values().length)).append("\n");
    for (Rule rule : Rules.all()) {
      rule.weights().stream()
          .map(Rule.Weight::direction)
          .distinct()
          .forEach(d -> {
            out.append("| [`%1$s`](%1$s.md) | %2$s |".formatted(rule.id(), word(d)));
            for (Site site : Site.values()) {
              TreeSet<Severity> cell = seen.getOrDefault(key(rule.id(), d, site), new TreeSet<>());
              String words = cell.stream().map(Severity::label).collect(Collectors.joining(", "));
              out.append(" ").append(words).append(words.isEmpty() ? "|" : " |");
            }
            out.append("\n");
          });
    }
    return out.append("\n[All rules](README.md)\n").toString();
  }

  private static String key(String rule, @Nullable Direction direction, Site site) {
    return rule + " " + direction + " " + site;
  }

  private static String word(@Nullable Direction direction) {
    return direction == null ? "–" : direction.name().toLowerCase(Locale.ROOT);
  }

  static Site site(Finding finding) {
    Location place = finding.after() != null ? finding.after() : finding.before();
    return place == null ? Site.CONTRACT : Site.of(place.pointer());
  }
}
