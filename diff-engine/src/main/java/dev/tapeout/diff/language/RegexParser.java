package dev.tapeout.diff.language;

import dev.tapeout.contracts.vocabulary.EcmaScriptPattern;
import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the regular part of ECMA-262 regular expressions (unicode mode) into automata. Anchors are
 * handled by marking both ends of the text with characters that no text holds.
 */
final class RegexParser {
  /** Noncharacters, never in a JSON text that means anything. */
  static final char BEGIN = '\uFFFE';

  private static final char END = '\uFFFF';
  private static final int REPEATS = 2_000;

  private final String text;
  private final Function<BitSet, Automaton> one;
  private final Automata.Steps steps;
  private int at;

  private RegexParser(String text, Automata.Steps steps, Function<BitSet, Automaton> one) {
    this.text = text;
    this.steps = steps;
    this.one = one;
  }

  /**
   * The strings in which {@code regex} finds a match.
   *
   * @throws Undecided where the expression is malformed, not regular, or too large
   */
  static Automaton search(String regex) {
    if (regex.length() > 5_000) {
      throw new Undecided("a pattern of " + regex.length() + " characters is too long");
    }
    // Read twice: which code points are told apart is known once all of it has been seen.
    Automata.Steps steps = new Automata.Steps();
    List<BitSet> sets = new ArrayList<>();
    new RegexParser(
            regex,
            steps,
            set -> {
              sets.add(set);
              return Automaton.makeEmptyString();
            })
        .read();
    Alphabet alphabet = new Alphabet(sets);
    Automaton found = new RegexParser(regex, steps, alphabet::one).read();
    Automaton all = alphabet.all();
    Automaton begin = Automaton.makeChar(BEGIN);
    Automaton end = Automaton.makeChar(END);
    // An anchor takes no room, so each end has as many marks as there are anchors to pass there; in
    // the empty text both ends are one.
    Automaton marked =
        begin
            .repeat()
            .concatenate(all)
            .concatenate(found)
            .concatenate(all.concatenate(end.repeat()));
    Automaton framed =
        Automata.bounded(
            begin
                .repeat(1)
                .concatenate(all)
                .concatenate(end.repeat(1))
                .union(begin.union(end).repeat()));
    Automaton matches = Automata.and(Automata.bounded(marked, steps), framed);
    return Utf16.of(Automata.bounded(matches.subst(BEGIN, "").subst(END, ""), steps), alphabet);
  }

  private Automaton read() {
    try {
      Automaton found = alternatives(0);
      if (more()) {
        throw unsupported();
      }
      return found;
    } catch (StackOverflowError deep) {
      throw new Undecided("the pattern " + text + " is nested too deeply");
    }
  }

  private Undecided unsupported() {
    String problem = EcmaScriptPattern.problem(text);
    return new Undecided(
        problem == null
            ? "the pattern " + text + " is not decided: lookaround, back reference, or too large"
            : "the pattern " + text + " is malformed: " + problem);
  }

  private boolean more() {
    return at < text.length();
  }

  private boolean take(String s) {
    if (text.startsWith(s, at)) {
      at += s.length();
      return true;
    }
    return false;
  }

  private Automaton alternatives(int depth) {
    if (depth > 200) {
      throw unsupported();
    }
    List<Automaton> choices = new ArrayList<>();
    do {
      choices.add(sequence(depth));
    } while (take("|"));
    return choices.size() == 1 ? choices.get(0) : Automata.bounded(Automaton.union(choices), steps);
  }

  private Automaton sequence(int depth) {
    List<Automaton> parts = new ArrayList<>();
    while (more() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      parts.add(quantified(depth));
    }
    return parts.isEmpty()
        ? Automaton.makeEmptyString()
        : Automata.bounded(Automaton.concatenate(parts), steps);
  }

  private Automaton quantified(int depth) {
    if (take("^")) {
      return Automaton.makeChar(BEGIN);
    }
    if (take("$")) {
      return Automaton.makeChar(END);
    }
    Automaton atom = atom(depth);
    int min;
    int max;
    if (take("*")) {
      min = 0;
      max = -1;
    } else if (take("+")) {
      min = 1;
      max = -1;
    } else if (take("?")) {
      min = 0;
      max = 1;
    } else if (more() && text.charAt(at) == '{') {
      int[] bounds = bounds();
      min = bounds[0];
      max = bounds[1];
    } else {
      return atom;
    }
    take("?"); // lazy or greedy: the same strings match
    if (more() && "*+?{".indexOf(text.charAt(at)) >= 0) {
      throw unsupported();
    }
    return repeat(atom, min, max);
  }

  private Automaton repeat(Automaton atom, int min, int max) {
    if ((long) Math.max(min, max) * atom.getNumberOfStates() > Automata.STATES) {
      throw new Undecided("the pattern " + text + " repeats too much");
    }
    return Automata.bounded(max < 0 ? atom.repeat(min) : atom.repeat(min, max), steps);
  }

  /** {@code {n}}, {@code {n,}} or {@code {n,m}}; -1 for no upper bound. */
  private int[] bounds() {
    int close = text.indexOf('}', at);
    if (close < 0) {
      throw unsupported();
    }
    String[] parts = text.substring(at + 1, close).split(",", -1);
    try {
      int min = Integer.parseInt(parts[0]);
      int max = parts.length == 1 ? min : parts[1].isEmpty() ? -1 : Integer.parseInt(parts[1]);
      if (parts.length > 2 || min > REPEATS || max > REPEATS || (max >= 0 && max < min)) {
        throw unsupported();
      }
      at = close + 1;
      return new int[] {min, max};
    } catch (NumberFormatException e) {
      throw unsupported();
    }
  }

  private Automaton atom(int depth) {
    if (take("(")) {
      if (take("?:")) {
        return group(depth);
      }
      if (text.startsWith("?<", at) && !text.startsWith("?<=", at) && !text.startsWith("?<!", at)) {
        int close = text.indexOf('>', at);
        if (close < 0) {
          throw unsupported();
        }
        at = close + 1;
        return group(depth);
      }
      if (more() && text.charAt(at) == '?') {
        throw unsupported();
      }
      return group(depth);
    }
    if (take("[")) {
      return one.apply(characterClass());
    }
    if (take(".")) {
      return one.apply(CharacterClasses.dot());
    }
    if (take("\\")) {
      return one.apply(escape(false));
    }
    if ("*+?{}]".indexOf(text.charAt(at)) >= 0) {
      throw unsupported();
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return one.apply(CharacterClasses.single(c));
  }

  private Automaton group(int depth) {
    Automaton inner = alternatives(depth + 1);
    if (!take(")")) {
      throw unsupported();
    }
    return inner;
  }

  private BitSet characterClass() {
    boolean negated = take("^");
    BitSet set = new BitSet();
    while (!take("]")) {
      if (!more()) {
        throw unsupported();
      }
      BitSet low = classAtom();
      if (text.startsWith("-", at) && !text.startsWith("-]", at)) {
        at++;
        BitSet high = classAtom();
        if (low.cardinality() != 1 || high.cardinality() != 1) {
          throw unsupported();
        }
        int from = low.nextSetBit(0);
        int to = high.nextSetBit(0);
        if (from > to) {
          throw unsupported();
        }
        set.set(from, to + 1);
      } else {
        set.or(low);
      }
    }
    return negated ? CharacterClasses.not(set) : set;
  }

  private BitSet classAtom() {
    if (!more()) {
      throw unsupported();
    }
    if (take("\\")) {
      return escape(true);
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return CharacterClasses.single(c);
  }

  private BitSet escape(boolean inClass) {
    if (!more()) {
      throw unsupported();
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'd' -> CharacterClasses.digits();
      case 'D' -> CharacterClasses.not(CharacterClasses.digits());
      case 'w' -> CharacterClasses.word();
      case 'W' -> CharacterClasses.not(CharacterClasses.word());
      case 's' -> CharacterClasses.space();
      case 'S' -> CharacterClasses.not(CharacterClasses.space());
      case 'p', 'P' -> {
        int close = text.indexOf('}', at);
        if (close < 0 || text.charAt(at) != '{') {
          throw unsupported();
        }
        BitSet set = CharacterClasses.property(text.substring(at + 1, close));
        if (set.isEmpty()) {
          throw unsupported();
        }
        at = close + 1;
        yield c == 'p' ? set : CharacterClasses.not(set);
      }
      case 't' -> CharacterClasses.single('\t');
      case 'n' -> CharacterClasses.single('\n');
      case 'v' -> CharacterClasses.single(0x0B);
      case 'f' -> CharacterClasses.single('\f');
      case 'r' -> CharacterClasses.single('\r');
      case '0' -> CharacterClasses.single(0);
      case 'x' -> CharacterClasses.single(hex(2));
      case 'u' -> CharacterClasses.single(unicode());
      case 'b' -> {
        if (!inClass) {
          throw unsupported();
        }
        yield CharacterClasses.single('\b');
      }
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw unsupported();
        }
        yield CharacterClasses.single(c);
      }
    };
  }

  private int unicode() {
    if (take("{")) {
      int close = text.indexOf('}', at);
      if (close < 0 || close - at > 6 || close == at) {
        throw unsupported();
      }
      int value = hex(close - at);
      at++;
      return value;
    }
    int unit = hex(4);
    if (Character.isHighSurrogate((char) unit) && take("\\u")) {
      return Character.toCodePoint((char) unit, (char) hex(4));
    }
    return unit;
  }

  private int hex(int digits) {
    if (at + digits > text.length()) {
      throw unsupported();
    }
    try {
      int value = Integer.parseInt(text.substring(at, at + digits), 16);
      at += digits;
      return value;
    } catch (NumberFormatException e) {
      throw unsupported();
    }
  }
}
