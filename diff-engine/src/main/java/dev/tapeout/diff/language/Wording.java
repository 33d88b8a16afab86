package dev.tapeout.diff.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What schemas say, as words of numbers: equal for two schemas exactly where they make the same
 * assertions about schemas of the same numbers, in whatever order.
 */
final class Wording {
  /** Written out, since these are hashed often. */
  private record Letter(Class<?> kind, Object label) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Letter l && l.kind == kind && l.label.equals(label);
    }

    @Override
    public int hashCode() {
      return kind.hashCode() * 31 + label.hashCode();
    }
  }

  /** A word; equal to those that are the same number by number. */
  static final class Word {
    private final int[] numbers;
    private final int hash;

    private Word(int[] numbers) {
      this.numbers = numbers;
      this.hash = Arrays.hashCode(numbers);
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Word w && w.hash == hash && Arrays.equals(w.numbers, numbers);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final Map<Letter, Integer> letters = new HashMap<>();

  /** The schemas that a schema makes assertions about. */
  static List<Schema> children(Schema schema) {
    List<Schema> children = new ArrayList<>();
    for (Assertion a : schema.conjunction()) {
      for (Schema child : a.children()) {
        children.add(child.named());
      }
    }
    return children;
  }

  /**
   * What a schema says.
   *
   * @param number of each schema that it makes an assertion about
   */
  Word of(Schema schema, ToIntFunction<Schema> number) {
    List<Assertion> conjunction = schema.conjunction();
    int[][] clauses = new int[conjunction.size()][];
    int length = 0;
    for (int i = 0; i < clauses.length; i++) {
      clauses[i] = clause(conjunction.get(i), number);
      length += clauses[i].length;
    }
    Arrays.sort(clauses, Arrays::compare);
    int[] word = new int[length];
    int at = 0;
    for (int[] clause : clauses) {
      System.arraycopy(clause, 0, word, at, clause.length);
      at += clause.length;
    }
    return new Word(word);
  }

  private int[] clause(Assertion assertion, ToIntFunction<Schema> number) {
    List<Schema> children = assertion.children();
    int[] clause = new int[2 + children.size()];
    clause[0] =
        letters.computeIfAbsent(
            new Letter(Assertion.kind(assertion), assertion.label()), k -> letters.size());
    clause[1] = children.size();
    for (int i = 0; i < children.size(); i++) {
      clause[2 + i] = number.applyAsInt(children.get(i).named());
    }
    if (assertion.unordered()) {
      Arrays.sort(clause, 2, clause.length);
    }
    return clause;
  }
}
