package dev.tapeout.diff.language;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The code points that a regular expression does not tell apart, as one letter each. {@code \p{L}}
 * is some 650 ranges in 40 sorts of blocks of UTF-16, and automata over those are dear to work
 * with; over this alphabet they are small, and {@link Utf16} spells them out once, at the end.
 */
final class Alphabet {
  private static final int NONE = -1;

  /** Where the ranges of code points begin, ascending, and where the last ends. */
  private final int[] cuts;

  /** The letter of each range; {@link #NONE} for what is in no text. */
  private final int[] letters;

  private int size = 1;

  /**
   * @param sets of code points, all that are to be told apart
   */
  Alphabet(Collection<BitSet> sets) {
    TreeSet<Integer> points = new TreeSet<>(List.of(0, Character.MAX_CODE_POINT + 1));
    addEnds(Utf16.TEXT, points);
    sets.forEach(set -> addEnds(set, points));
    cuts = points.stream().mapToInt(Integer::intValue).toArray();
    letters = new int[cuts.length - 1];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = Utf16.TEXT.get(cuts[i]) ? 0 : NONE;
    }
    new LinkedHashSet<>(sets).forEach(this::split);
  }

  private static void addEnds(BitSet set, Collection<Integer> ends) {
    for (int from = set.nextSetBit(0); from >= 0; ) {
      int end = set.nextClearBit(from);
      ends.add(from);
      ends.add(end);
      from = set.nextSetBit(end);
    }
  }

  /** Parts each letter into what is in the set and what is not. */
  private void split(BitSet set) {
    Map<List<Object>, Integer> parts = new HashMap<>();
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] != NONE) {
        List<Object> part = List.of(letters[i], set.get(cuts[i]));
        Integer known = parts.putIfAbsent(part, parts.size());
        letters[i] = known == null ? parts.size() - 1 : known;
      }
    }
    size = parts.size();
  }

  /** One letter of the set, which is one of those that this was made for. */
  Automaton one(BitSet set) {
    BitSet among = new BitSet();
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] != NONE && set.get(cuts[i])) {
        among.set(letters[i]);
      }
    }
    State first = new State();
    State last = new State();
    last.setAccept(true);
    Utf16.connect(first, among, 0, last);
    return Utf16.automaton(first);
  }

  /** Any text. */
  Automaton all() {
    return Automaton.makeCharRange((char) 0, (char) (size - 1)).repeat();
  }

  /** The code points that the letters of a transition stand for. */
  BitSet codePoints(Transition transition) {
    BitSet set = new BitSet();
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] >= transition.getMin() && letters[i] <= transition.getMax()) {
        set.set(cuts[i], cuts[i + 1]);
      }
    }
    return set;
  }
}
