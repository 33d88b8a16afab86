package dev.tapeout.diff.language;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The character classes of ECMA-262 (section 22.2.2) as sets of code points. */
final class CharacterClasses {
  /** A walk over all of Unicode takes some milliseconds. */
  private static final Map<String, BitSet> PROPERTIES = new ConcurrentHashMap<>();

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
    BitSet set = property("Zs");
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
    BitSet set = PROPERTIES.computeIfAbsent(name, CharacterClasses::search);
    return set == null ? new BitSet() : (BitSet) set.clone();
  }

  private static @Nullable BitSet search(String name) {
    return switch (name) {
      case "L", "Letter", "General_Category=Letter" -> where(Character::isLetter);
      case "Lu", "Uppercase_Letter" -> ofType(Character.UPPERCASE_LETTER);
      case "Ll", "Lowercase_Letter" -> ofType(Character.LOWERCASE_LETTER);
      case "Nd", "Decimal_Number", "digit" -> ofType(Character.DECIMAL_DIGIT_NUMBER);
      case "N", "Number" ->
          ofType(Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER);
      case "Zs", "Space_Separator" -> ofType(Character.SPACE_SEPARATOR);
      case "ASCII" -> where(c -> c < 0x80);
      default -> null;
    };
  }

  private static BitSet ofType(int... types) {
    return where(c -> Arrays.stream(types).anyMatch(type -> type == Character.getType(c)));
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
}
