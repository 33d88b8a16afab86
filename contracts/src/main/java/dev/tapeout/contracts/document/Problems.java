package dev.tapeout.contracts.document;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one source while it is read. */
final class Problems {
  /** Ends the reading of a source after a problem that leaves nothing to go on with. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Stop() {
      super(null, null, false, false);
    }
  }

  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();

  Problems(Source source) {
    this.source = source;
  }

  void error(String rule, int start, int end, String message, @Nullable String hint) {
    add(rule, Severity.ERROR, start, end, message, hint);
  }

  void warning(String rule, int start, int end, String message, @Nullable String hint) {
    add(rule, Severity.WARNING, start, end, message, hint);
  }

  /** Reports an error and gives what the reader has to throw. */
  Stop stop(String rule, int start, int end, String message, @Nullable String hint) {
    error(rule, start, end, message, hint);
    return new Stop();
  }

  Stop tooDeep(int start, Limits limits) {
    return stop(
        "nesting-too-deep",
        start,
        start + 1,
        "the document nests more than " + limits.depth() + " levels deep",
        "flatten the document, or move a part of it behind a $ref");
  }

  Stop tooManyValues(int start, Limits limits) {
    return stop(
        "too-many-values",
        start,
        start + 1,
        "the document holds more than " + limits.nodes() + " values, aliases followed",
        "cut the document into several files; check aliases that refer to aliases");
  }

  Stop tooMuchText(int start, Limits limits) {
    return stop(
        "too-many-values",
        start,
        start + 1,
        "the texts of the document have more than "
            + limits.bytes()
            + " characters, aliases followed",
        "use a $ref in place of an alias to a long text");
  }

  void duplicateKey(String key, int start, int end, int first) {
    error(
        "duplicate-key",
        start,
        end,
        "the key "
            + quote(key)
            + " occurs twice in this object, first on line "
            + source.lineAt(first)
            + "; the first one counts",
        "remove or rename one of the two");
  }

  void emptyDocument() {
    error("empty-document", 0, 0, "the file is empty", "a contract starts with openapi: 3.1.0");
  }

  void addAll(Problems others) {
    found.addAll(others.found);
  }

  /** All that was found, in document order. */
  List<Diagnostic> found() {
    if (found.isEmpty()) {
      return List.of();
    }
    List<Diagnostic> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(d -> d.location().start()));
    return List.copyOf(sorted);
  }

  /** A key or other text of the document, short and safe enough for a message. */
  static String quote(String text) {
    return '"' + Excerpt.shorten(text, 60) + '"';
  }

  private void add(
      String rule, Severity severity, int start, int end, String message, @Nullable String hint) {
    found.add(new Diagnostic(rule, severity, message, new Location(source, start, end), hint));
  }
}
