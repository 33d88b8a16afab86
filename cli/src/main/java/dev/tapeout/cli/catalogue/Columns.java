package dev.tapeout.cli.catalogue;

import dev.tapeout.diff.report.Style;
import java.util.List;

/** Two columns of text. */
public final class Columns {
  private Columns() {}

  /** Ids on the left, what belongs to each on the right. */
  public static void append(List<String[]> rows, int width, StringBuilder out) {
    Style style = new Style(width, false);
    int widest = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    int column = Math.min(widest + 4, width / 2);
    for (String[] row : rows) {
      int room = column - 2 - row[0].length();
      String gap = room < 2 ? "\n" + " ".repeat(column) : " ".repeat(room);
      out.append("  ").append(row[0]).append(gap);
      out.append(style.wrap(row[1], column)).append('\n');
    }
  }
}
