package dev.tapeout.generator.engine;

/** A contract's words inside Markdown: on one line, and nothing but words. */
final class MarkdownText {
  private static final String MARKUP = "\\`*_{}[]#|!~";

  private MarkdownText() {}

  /** As text. */
  static String words(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : line(text).toCharArray()) {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> out.append(MARKUP.indexOf(c) < 0 ? "" : "\\").append(c);
      }
    }
    return out.toString();
  }

  /** On one line, for a block of code. */
  static String line(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
  }

  /** As the text of an element of XML. */
  static String xml(String text) {
    return line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
