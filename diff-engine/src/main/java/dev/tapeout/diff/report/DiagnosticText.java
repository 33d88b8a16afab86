package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.diff.report.Style.Ink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is wrong with documents, for people. */
public final class DiagnosticText {
  private final Style style;

  public DiagnosticText(Style style) {
    this.style = style;
  }

  /** One block for each, parted by empty lines; empty where there are none. */
  public String render(Collection<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    diagnostics.forEach(diagnostic -> append(diagnostic, out));
    return out.toString();
  }

  /** {@code 2 errors, 1 warning}; {@code no errors or warnings} where there are none. */
  static String counted(Collection<Diagnostic> diagnostics) {
    return diagnostics.isEmpty() ? "no errors or warnings" : String.join(", ", counts(diagnostics));
  }

  /** How many there are of each severity, the worst first. */
  static List<String> counts(Collection<Diagnostic> diagnostics) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    diagnostics.forEach(d -> counts.merge(d.severity(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((severity, count) -> {
      String word = severity == Severity.INFO ? "note" : severity.name().toLowerCase(Locale.ROOT);
      parts.add(count + " " + word + (count == 1 ? "" : "s"));
    });
    return parts;
  }

  void append(Diagnostic diagnostic, StringBuilder out) {
    Ink ink =
        switch (diagnostic.severity()) {
          case ERROR -> Ink.BAD;
          case WARNING -> Ink.DOUBT;
          case INFO, OFF -> Ink.NOTE;
        };
    String word = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    boolean placed = SourceText.shows(diagnostic.location());
    String place = placed ? diagnostic.location().toString() : diagnostic.location().file();
    out.append(style.paint(ink, word)).append("  ");
    out.append(style.paint(Ink.STRONG, diagnostic.rule()));
    out.append("  ").append(style.paint(Ink.FAINT, Excerpt.visible(place))).append('\n');
    out.append("  ").append(style.wrap(Excerpt.visible(diagnostic.message()), 2)).append('\n');
    if (placed) {
      new SourceText(style).append(diagnostic.location(), ' ', ink, out);
    }
    String hint = diagnostic.hint();
    if (hint != null) {
      out.append(style.paint(Ink.GOOD, "  fix  "));
      out.append(style.wrap(Excerpt.visible(hint), 7)).append('\n');
    }
    out.append('\n');
  }
}
