package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dk.brics.automaton.Automaton;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegexParserTest {
  static List<Table.Row> rows() {
    return Table.read(RegexParserTest.class, "patterns.yaml");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readsWhatEcmaScriptWouldMatch(Table.Row row) {
    String regex = text(row.cell(0));
    if (row.size() == 1) {
      assertThatThrownBy(() -> RegexParser.search(regex)).isInstanceOf(Undecided.class);
      return;
    }
    Automaton automaton = RegexParser.search(regex);
    for (Node value : (ArrayNode) row.cell(1)) {
      assertThat(automaton.run(text(value))).as("matches %s", value).isTrue();
    }
    for (Node value : (ArrayNode) row.cell(2)) {
      assertThat(automaton.run(text(value))).as("matches %s", value).isFalse();
    }
  }

  private static String text(Node node) {
    return ((StringNode) node).value();
  }

  @ParameterizedTest
  @CsvSource({
    "L, aÉ字, 1-",
    "Letter, a, 1",
    "General_Category=Letter, a, 1",
    "Lu, AÉ, aé1字",
    "Uppercase_Letter, A, a",
    "Ll, aé, A字",
    "Lowercase_Letter, a, A",
    "Nd, 1٣, aⅧ½",
    "Decimal_Number, 1, a",
    "digit, 1, a",
    "N, 1Ⅷ½, a",
    "Number, ½, a",
    "ASCII, a\u007f, \u0080é"
  })
  void knowsTheseProperties(String name, String inside, String outside) {
    BitSet set = CharacterClasses.property(name);
    assertThat(inside.codePoints()).allMatch(set::get);
    assertThat(outside.codePoints()).noneMatch(set::get);
    assertThat(CharacterClasses.not(set).cardinality() + set.cardinality()).isEqualTo(0x110000);
  }

  @Test
  void stopsAtExpressionsThatAreTooLongOrTooDeep() {
    for (String regex : List.of("a".repeat(5_001), "(".repeat(300) + "a" + ")".repeat(300))) {
      assertThatThrownBy(() -> RegexParser.search(regex)).isInstanceOf(Undecided.class);
    }
    assertThat(RegexParser.search("(".repeat(150) + "a" + ")".repeat(150)).run("a")).isTrue();
  }

  @Test
  void whatIsNotRegularIsNeverGuessed() {
    for (String beyond : List.of("^(a|b)\\1$", "^(?=a)", "(a")) {
      assertThatThrownBy(() -> Regex.of(beyond).automaton()).isInstanceOf(Undecided.class);
    }
    assertThatThrownBy(() -> Regex.of("(a").matches("a")).isInstanceOf(Undecided.class);
    String endless = "^(?=.*.*.*.*.*x$)";
    String text = "a".repeat(500);
    assertThatThrownBy(() -> Regex.of(endless).matches(text)).isInstanceOf(Undecided.class);
  }

  @Test
  void whatIsNotRegularIsMatchedAllTheSame() {
    assertThat(Regex.of("^(a|b)\\1$").matches("bb")).isTrue();
    assertThat(Regex.of("^(a|b)\\1$").matches("ab")).isFalse();
    assertThat(Regex.of("^(?!foo)").matches("foot")).isFalse();
  }

  @Test
  void automataAreCombinedUpToALimit() {
    Automaton twoOrThree = Automata.length(2, 3);
    for (String inside : List.of("ab", "abc", "😀😀")) {
      assertThat(twoOrThree.run(inside)).as(inside).isTrue();
      assertThat(Automata.not(twoOrThree).run(inside)).as(inside).isFalse();
    }
    for (String outside : List.of("a", "abcd", "😀")) {
      assertThat(twoOrThree.run(outside)).as(outside).isFalse();
      assertThat(Automata.not(twoOrThree).run(outside)).as(outside).isTrue();
    }
    assertThat(Automata.values(List.of("a", "b")).getFiniteStrings())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(Automata.values(List.of()).isEmpty()).isTrue();
    assertThat(Automata.bounded(Automata.all()).isDeterministic()).isTrue();
    // The n-th letter from the end needs 2^n states.
    assertThatThrownBy(() -> RegexParser.search("a.{20}$")).isInstanceOf(Undecided.class);
  }
}
