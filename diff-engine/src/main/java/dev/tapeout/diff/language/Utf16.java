package dev.tapeout.diff.language;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spells a deterministic automaton over an {@link Alphabet} out in UTF-16, which is what strings
 * are made of; the result is deterministic too, and minimal if the automaton is.
 */
final class Utf16 {
  /**
   * The code points that a text may hold: surrogates are none, and two noncharacters are kept free
   * to mark the ends of a text.
   */
  static final BitSet TEXT = new BitSet();

  static {
    TEXT.set(0, Character.MIN_SURROGATE);
    TEXT.set(Character.MAX_SURROGATE + 1, RegexParser.BEGIN);
    TEXT.set(Character.MIN_SUPPLEMENTARY_CODE_POINT, Character.MAX_CODE_POINT + 1);
  }

  /** Code points that share a high surrogate. */
  private static final int BLOCK = 0x400;

  /**
   * High surrogates that go on alike.
   *
   * @param lows for each way out, the low surrogates that take it
   */
  private record Blocks(List<BitSet> lows, BitSet highs) {}

  private final Alphabet alphabet;
  private final Map<State, State> copies = new HashMap<>();
  private final Map<Integer, BitSet> sets = new HashMap<>();
  private final Map<List<BitSet>, List<Blocks>> blocks = new HashMap<>();

  /** The states after a high surrogate, by the low ones that lead on from there, and where. */
  private final Map<Map<State, BitSet>, State> seconds = new HashMap<>();

  private Utf16(Alphabet alphabet) {
    this.alphabet = alphabet;
  }

  static Automaton of(Automaton automaton, Alphabet alphabet) {
    Utf16 utf16 = new Utf16(alphabet);
    automaton.getStates().forEach(utf16::spell);
    return automaton(utf16.copy(automaton.getInitialState()));
  }

  private State copy(State state) {
    return copies.computeIfAbsent(state, s -> new State());
  }

  private void spell(State state) {
    State copy = copy(state);
    copy.setAccept(state.isAccept());
    List<BitSet> labels = new ArrayList<>();
    List<State> to = new ArrayList<>();
    for (Transition t : state.getTransitions()) {
      BitSet set = sets.computeIfAbsent(t.getMin() << 16 | t.getMax(), k -> alphabet.codePoints(t));
      connect(copy, set.get(0, Character.MIN_SUPPLEMENTARY_CODE_POINT), 0, copy(t.getDest()));
      labels.add(set);
      to.add(copy(t.getDest()));
    }
    for (Blocks same : blocks.computeIfAbsent(labels, Utf16::blocks)) {
      Map<State, BitSet> ways = new HashMap<>();
      for (int i = 0; i < to.size(); i++) {
        if (!same.lows.get(i).isEmpty()) {
          ways.computeIfAbsent(to.get(i), s -> new BitSet()).or(same.lows.get(i));
        }
      }
      State second = seconds.computeIfAbsent(ways, Utf16::second);
      connect(copy, same.highs, Character.MIN_HIGH_SURROGATE, second);
    }
  }

  private static State second(Map<State, BitSet> ways) {
    State second = new State();
    ways.forEach((to, lows) -> connect(second, lows, Character.MIN_LOW_SURROGATE, to));
    return second;
  }

  private static List<Blocks> blocks(List<BitSet> labels) {
    Map<List<BitSet>, BitSet> highs = new LinkedHashMap<>();
    int first = Character.MIN_SUPPLEMENTARY_CODE_POINT;
    for (int at = first; at <= Character.MAX_CODE_POINT; at += BLOCK) {
      List<BitSet> lows = new ArrayList<>();
      boolean any = false;
      for (BitSet set : labels) {
        BitSet low = set.get(at, at + BLOCK);
        any |= !low.isEmpty();
        lows.add(low);
      }
      if (any) {
        highs.computeIfAbsent(lows, l -> new BitSet()).set((at - first) / BLOCK);
      }
    }
    List<Blocks> blocks = new ArrayList<>();
    highs.forEach((lows, set) -> blocks.add(new Blocks(lows, set)));
    return blocks;
  }

  /** Adds transitions for the characters {@code base} and up that are in the set. */
  static void connect(State from, BitSet set, int base, State to) {
    for (int low = set.nextSetBit(0); low >= 0; ) {
      int end = set.nextClearBit(low);
      from.addTransition(new Transition((char) (base + low), (char) (base + end - 1), to));
      low = set.nextSetBit(end);
    }
  }

  /** The deterministic automaton that begins there. */
  static Automaton automaton(State initial) {
    Automaton automaton = new Automaton();
    automaton.setInitialState(initial);
    automaton.setDeterministic(true);
    return automaton;
  }
}
