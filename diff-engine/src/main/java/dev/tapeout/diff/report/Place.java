package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.GitName;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Source;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A place as forges know it: a file of the repository, and a range on one of its lines.
 *
 * @param path of the file, without the revision that it was read from
 * @param line from 1
 * @param column first of the range, from 1, in code points
 * @param endColumn just past the last of the range; after {@code column}
 */
record Place(String path, int line, int column, int endColumn) {
  /** The start of a file of which no more is known. */
  static Place start(String file) {
    return new Place(path(file), 1, 1, 2);
  }

  /** Where {@code location} starts; a range of several lines is cut after the first. */
  static Place of(Location location) {
    Source source = location.source();
    if (!SourceText.shows(location)) {
      return start(location.file());
    }
    int line = location.line();
    int column = location.column();
    boolean ends = source.lineAt(Math.max(location.start(), location.end() - 1)) == line;
    int end = ends ? source.columnAt(location.end()) : 1 + length(source.line(line));
    return new Place(path(location.file()), line, column, Math.max(column + 1, end));
  }

  /** The path as a relative reference (RFC 3986); an absolute path becomes a URI. */
  String uri() {
    StringBuilder out = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return out.toString();
  }

  private static int length(String line) {
    return line.codePointCount(0, line.length());
  }

  /** {@code git:REF:path} without the revision. */
  private static String path(String file) {
    String path = GitName.parse(file).map(GitName::path).orElse(file);
    return path.startsWith("./") ? path.substring(2) : path;
  }
}
