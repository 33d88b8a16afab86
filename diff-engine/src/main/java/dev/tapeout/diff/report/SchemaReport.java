package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.language.Inclusion.Answer;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.language.Inclusion.NotIncluded;
import dev.tapeout.diff.language.Inclusion.Undecided;
import dev.tapeout.diff.report.Style.Ink;
import dev.tapeout.diff.schema.SchemaComparison;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How two schemas compare.
 *
 * @param first what the user calls the first
 * @param second what the user calls the second
 */
public record SchemaReport(String first, String second, SchemaComparison comparison) {
  /** For people. */
  public String text(Style style) {
    StringBuilder out = new StringBuilder();
    out.append("A  ").append(Excerpt.visible(first)).append('\n');
    out.append("B  ").append(Excerpt.visible(second)).append("\n\n");
    SchemaComparison.Relation relation = comparison.relation();
    Ink ink =
        switch (relation) {
          case EQUIVALENT, NARROWER -> Ink.GOOD;
          case WIDER, INCOMPARABLE -> Ink.BAD;
          case UNDECIDED -> Ink.DOUBT;
        };
    out.append(style.paint(ink, relation.name())).append("  ");
    out.append(relation.meaning()).append('\n');
    append("A", "B", comparison.forward(), style, out);
    append("B", "A", comparison.backward(), style, out);
    return out.toString();
  }

  private static void append(String a, String b, Answer answer, Style style, StringBuilder out) {
    out.append("\n  every instance of ").append(a).append(" is one of ").append(b).append(": ");
    if (answer instanceof Included) {
      out.append(style.paint(Ink.GOOD, "yes")).append(", proved\n");
    } else if (answer instanceof NotIncluded no) {
      out.append(style.paint(Ink.BAD, "no")).append('\n');
      out.append("  accepted by ").append(a).append(", rejected by ").append(b);
      out.append(" (confirmed)\n");
      Payload.of(no.witness(), style.width() - 4)
          .lines()
          .forEach(line -> out.append("    ").append(line).append('\n'));
    } else if (answer instanceof Undecided undecided) {
      out.append(style.paint(Ink.DOUBT, "undecided")).append('\n');
      out.append("    ").append(style.wrap(Excerpt.visible(undecided.reason()), 4)).append('\n');
    }
  }

  /** For programs. */
  public String json() {
    Map<String, Node> root = new LinkedHashMap<>();
    root.put("a", Values.string(first));
    root.put("b", Values.string(second));
    root.put("relation", Values.string(comparison.relation().name().toLowerCase(Locale.ROOT)));
    root.put("aInB", json(comparison.forward()));
    root.put("bInA", json(comparison.backward()));
    return JsonWriter.pretty(Values.object(root)) + "\n";
  }

  private static Node json(Answer answer) {
    Map<String, Node> out = new LinkedHashMap<>();
    if (answer instanceof NotIncluded no) {
      out.put("answer", Values.string("disproved"));
      out.put("witness", no.witness());
    } else if (answer instanceof Undecided undecided) {
      out.put("answer", Values.string("undecided"));
      out.put("reason", Values.string(undecided.reason()));
    } else {
      out.put("answer", Values.string("proved"));
    }
    return Values.object(out);
  }
}
