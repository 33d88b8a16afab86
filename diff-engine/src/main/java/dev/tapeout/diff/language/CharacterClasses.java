package dev.tapeout.diff.language;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** The character classes of ECMA-262 (section 22.2.2) as sets of code points. */
final class CharacterClasses {
  private CharacterClasses() {}

  static BitSet single(int codePoint) {
    BitSet set = new BitSet();
    set.set(codePoint);
    return set;
  }

  static BitSet digits() {
    BitSet set = new BitSet();
    set.set('0', '9' + 1);
    return set;
  }

  static BitSet word() {
    BitSet set = digits();
    set.set('a', 'z' + 1);
    set.set('A', 'Z' + 1);
    set.set('_');
    return set;
  }

  static BitSet space() {
    BitSet set = where(c -> Character.getType(c) == Character.SPACE_SEPARATOR);
    for (int c : new int[] {'\t', '\n', 0x0B, '\f', '\r', 0x2028, 0x2029, 0xFEFF}) {
      set.set(c);
    }
    return set;
  }

  /** All but the line terminators. */
  static BitSet dot() {
    BitSet terminators = new BitSet();
    for (int c : new int[] {'\n', '\r', 0x2028, 0x2029}) {
      terminators.set(c);
    }
    return not(terminators);
  }

  static BitSet not(BitSet set) {
    BitSet complement = new BitSet();
    complement.set(0, Character.MAX_CODE_POINT + 1);
    complement.andNot(set);
    return complement;
  }

  /** A Unicode property such as {@code L}, {@code Lu}, {@code Letter}; empty where not known. */
  static BitSet property(String name) {
    return switch (name) {
      case "L", "Letter", "General_Category=Letter" -> where(Character::isLetter);
      case "Lu", "Uppercase_Letter" ->
          where(c -> Character.getType(c) == Character.UPPERCASE_LETTER);
      case "Ll", "Lowercase_Letter" ->
          where(c -> Character.getType(c) == Character.LOWERCASE_LETTER);
      case "Nd", "Decimal_Number", "digit" -> where(Character::isDigit);
      case "N", "Number" ->
          where(c ->
              Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                  || Character.getType(c) == Character.LETTER_NUMBER
                  || Character.getType(c) == Character.OTHER_NUMBER);
      case "ASCII" -> where(c -> c < 0x80);
      default -> new BitSet();
    };
  }

  private static BitSet where(IntPredicate predicate) {
    BitSet set = new BitSet();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (predicate.test(c)) {
        set.set(c);
      }
    }
    return set;
  }

  /** One code point of the set. */
  static Automaton automaton(BitSet set) {
    List<Automaton> ranges = new ArrayList<>();
    for (int from = set.nextSetBit(0); from >= 0; ) {
      int end = set.nextClearBit(from);
      ranges.add(Automata.codePoints(from, end - 1));
      from = set.nextSetBit(end);
    }
    return ranges.isEmpty() ? Automaton.makeEmpty() : Automata.bounded(Automaton.union(ranges));
  }
}
