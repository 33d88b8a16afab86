package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;

/** Text as XML and HTML carry it, whatever a document said. */
final class Markup {
  private Markup() {}

  /**
   * {@code text} as character data or as the value of an attribute. What XML 1.0 does not allow and
   * what cannot be seen is made visible first; so are line breaks.
   */
  static String text(String text) {
    String visible = Excerpt.visible(text);
    StringBuilder out = new StringBuilder(visible.length() + 16);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
