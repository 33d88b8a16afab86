package dev.tapeout.generator.type;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contract's words inside Java source: nothing that a contract says can end a comment or a
 * literal.
 */
public final class JavaText {
  private static final int LONGEST_VALUE = 200;

  private static final int WIDTH = 96;

  private JavaText() {}

  /** A string literal, quotes included, in ASCII. */
  public static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** The lines of a documentation comment: plain text, wrapped. */
  public static List<String> comment(@Nullable String text) {
    List<String> lines = new ArrayList<>();
    if (text == null) {
      return lines;
    }
    for (String paragraph : text.strip().split("\\R")) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.strip().split("\\s+")) {
        if (!line.isEmpty() && line.length() + word.length() >= WIDTH) {
          lines.add(safe(line.toString()));
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(safe(line.toString()));
    }
    return List.copyOf(lines);
  }

  /** A value of the contract as a comment shows it. */
  public static String excerpt(Node value) {
    return Excerpt.shorten(value.toString(), LONGEST_VALUE);
  }

  private static String safe(String line) {
    StringBuilder out = new StringBuilder();
    for (char c : line.toCharArray()) {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '@' -> out.append("&#64;");
        case '{' -> out.append("&#123;");
        case '}' -> out.append("&#125;");
        case '*' -> out.append("&#42;");
        case '\\' -> out.append("&#92;");
        default -> {
          if (c >= ' ' && c <= '~') {
            out.append(c);
          } else {
            out.append("&#").append((int) c).append(';');
          }
        }
      }
    }
    return out.toString();
  }
}
