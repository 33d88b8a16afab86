package dev.tapeout.diff.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an acceptance file. What stays keeps its bytes: comments, order and layout are the team's.
 */
public final class AcceptanceText {
  private static final String HEAD =
      """
      # What was accepted on purpose, for `tapeout gate`, `diff` and `verdict`.
      # `tapeout accept` adds to it; `tapeout accept --prune` removes what is of no use any more.
      acceptances:
      """;

  private static final String INDENT = "  ";

  private AcceptanceText() {}

  /**
   * The file with one more entry, at its end or in the place of another one for the same finding.
   *
   * @param text of the file, in which nothing is wrong; empty where there is none yet
   * @throws IllegalArgumentException if the file is laid out so that nothing can be put there
   */
  public static String with(String text, Acceptance acceptance) {
    List<Acceptance> expected = new ArrayList<>();
    String result = null;
    for (Acceptance each : read(text).acceptances()) {
      boolean former = covers(each, acceptance);
      expected.add(former ? acceptance : each);
      if (former) {
        result = replaced(text, each, acceptance);
      }
    }
    if (result == null) {
      result = appended(text.isEmpty() ? HEAD : text, expected, acceptance);
      expected.add(acceptance);
    }
    AcceptanceReader.Reading after = read(result);
    if (!after.diagnostics().isEmpty() || !same(after.acceptances(), expected)) {
      throw new IllegalArgumentException("nothing can be put at the end of the file");
    }
    return result;
  }

  private static String appended(String text, List<Acceptance> before, Acceptance acceptance) {
    String start = text;
    if (before.isEmpty() && !start.lines().anyMatch(line -> line.matches("acceptances\\s*:.*"))) {
      start = ended(start) + "acceptances:\n";
    }
    String indent = before.isEmpty() ? INDENT : indent(start, before.get(0));
    return ended(start) + entry(acceptance, indent).replace("\n", newline(start));
  }

  /** Comments of the former entry stay: those above it where they are, those in it above it. */
  private static String replaced(String text, Acceptance former, Acceptance acceptance) {
    Span span = Span.of(former);
    String[] lines = lines(text);
    StringBuilder out = new StringBuilder();
    for (int line = 1; line <= lines.length; line++) {
      String content = lines[line - 1];
      if (!span.holds(line)) {
        out.append(content);
      } else if (content.strip().startsWith("#")) {
        out.append(span.indent()).append(content.stripLeading());
      }
      if (line == span.last()) {
        String entry = entry(acceptance, span.indent()).replace("\n", newline(text));
        out.append(line < lines.length || content.endsWith("\n") ? entry : entry.stripTrailing());
      }
    }
    return out.toString();
  }

  /**
   * The file without some of its entries, which must have been read from this text; the comments in
   * them and right above them go with them.
   */
  public static String without(String text, Collection<Acceptance> gone) {
    Set<Integer> dropped = new HashSet<>();
    String[] lines = lines(text);
    for (Acceptance acceptance : gone) {
      Span span = Span.of(acceptance);
      int first = span.first();
      while (first > 1 && isCommentAt(lines[first - 2], span.indent().length())) {
        first--;
      }
      int last = span.last();
      // What parted it from the next one would be left over.
      while (opens(lines, first) && last < lines.length && lines[last].isBlank()) {
        last++;
      }
      for (int line = first; line <= last; line++) {
        dropped.add(line);
      }
    }
    StringBuilder out = new StringBuilder();
    for (int line = 1; line <= lines.length; line++) {
      out.append(dropped.contains(line) ? "" : lines[line - 1]);
    }
    return out.toString();
  }

  /** Whether a line is the first after an empty one, or after the key of the list. */
  private static boolean opens(String[] lines, int line) {
    return line > 1 && (lines[line - 2].isBlank() || lines[line - 2].strip().endsWith(":"));
  }

  private static boolean isCommentAt(String line, int column) {
    return line.strip().startsWith("#") && column(line) >= column;
  }

  /** The lines of an entry from its dash to the last that is indented deeper. */
  private record Span(int first, int last, String indent) {
    static Span of(Acceptance acceptance) {
      Source source = acceptance.location().source();
      int first = dash(source, acceptance.location().line());
      int last = first;
      int indent = column(source.line(first));
      for (int line = first + 1; line <= source.lineCount(); line++) {
        String content = source.line(line);
        if (!content.isBlank()) {
          if (column(content) <= indent) {
            break;
          }
          last = line;
        }
      }
      return new Span(first, last, " ".repeat(indent));
    }

    boolean holds(int line) {
      return first <= line && line <= last;
    }
  }

  private static String[] lines(String text) {
    return text.split("(?<=\n)", -1);
  }

  private static String newline(String text) {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private static boolean covers(Acceptance a, Acceptance b) {
    return a.fingerprint().equals(b.fingerprint()) && a.contract().equals(b.contract());
  }

  private static AcceptanceReader.Reading read(String text) {
    return AcceptanceReader.read(new Source("acceptances.yaml", text.getBytes(UTF_8)));
  }

  /** Two files accept the same, wherever in them it stands. */
  private static boolean same(List<Acceptance> a, List<Acceptance> b) {
    return a.stream()
        .map(each -> entry(each, ""))
        .toList()
        .equals(b.stream().map(each -> entry(each, "")).toList());
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  private static String indent(String text, Acceptance first) {
    Source source = new Source("acceptances.yaml", text.getBytes(UTF_8));
    return " ".repeat(column(source.line(dash(source, first.location().line()))));
  }

  /** The line on which the entry begins that holds a line. */
  private static int dash(Source source, int line) {
    int at = line;
    while (at > 1 && !source.line(at).strip().startsWith("-")) {
      at--;
    }
    return at;
  }

  private static int column(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String entry(Acceptance acceptance, String indent) {
    StringBuilder out = new StringBuilder();
    // Digits alone, or with one e among them, would be a number.
    line(indent + "- ", "fingerprint", quoted(acceptance.fingerprint()), out);
    String more = indent + INDENT;
    line(more, "contract", scalar(acceptance.contract()), out);
    line(more, "rule", scalar(acceptance.rule()), out);
    line(more, "direction", optional(acceptance.direction()), out);
    line(more, "old", optional(acceptance.before()), out);
    line(more, "new", optional(acceptance.after()), out);
    line(more, "from", acceptance.from().isEmpty() ? null : scalar(acceptance.from()), out);
    line(more, "to", acceptance.to().isEmpty() ? null : scalar(acceptance.to()), out);
    line(more, "reason", scalar(acceptance.reason()), out);
    line(more, "by", scalar(acceptance.by()), out);
    line(more, "until", acceptance.until() == null ? null : acceptance.until().toString(), out);
    return out.toString();
  }

  private static void line(String indent, String key, @Nullable String value, StringBuilder out) {
    if (value != null) {
      out.append(indent).append(key).append(": ").append(value).append('\n');
    }
  }

  private static @Nullable String optional(@Nullable String value) {
    return value == null ? null : scalar(value);
  }

  /** As it stands where YAML can take it for nothing but a text. */
  private static String scalar(String value) {
    boolean plain =
        value.matches("/?[A-Za-z][A-Za-z0-9/_.,;()<>@~+ '-]*")
            && !value.endsWith(" ")
            && !value.matches("(?i)true|false|null|yes|no|on|off|y|n");
    return plain ? value : quoted(value);
  }

  /** A JSON string, in which what cannot be seen is escaped: YAML reads it as the same text. */
  private static String quoted(String value) {
    StringBuilder json = new StringBuilder();
    JsonWriter.quote(value, json);
    StringBuilder out = new StringBuilder();
    json.toString()
        .codePoints()
        .forEach(c -> {
          String each = Character.toString(c);
          if (Excerpt.visible(each).equals(each)) {
            out.append(each);
          } else {
            each.chars().forEach(unit -> out.append(String.format(Locale.ROOT, "\\u%04x", unit)));
          }
        });
    return out.toString();
  }
}
