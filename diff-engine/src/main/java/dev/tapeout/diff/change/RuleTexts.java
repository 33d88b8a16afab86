package dev.tapeout.diff.change;

import dev.tapeout.contracts.openapi.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the rules of one family from a text: entries apart by a blank line, each of its id, its
 * title, and labelled fields. {@code Tags} are area, kind and action; {@code Severity} lists the
 * directions and what a finding means there ({@code request breaking, response compatible or
 * documentation}), or only what it means; {@code At} lists sites, where they are not those of the
 * area; {@code Formerly} lists ids of old. {@code Why}, {@code Safely}, {@code old} and {@code new}
 * are for people.
 */
final class RuleTexts {
  private RuleTexts() {}

  static List<Rule> read(String texts) {
    List<Rule> rules = new ArrayList<>();
    for (String entry : texts.strip().split("\n\\s*\n")) {
      rules.add(rule(entry.strip().split("\n")));
    }
    return rules;
  }

  private static Rule rule(String[] lines) {
    String[] tags = {};
    List<Rule.Weight> weights = List.of();
    List<String> former = List.of();
    Set<Site> sites = Set.of();
    StringBuilder why = new StringBuilder();
    StringBuilder remedy = new StringBuilder();
    StringBuilder example = new StringBuilder();
    StringBuilder at = why;
    for (int i = 2; i < lines.length; i++) {
      String line = lines[i].strip();
      int colon = line.indexOf(": ");
      String value = line.substring(colon + 1).strip();
      switch (colon < 0 ? "" : line.substring(0, colon)) {
        case "Tags" -> tags = value.split(" ");
        case "Severity" -> weights = list(value).stream().map(RuleTexts::weight).toList();
        case "At" ->
            sites = Set.copyOf(list(value).stream().map(s -> constant(Site.class, s)).toList());
        case "Formerly" -> former = list(value);
        case "Why" -> at = why.append(value);
        case "Safely" -> at = remedy.append(value);
        case "old", "new" -> at = example.append(example.isEmpty() ? "" : "\n").append(line);
        default -> at.append(' ').append(line);
      }
    }
    Area area = constant(Area.class, tags[0]);
    return new Rule(
        lines[0].strip(),
        former,
        lines[1].strip(),
        area,
        constant(Rule.Kind.class, tags[1]),
        constant(Rule.Action.class, tags[2]),
        sites.isEmpty() ? area.sites() : sites,
        weights,
        why.toString(),
        remedy.toString(),
        example.toString());
  }

  private static Rule.Weight weight(String text) {
    for (Direction direction : EnumSet.allOf(Direction.class)) {
      String word = direction.label() + " ";
      if (text.startsWith(word)) {
        return new Rule.Weight(direction, severities(text.substring(word.length())));
      }
    }
    return new Rule.Weight(null, severities(text));
  }

  private static List<Severity> severities(String text) {
    return Arrays.stream(text.split(" or ")).map(s -> constant(Severity.class, s)).toList();
  }

  private static List<String> list(String text) {
    return List.of(text.split(", "));
  }

  private static <E extends Enum<E>> E constant(Class<E> family, String word) {
    return Enum.valueOf(family, word.toUpperCase(Locale.ROOT));
  }
}
