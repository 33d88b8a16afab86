package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dk.brics.automaton.Automaton;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Strings: a range of lengths in code points, patterns to match or not, less single values. */
final class Strings {
  /** Lengths up to which a text is made longer by letters. */
  private static final int PADDED = 1_000_000;

  /** Lengths up to which patterns and lengths are combined exactly. */
  private static final int LENGTH = 4_000;

  /** Strings such as patterns that are not regular tell apart: passwords, names, digits. */
  private static final List<String> SIMPLE =
      List.of(
          "a", "aa", "ab", "A", "1", "11", "a1", "aA1!aA1!", "example", "Example-1", "-", " ", "");

  private long min;
  private long max = Long.MAX_VALUE;
  private final Set<String> matching = new LinkedHashSet<>();
  private final Set<String> failing = new LinkedHashSet<>();
  private final Set<String> excluded = new HashSet<>();
  private final List<Claim.OfAssertion> atoms;

  /** Whether the patterns leave out no string that the formats may allow. */
  private boolean exact = true;

  private Strings(List<Claim.OfAssertion> atoms, boolean sure) {
    this.atoms = atoms;
    for (Claim.OfAssertion atom : atoms) {
      if (atom.assertion() instanceof Assertion.Pattern p) {
        (atom.positive() ? matching : failing).add(p.regex());
      } else if (atom.assertion() instanceof Assertion.Format f) {
        KnownFormats.Range range = KnownFormats.of(f.name());
        exact &= range.sure().equals(range.may());
        (atom.positive() ? matching : failing)
            .add(atom.positive() == sure ? range.sure() : range.may());
      } else if (atom.assertion() instanceof Assertion.Size size) {
        if (size.upper() == atom.positive()) {
          max = Math.min(max, atom.positive() ? size.limit() : size.limit() - 1);
        } else {
          min = Math.max(min, atom.positive() ? size.limit() : size.limit() + 1);
        }
      }
    }
    for (Node value : Finite.excluded(atoms, JsonType.STRING)) {
      excluded.add(((StringNode) value).value());
    }
  }

  /** A string that satisfies the atoms, sought among those that surely do. */
  static Outcome solve(List<Claim.OfAssertion> atoms) {
    Strings may = new Strings(atoms, false);
    Outcome outcome = may.solve();
    if (may.exact || outcome instanceof Outcome.Empty) {
      return outcome;
    }
    Outcome sure = new Strings(atoms, true).solve();
    return sure instanceof Outcome.Found ? sure : new Outcome.Unknown(may.formats());
  }

  private String formats() {
    return atoms.stream()
            .filter(a -> a.assertion() instanceof Assertion.Format)
            .map(a -> "`" + ((Assertion.Format) a.assertion()).name() + "`")
            .distinct()
            .collect(Collectors.joining(" and "))
        + " can be told from other strings only in part";
  }

  private Outcome solve() {
    if (min > max) {
      return Outcome.Empty.EMPTY;
    }
    return matching.isEmpty() && failing.isEmpty() ? plain() : patterned();
  }

  private Outcome plain() {
    if (min > PADDED) {
      return new Outcome.Unknown("a string of " + min + " characters is too long to show");
    }
    // One of more strings of a length than are left out is free.
    for (int length = Math.max(1, (int) min); length <= max; length++) {
      String start = "a".repeat(length - 1);
      for (int i = 0; i <= excluded.size(); i++) {
        String candidate = start + Character.toString(letter(i));
        if (!excluded.contains(candidate)) {
          return found(candidate);
        }
      }
    }
    return min == 0 && !excluded.contains("") ? found("") : Outcome.Empty.EMPTY;
  }

  /** Letters first, then all the code points from U+4E00 on. */
  private static int letter(int i) {
    return i < 26 ? 'a' + i : i - 26 + 0x4E00;
  }

  private static Outcome found(String value) {
    return new Outcome.Found(Values.string(value));
  }

  private Outcome patterned() {
    if (failing.isEmpty() && matching.size() == 1) {
      String start = Regex.start(matching.iterator().next());
      if (start != null && min <= PADDED) {
        String padded = start + "a".repeat((int) Math.max(0, min - start.length()));
        if (fits(padded) && !excluded.contains(padded)) {
          return found(padded);
        }
      }
    }
    Set<Regex> irregular = new LinkedHashSet<>();
    Automaton language = null;
    for (String regex : matching) {
      Regex one = Regex.of(regex);
      if (one.isRegular()) {
        language = language == null ? one.automaton() : Automata.and(language, one.automaton());
      } else {
        irregular.add(one);
      }
    }
    if (language == null) {
      language = Automata.all();
    }
    for (String regex : failing) {
      Regex one = Regex.of(regex);
      if (one.isRegular()) {
        language = Automata.and(language, Automata.not(one.automaton()));
      } else {
        irregular.add(one);
      }
    }
    if (!excluded.isEmpty()) {
      language = Automata.and(language, Automata.not(Automata.values(excluded)));
    }
    Outcome regular = sized(language);
    return irregular.isEmpty() || regular instanceof Outcome.Empty
        ? regular
        : tried(irregular, language, regular);
  }

  /**
   * Where some patterns are not regular, there is no string if the others leave none; else a few
   * are tried: those that the patterns spell out, and simple ones.
   */
  private Outcome tried(Set<Regex> irregular, Automaton language, Outcome regular) {
    Set<String> candidates = new LinkedHashSet<>();
    irregular.forEach(regex -> candidates.addAll(regex.spelledOut()));
    if (regular instanceof Outcome.Found f && f.value() instanceof StringNode s) {
      candidates.add(s.value());
    }
    candidates.addAll(SIMPLE);
    for (String candidate : candidates) {
      if (fits(candidate)
          && language.run(candidate)
          && matching.stream().allMatch(p -> Regex.of(p).matches(candidate))
          && failing.stream().noneMatch(p -> Regex.of(p).matches(candidate))) {
        return found(candidate);
      }
    }
    return new Outcome.Unknown(irregular.iterator().next().doubt());
  }

  private Outcome sized(Automaton language) {
    String shortest = shortest(language);
    if (shortest == null) {
      return Outcome.Empty.EMPTY;
    }
    if (fits(shortest)) {
      return found(shortest);
    }
    if (min > LENGTH) {
      return new Outcome.Unknown("a pattern and a length of " + min + " are too large together");
    }
    Automaton sized =
        max > LENGTH ? Automata.atLeast((int) min) : Automata.length((int) min, (int) max);
    String fitting = shortest(Automata.and(language, sized));
    if (fitting != null && fitting.codePointCount(0, fitting.length()) > max) {
      return new Outcome.Unknown("a pattern and a length of " + max + " are too large together");
    }
    return fitting == null ? Outcome.Empty.EMPTY : found(fitting);
  }

  private boolean fits(String value) {
    int length = value.codePointCount(0, value.length());
    return length >= min && length <= max;
  }

  /**
   * A shortest string of the most readable characters that will do; null for the empty language.
   */
  private static @Nullable String shortest(Automaton language) {
    for (Automaton characters : Automata.READABLE) {
      String readable = language.intersection(characters).getShortestExample(true);
      if (readable != null) {
        return readable;
      }
    }
    return language.getShortestExample(true);
  }
}
