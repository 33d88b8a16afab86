package dev.tapeout.diff.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final Schema SCHEMA = Table.schema("{type: string}");

  /** So many alternatives, of which the first claims or denies a schema. */
  private static Choice choice(int alternatives, boolean positive) {
    return choice(alternatives, Claim.of(SCHEMA, positive, Claim.Side.PLAIN));
  }

  private static Choice choice(int alternatives, Claim first) {
    List<List<Claim>> all = new ArrayList<>();
    for (int i = 0; i < alternatives; i++) {
      all.add(List.of(first));
    }
    return Choice.of(all);
  }

  private static void assertInOrder(Choice first, Choice second) {
    assertThat(first.before(second)).isTrue();
    assertThat(second.before(first)).isFalse();
  }

  @Test
  void theSmallerChoiceComesFirst() {
    assertInOrder(choice(2, true), choice(3, true));
    assertInOrder(choice(2, false), choice(3, false));
    assertThat(choice(2, true).before(choice(2, true))).isFalse();
  }

  @Test
  void whatTheInstanceIsComesBeforeWhatItIsNot() {
    assertInOrder(choice(3, true), choice(2, false));
    Claim required = Claim.of(new Assertion.Required("a"), true, Claim.Side.PLAIN);
    assertInOrder(choice(3, true), choice(2, required));
  }

  @Test
  void whatHasFailedMoreOftenComesFirstAndWhatIsLeftOfItToo() {
    Choice once = choice(9, false);
    Choice twice = choice(9, false);
    once.failed();
    twice.failed();
    twice.failed();
    assertInOrder(once, choice(2, true));
    assertInOrder(twice, once);
    assertInOrder(twice.narrowed(choice(8, false).alternatives()), once);
  }
}
