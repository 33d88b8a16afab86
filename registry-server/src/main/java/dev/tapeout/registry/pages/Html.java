package dev.tapeout.registry.pages;

import java.nio.charset.StandardCharsets;

/**
 * Markup under construction. Texts and attributes are escaped; only tags that we write are tags.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Adds markup as it is: for constants only. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Adds a text. */
  Html text(Object text) {
    escape(String.valueOf(text), out);
    return this;
  }

  /** Adds an element with a text in it. */
  Html element(String tag, Object text) {
    return raw("<" + tag + ">").text(text).raw("</" + tag + ">");
  }

  /** Adds a link. */
  Html link(String target, Object text) {
    raw("<a href=\"");
    escape(target, out);
    return raw("\">").text(text).raw("</a>");
  }

  /** Adds an attribute after the name of a tag that is still open. */
  Html attribute(String name, Object value) {
    raw(" " + name + "=\"");
    escape(String.valueOf(value), out);
    return raw("\"");
  }

  /** Adds a row of a table whose first cell is its head. */
  Html row(Object head, Object... cells) {
    raw("<tr><th scope=\"row\">").text(head).raw("</th>");
    for (Object cell : cells) {
      raw("<td>").text(cell).raw("</td>");
    }
    return raw("</tr>\n");
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
  }
}
