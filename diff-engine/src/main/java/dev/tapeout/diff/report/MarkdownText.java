package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text for a comment on a forge, where a document's words must start neither markup nor a link, a
 * mention or a reference. What is not a plain word becomes code, in which forges look for none of
 * these, and its punctuation becomes character references, in which Markdown looks for none.
 */
final class MarkdownText {
  private static final Pattern WORD =
      Pattern.compile(
          "[(\"']*(?:[\\p{L}\\p{M}\\p{Nd}]+(?:['’-][\\p{L}\\p{M}\\p{Nd}]+)*|\\d+(?:\\.\\d+)+)"
              + "[)\"']*[.,;:!?]*[)\"']*");

  /** What means nothing to Markdown, to the links of forges, and to HTML. */
  private static final String HARMLESS = " /-,(){}=?;+%^";

  private static final Pattern STOP = Pattern.compile("[.,;:!?]+$");

  /** Forges link what may be the id of a commit, or a ticket. */
  private static final Pattern REFERENCE = Pattern.compile(".*[0-9a-fA-F]{7}.*|.*-\\d.*");

  private MarkdownText() {}

  /** A sentence in which backticks, if any, quote names. */
  static String prose(String text) {
    StringBuilder out = new StringBuilder();
    String[] parts = Excerpt.visible(text).split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean quoted = i % 2 == 1 && i < parts.length - 1;
      out.append(quoted ? code(parts[i]) : words(parts[i]));
    }
    return out.toString();
  }

  /** A name or a piece of a document. */
  static String code(String text) {
    StringBuilder out = new StringBuilder("<code>");
    for (char c : Excerpt.visible(text).toCharArray()) {
      boolean plain = c >= 0x80 || Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : "&#" + (int) c + ";");
    }
    return out.append("</code>").toString();
  }

  /** A fenced block whose lines cannot end it. */
  static String fence(String language, List<String> lines) {
    String bars = "```";
    while (String.join("\n", lines).contains(bars)) {
      bars += "`";
    }
    return bars + language + "\n" + String.join("\n", lines) + "\n" + bars + "\n";
  }

  private static String words(String text) {
    List<String> done = new ArrayList<>();
    StringBuilder odd = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (word.isEmpty() || WORD.matcher(word).matches() && !REFERENCE.matcher(word).matches()) {
        flush(odd, "", done);
        done.add(word);
      } else {
        String bare = STOP.matcher(word).replaceFirst("");
        odd.append(odd.isEmpty() ? "" : " ").append(bare.isEmpty() ? word : bare);
        if (!bare.isEmpty() && bare.length() < word.length()) {
          flush(odd, word.substring(bare.length()), done);
        }
      }
    }
    flush(odd, "", done);
    return String.join(" ", done);
  }

  private static void flush(StringBuilder odd, String stop, List<String> done) {
    if (!odd.isEmpty()) {
      done.add(code(odd.toString()) + stop);
      odd.setLength(0);
    }
  }
}
