package dev.tapeout.diff.language;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Operations on automata that stop at a limit instead of running away. */
final class Automata {
  /** More states than this are not worked with. */
  static final int STATES = 20_000;

  /**
   * Up to so many states times ranges of characters an automaton is minimised; that takes a tenth
   * of a second or so.
   */
  private static final long CHEAP = 100_000;

  /** Steps from state to state that making one automaton may take: under half a second. */
  private static final int STEPS = 1_000_000;

  /** What is left of the steps that may be taken. */
  static final class Steps {
    private int left = STEPS;

    private void take(int steps) {
      left -= steps;
      if (left < 0) {
        throw new Undecided("a pattern takes more than " + STEPS + " steps to be understood");
      }
    }
  }

  /** One code point. */
  private static final Automaton ANY = any();

  /** All strings of small letters, of letters, of letters and digits, of printable ASCII. */
  static final List<Automaton> READABLE =
      Stream.of("[a-z]", "[A-Za-z]", "[A-Za-z0-9]", "[ -~]")
          .map(one -> new RegExp(one).toAutomaton().repeat())
          .toList();

  private Automata() {}

  private static Automaton any() {
    Alphabet alphabet = new Alphabet(List.of());
    return Utf16.of(alphabet.one(Utf16.TEXT), alphabet);
  }

  /** All well-formed strings of {@code min} to {@code max} code points. */
  static Automaton length(int min, int max) {
    return bounded(ANY.repeat(min, max));
  }

  /** All well-formed strings of at least {@code min} code points. */
  static Automaton atLeast(int min) {
    return bounded(ANY.repeat(min));
  }

  /** All well-formed strings. */
  static Automaton all() {
    return atLeast(0);
  }

  /** The strings of both. */
  static Automaton and(Automaton a, Automaton b) {
    if ((long) a.getNumberOfStates() * b.getNumberOfStates() > 100L * STATES) {
      throw new Undecided("the intersection of two patterns is too large");
    }
    return bounded(a.intersection(b));
  }

  /** The well-formed strings that {@code a}, which is deterministic, does not hold. */
  static Automaton not(Automaton a) {
    return and(all(), a.complement());
  }

  /**
   * The same language, deterministic, and minimal where that is not dear.
   *
   * @throws Undecided where that takes more than {@link #STATES} states
   */
  static Automaton bounded(Automaton automaton) {
    return bounded(automaton, new Steps());
  }

  /**
   * As {@link #bounded(Automaton)}, one of several such tasks.
   *
   * @throws Undecided where that takes more steps than are left, too
   */
  static Automaton bounded(Automaton automaton, Steps steps) {
    Automaton result = automaton.isDeterministic() ? automaton : determinize(automaton, steps);
    if (result.getNumberOfStates() > STATES) {
      throw new Undecided("a pattern needs more than " + STATES + " states");
    }
    int most = result.getStates().stream().mapToInt(s -> s.getTransitions().size()).max().orElse(0);
    if ((long) result.getNumberOfStates() * most <= CHEAP) {
      steps.take(result.getNumberOfStates() * most);
      result.minimize();
    }
    return result;
  }

  /** The subset construction, counted as it goes. */
  private static Automaton determinize(Automaton automaton, Steps steps) {
    Map<Set<State>, State> made = new LinkedHashMap<>();
    Deque<Set<State>> work = new ArrayDeque<>();
    Set<State> first = new HashSet<>(Set.of(automaton.getInitialState()));
    made.put(first, new State());
    work.add(first);
    while (!work.isEmpty()) {
      Set<State> from = work.remove();
      State state = Objects.requireNonNull(made.get(from));
      state.setAccept(from.stream().anyMatch(State::isAccept));
      TreeSet<Integer> cuts = new TreeSet<>();
      for (State s : from) {
        for (Transition t : s.getTransitions()) {
          cuts.add((int) t.getMin());
          cuts.add(t.getMax() + 1);
        }
      }
      Integer low = null;
      for (Integer cut : cuts) {
        if (low != null) {
          steps.take(from.size());
          Set<State> to = step(from, (char) low.intValue());
          if (!to.isEmpty()) {
            State target = made.get(to);
            if (target == null) {
              if (made.size() >= STATES) {
                throw new Undecided("a pattern needs more than " + STATES + " states");
              }
              target = new State();
              made.put(to, target);
              work.add(to);
            }
            state.addTransition(new Transition((char) low.intValue(), (char) (cut - 1), target));
          }
        }
        low = cut;
      }
    }
    Automaton result = new Automaton();
    result.setInitialState(made.get(first));
    result.setDeterministic(true);
    return result;
  }

  private static Set<State> step(Set<State> from, char c) {
    Set<State> to = new HashSet<>();
    for (State s : from) {
      s.step(c, to);
    }
    return to;
  }

  /** Automata of single values, e.g. to leave them out of a language. */
  static Automaton values(Iterable<String> values) {
    Map<String, Automaton> each = new HashMap<>();
    for (String value : values) {
      each.put(value, Automaton.makeString(value));
    }
    return each.isEmpty() ? Automaton.makeEmpty() : bounded(Automaton.union(each.values()));
  }
}
