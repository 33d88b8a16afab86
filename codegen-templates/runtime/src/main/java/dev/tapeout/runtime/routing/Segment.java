package dev.tapeout.runtime.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a template that has variables: {@code {id}}, {@code {name}.json}, {@code
 * {from}-{to}}.
 *
 * @param literals what stands before, between and after the variables; one more than those
 */
record Segment(List<String> literals) {
  /**
   * @throws IllegalArgumentException if a brace has no counterpart
   */
  static Segment of(String template, List<String> names) {
    List<String> literals = new ArrayList<>();
    int at = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("'{' without '}' in " + template);
      }
      literals.add(Paths.encoded(template.substring(at, open)));
      names.add(template.substring(open + 1, close));
      at = close + 1;
    }
    literals.add(Paths.encoded(template.substring(at)));
    return new Segment(literals);
  }

  /** How much of a matching text is fixed; of two that match, the more fixed one is meant. */
  int fixed() {
    return literals.stream().mapToInt(String::length).sum();
  }

  int variables() {
    return literals.size() - 1;
  }

  /**
   * Puts the variables' values into {@code values} from {@code index} on. A variable takes as
   * little as it can, the last one all that is left, and none of them nothing.
   */
  boolean matches(String text, @Nullable String[] values, int index) {
    String first = literals.getFirst();
    String last = literals.getLast();
    if (!text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    int at = first.length();
    int end = text.length() - last.length();
    for (int i = 1; i < literals.size(); i++) {
      boolean isLast = i == literals.size() - 1;
      int stop = isLast ? end : text.indexOf(literals.get(i), at + 1);
      if (stop <= at || stop > end) {
        return false;
      }
      values[index + i - 1] = text.substring(at, stop);
      at = isLast ? stop : stop + literals.get(i).length();
    }
    return true;
  }
}
