package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RunAutomaton;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  private static final String[] TEXTS = {
    "",
    "a",
    "A",
    "ab",
    "aB",
    "é",
    "Ωmega",
    "1",
    "a1",
    "_",
    " ",
    "a b",
    "\n",
    "a\n",
    "𝒳",
    "𝒳y",
    "😀",
    "a😀",
    "東京",
    "Ab Cd",
    "٣",
    "-",
    "a-b",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  };

  @Test
  void aPropertyHoldsJustItsCodePoints() {
    holds("^\\p{L}$", Character::isLetter);
    holds("^[^\\p{L}]$", c -> !Character.isLetter(c));
    holds("^[\\p{Lu}\\d]$", c -> isUpper(c) || c >= '0' && c <= '9');
    holds("^[\\u{1F600}-\\u{1F64F}x]$", c -> c >= 0x1F600 && c <= 0x1F64F || c == 'x');
    holds("^.$", c -> c != '\n' && c != '\r' && c != 0x2028 && c != 0x2029);
  }

  private static boolean isUpper(int c) {
    return Character.getType(c) == Character.UPPERCASE_LETTER;
  }

  private static void holds(String regex, IntPredicate expected) {
    RunAutomaton automaton = new RunAutomaton(Regex.of(regex).automaton());
    BitSet wrong = new BitSet();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Utf16.TEXT.get(c) && automaton.run(Character.toString(c)) != expected.test(c)) {
        wrong.set(c);
      }
    }
    assertThat(wrong).isEqualTo(new BitSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "^a",
        "a$",
        "^$",
        "^(a|A)+$",
        "^\\p{L}+$",
        "^\\p{Lu}\\p{Ll}*( \\p{Lu}\\p{Ll}*)*$",
        "^[^\\p{L}]*$",
        "[^a]",
        "^\\P{L}|b$",
        "^[\\p{L}\\p{N} _.-]{1,20}$",
        "^..$",
        "^\\w{2,}$",
      })
  void whatItMatchesAgreesWithAnotherEngine(String regex) {
    Pattern other = Pattern.compile(regex.replace("$", "\\z"));
    Automaton matching = Regex.of(regex).automaton();
    Automaton failing = Automata.not(matching);
    for (String text : TEXTS) {
      boolean expected = other.matcher(text).find();
      assertThat(matching.run(text)).as(text).isEqualTo(expected);
      assertThat(failing.run(text)).as(text).isEqualTo(!expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"^/v1/orders", "^https://", "^a-b_c~!@#%&=:;,'<>/", "^"})
  void aPlainStartMatchesWhateverFollows(String regex) {
    String start = Regex.start(regex);
    assertThat(start).isEqualTo(regex.substring(1));
    for (String text : TEXTS) {
      assertThat(Regex.of(regex).matches(start + text)).as(text).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "^a$", "^a.", "^a|b", "^a\\d", "^(a)", "^a*", "^é", "^a b", "^[a]", "^a{2}"})
  void noOtherStartIsTakenForPlain(String regex) {
    assertThat(Regex.start(regex)).isNull();
  }

  @Test
  void surrogatesAndTheMarksOfTheEndsAreInNoText() {
    for (String text : new String[] {"\uD800", "\uDC00a", "\uFFFE", "\uFFFF"}) {
      assertThat(Regex.of("").automaton().run(text)).isFalse();
      assertThat(Automata.all().run(text)).isFalse();
    }
  }

  /** 2 states of its own, and one for each kind of block of 1,024 that holds letters. */
  @Test
  void statesAreShared() {
    assertThat(Regex.of("^\\p{L}$").automaton().getNumberOfStates()).isLessThan(60);
    assertThat(Regex.of("^.{1,100}$").automaton().getNumberOfStates()).isEqualTo(201);
  }
}
