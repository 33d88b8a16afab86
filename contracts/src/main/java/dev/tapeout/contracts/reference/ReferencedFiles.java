package dev.tapeout.contracts.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which files a document refers to, told from its text alone, which costs a hundredth of reading
 * it. It may find too many, never too few: where the text leaves a doubt, nothing is said.
 */
public final class ReferencedFiles {
  private static final List<String> KEYS = List.of("$ref", "$dynamicRef");

  /** A dollar or a letter that is written as an escape. */
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u00|x|U000000)(?:24|[4-7])");

  /** A key that is marked as one, and so may be written in any way. */
  private static final Pattern MARKED = Pattern.compile("(?m)^[ \\t-]*\\? ");

  private final String text;
  private final String path;
  private final Set<String> files = new TreeSet<>();

  private ReferencedFiles(String path, byte[] document) {
    this.path = path;
    this.text = new String(document, ISO_8859_1); // one character a byte
  }

  /**
   * The files that the document at {@code path} refers to, there or not.
   *
   * @param document JSON or YAML; of other text nothing is expected
   * @return paths from the root of the tree; empty where the text leaves a doubt
   */
  public static Optional<Set<String>> of(String path, byte[] document) {
    ReferencedFiles found = new ReferencedFiles(path, document);
    return found.read() ? Optional.of(found.files) : Optional.empty();
  }

  private boolean read() {
    if (has("\\", ESCAPED) || has("? ", MARKED)) {
      return false;
    }
    for (String key : KEYS) {
      for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
        String reference = value(at + key.length());
        if (reference == null) {
          return false;
        }
        take(reference);
      }
    }
    return true;
  }

  /** Looks for a pattern where there is the piece of text that it cannot do without. */
  private boolean has(String piece, Pattern pattern) {
    return text.contains(piece) && pattern.matcher(text).find();
  }

  /** The text of the value behind a key; null where that is not plain to see. */
  private @Nullable String value(int keyEnd) {
    int colon = afterBlanks(keyEnd + (isQuote(keyEnd) ? 1 : 0));
    if (colon == text.length() || text.charAt(colon) != ':') {
      return null;
    }
    int start = afterBlanks(colon + 1);
    return isQuote(start) ? quoted(start) : plain(start);
  }

  private @Nullable String quoted(int start) {
    char quote = text.charAt(start);
    int end = text.indexOf(quote, start + 1);
    if (end < 0 || end + 1 < text.length() && text.charAt(end + 1) == quote) {
      return null;
    }
    String value = text.substring(start + 1, end);
    return value.indexOf('\\') >= 0 || value.indexOf('\n') >= 0 ? null : value;
  }

  /** A plain scalar on one line of a block. */
  private @Nullable String plain(int start) {
    int lineEnd = text.indexOf('\n', start);
    int end = lineEnd < 0 ? text.length() : lineEnd;
    String line = text.substring(start, end);
    int comment = line.indexOf(" #");
    String value = (comment < 0 ? line : line.substring(0, comment)).strip();
    boolean clear = value.matches("[A-Za-z0-9._/][^,\\[\\]{}]*");
    return clear && !goesOn(end) ? value : null;
  }

  /** Whether the line after {@code end} could be more of the same scalar: it holds no key. */
  private boolean goesOn(int end) {
    int next = afterBlanks(end);
    int lineEnd = text.indexOf('\n', next);
    return !text.substring(next, lineEnd < 0 ? text.length() : lineEnd).contains(":")
        && next < text.length();
  }

  /** An absolute reference may mean a published version, whose content the lock tells. */
  private void take(String reference) {
    int hash = reference.indexOf('#');
    String address = hash < 0 ? reference : reference.substring(0, hash);
    if (Uris.scheme(address) != null) {
      files.add(FileTree.LOCK);
    } else if (!address.isEmpty() && !address.startsWith("/")) {
      String file = Uris.path(path, new String(address.getBytes(ISO_8859_1), UTF_8));
      if (file != null) {
        files.add(file);
      }
    }
  }

  private boolean isQuote(int at) {
    return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
