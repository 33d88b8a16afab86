package dev.tapeout.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaScriptPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^a$ a true",
        "^[[&&]+$ [& true",
        "^[^]$ x true",
        "[] x false",
        "^\\cA?\\/\\-$ /- true",
        "^\\u{1F600}$ 😀 true",
        "^.$ 😀 true",
        "^\\p{Lu}\\p{L}+$ Äpfel true",
        "^(?<a_b>x)\\k<a_b>$ xx true",
        "^x{2,3}$ xx true",
        "^x{$ x{ true",
        "\\bend$ the-end true",
      })
  void expressionsMeanWhatTheyMeanInEcmaScript(String pattern, String text, boolean match) {
    assertThat(EcmaScriptPattern.compile(pattern).find(text)).isEqualTo(match);
  }

  @Test
  void theEndIsTheEndEvenBeforeALineBreak() {
    assertThat(EcmaScriptPattern.compile("^a$").find("a\n")).isFalse();
    assertThat(EcmaScriptPattern.compile("\\s").find("\uFEFF")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", ")", "[a", "a**", "a++", "*", "(?i)a", "\\Aa\\Z", "\\u{110000}", "\\", "\\k"})
  void whatOnlyOtherLanguagesKnowIsNoExpression(String pattern) {
    assertThat(EcmaScriptPattern.problem(pattern)).isNotBlank();
  }

  @Test
  void aPatternThatBacktracksWithoutEndIsStopped() {
    EcmaScriptPattern slow = EcmaScriptPattern.compile("^.*.*.*.*.*x$");
    assertThatThrownBy(() -> slow.find("a".repeat(500))).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(?:(a)|b)\\1$",
        "(a)|\\1",
        "(a)?\\1",
        "(a){0}\\1",
        "(a\\1)",
        "\\1(a)",
        "(?!(a))\\1",
        "(?<=(a)(?=\\1))",
        "(a)\\2",
        "(a)\\10",
        "(?:(?<n>a)|b)\\k<n>",
        "(?:(a)(b)|c)*\\2",
      })
  void aBackReferenceToAGroupThatMayHaveTakenNoPartIsNotMatched(String pattern) {
    EcmaScriptPattern loose = EcmaScriptPattern.compile(pattern);
    assertThatThrownBy(() -> loose.find("b")).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^(a|b)\\1$ aa true",
        "^(a|b)\\1$ ab false",
        "^(?!(a|b)\\1) aa false",
        "^(?:(a)\\1|b)*$ baab true",
        "^(.)(?!.*\\1) aba false",
        "^[(]?(a)[)\\]]?\\1$ (a]a true",
        "^(?<q>[-])x\\k<q>$ -x- true",
        "^(?:a|b)(?<q>c)\\1$ acc true",
      })
  void aBackReferenceToAGroupThatSurelyTookPartIsMatched(
      String pattern, String text, boolean match) {
    assertThat(EcmaScriptPattern.compile(pattern).find(text)).isEqualTo(match);
  }
}
