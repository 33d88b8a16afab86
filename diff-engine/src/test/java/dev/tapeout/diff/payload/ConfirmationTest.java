package dev.tapeout.diff.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.schema.BothReferences;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfirmationTest {
  private static Confirmation confirmation() {
    Contract contract = Comparing.contract("true");
    Sides sides = new Sides(new BothReferences(contract.references(), contract.references()));
    LocalDate today = LocalDate.of(2026, 11, 25);
    return new Confirmation(
        sides, new WireForm(sides.references(), Direction.REQUEST, today, Formats.ANNOTATION));
  }

  @Test
  void aDoubtShowsNoMoreThanTheStartOfAWitness() {
    Node deep = Values.string("end");
    for (int i = 0; i < 500; i++) {
      deep = Values.array(List.of(deep));
    }
    Node all = Values.TRUE;
    Node none = Values.FALSE;
    String start = "[".repeat(60) + "…";
    assertThat(confirmation().doubt(none, none, deep))
        .isEqualTo("the validator does not accept the witness " + start + " on the sending side");
    assertThat(confirmation().doubt(all, all, deep))
        .isEqualTo("the validator does not reject the witness " + start + " on the reading side");
    assertThat(confirmation().doubt(all, none, deep)).isNull();
  }
}
