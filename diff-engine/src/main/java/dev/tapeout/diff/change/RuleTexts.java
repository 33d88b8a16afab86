package dev.tapeout.diff.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rules of one area from a text: entries apart by a blank line, each of its id, its
 * title, {@code Why:}, {@code Safely:}, and an example in lines of {@code old:} and {@code new:}.
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
    StringBuilder why = new StringBuilder();
    StringBuilder remedy = new StringBuilder();
    StringBuilder example = new StringBuilder();
    StringBuilder at = why;
    for (int i = 2; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.startsWith("Why: ")) {
        at = why.append(line.substring("Why: ".length()));
      } else if (line.startsWith("Safely: ")) {
        at = remedy.append(line.substring("Safely: ".length()));
      } else if (line.startsWith("old: ") || line.startsWith("new: ")) {
        at = example.append(example.isEmpty() ? "" : "\n").append(line);
      } else {
        at.append(' ').append(line);
      }
    }
    return new Rule(
        lines[0].strip(), lines[1].strip(), why.toString(), remedy.toString(), example.toString());
  }
}
