package dev.tapeout.diff.report;

/**
 * How text is laid out for those who read it.
 *
 * @param width columns of the terminal, 40 at least
 * @param colour whether ANSI colours may be used
 */
public record Style(int width, boolean colour) {
  public Style {
    width = Math.max(40, width);
  }

  /** The colours, by what they mean. */
  enum Ink {
    BAD("1;31"),
    DOUBT("1;33"),
    GOOD("32"),
    NOTE("36"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  /** {@code PASS} or {@code FAIL}. */
  String verdict(boolean pass) {
    return paint(pass ? Ink.GOOD : Ink.BAD, pass ? "PASS" : "FAIL");
  }

  String paint(Ink ink, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
  }

  /** {@code text} in lines that fit, each after the first indented by {@code indent} columns. */
  public String wrap(String text, int indent) {
    return wrap(text, indent, indent);
  }

  /**
   * {@code text} in lines that fit; a word that is too long stays whole, so that it can be copied.
   *
   * @param used columns that are taken on the first line already
   * @param indent columns before each further line
   */
  String wrap(String text, int used, int indent) {
    StringBuilder out = new StringBuilder();
    int column = used;
    boolean fresh = true;
    for (String word : text.strip().split(" +")) {
      int length = word.codePointCount(0, word.length());
      int gap = fresh ? 0 : 1;
      if (column > indent && column + gap + length > width) {
        out.append('\n').append(" ".repeat(indent));
        column = indent;
        gap = 0;
      }
      out.append(" ".repeat(gap)).append(word);
      column += gap + length;
      fresh = false;
    }
    return out.toString();
  }
}
