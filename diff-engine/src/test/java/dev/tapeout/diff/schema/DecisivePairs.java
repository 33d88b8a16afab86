package dev.tapeout.diff.schema;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.diff.language.Table;
import java.util.List;

/** The table {@code decisive-pairs.yaml}. */
public final class DecisivePairs {
  private DecisivePairs() {}

  /**
   * Two schemas and the truth: is every instance of the one an instance of the other?
   *
   * @param open the engine may answer that it cannot tell
   */
  public record Pair(
      String reason, Node first, Node second, boolean forward, boolean backward, boolean open) {
    @Override
    public String toString() {
      return reason + ": " + first + " and " + second;
    }
  }

  /** All rows, in the order of the table. */
  public static List<Pair> read() {
    return Table.read(DecisivePairs.class, "decisive-pairs.yaml").stream()
        .map(row ->
            new Pair(
                row.heading(),
                Table.alone(row.cell(0)),
                Table.alone(row.cell(1)),
                ((BooleanNode) row.cell(2)).value(),
                ((BooleanNode) row.cell(3)).value(),
                row.size() > 4))
        .toList();
  }
}
