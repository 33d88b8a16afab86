package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Says in our words what the YAML parser objects to. */
final class YamlSyntax {
  /**
   * One kind of mistake.
   *
   * @param sign what the parser's message holds
   * @param atContext whether the place to show is where the broken construct starts
   */
  private record Mistake(String sign, boolean atContext, String message, String hint) {}

  private static final String QUOTE = "put the text in quotes";

  private static final Mistake[] MISTAKES = {
    new Mistake(
        "while scanning a quoted scalar: found unexpected",
        true,
        "this quoted text has no closing quote",
        "close it; a ' inside single quotes is written ''"),
    new Mistake(
        "mapping values are not allowed here",
        false,
        "a \":\" that starts a value must not stand here",
        "quote a text that holds \": \", or check the indentation of this line"),
    new Mistake(
        "could not find expected ':'",
        true,
        "expected \"key: value\", found no \":\" after the key",
        "add the \":\", or indent the line further if it continues a text"),
    new Mistake(
        "sequence entries are not allowed here",
        false,
        "a list item must not stand here",
        "put the \"-\" on a line of its own, indented like its siblings"),
    new Mistake(
        "mapping keys are not allowed here", false, "a \"?\" key must not stand here", QUOTE),
    new Mistake(
        "while parsing a flow",
        false,
        "this list or object in brackets lacks a comma or its closing bracket before here",
        "add it; a text that holds , [ ] { or } needs quotes"),
    new Mistake(
        "expected <block end>",
        false,
        "this line does not fit the indentation of the lines above it",
        "indent it like its siblings; quote a text that starts with a quote and goes on after it"),
    new Mistake(
        "found unknown escape character",
        false,
        "a text in double quotes holds an escape that YAML does not know",
        "write a backslash as \\\\, or use single quotes"),
    new Mistake(
        "escape sequence of",
        false,
        "a text in double quotes holds an escape without all of its hexadecimal digits",
        "\\x takes two digits, \\u four, \\U eight"),
    new Mistake(
        "that cannot start any token", false, "a text must not start with this character", QUOTE),
    new Mistake(
        "undefined tag handle", false, "this tag has a prefix that is not declared", "remove it"),
    new Mistake(
        "while scanning an alias",
        true,
        "a text that starts with \"*\" is an alias, and this is no name for one",
        QUOTE),
    new Mistake(
        "while scanning an anchor",
        true,
        "a text that starts with \"&\" is an anchor, and this is no name for one",
        QUOTE),
    new Mistake(
        "while scanning a block scalar",
        false,
        "after \"|\" or \">\" only +, -, a digit or a comment may follow on the line",
        "put the text on the next line, indented"),
    new Mistake(
        "'<document start>'",
        false,
        "the document ended before here, and something follows",
        "check the indentation; a value must not start further left than its first line"),
  };

  private final Source source;
  private final Problems problems;
  private final CodePointOffsets offsets;

  YamlSyntax(Source source, Problems problems, CodePointOffsets offsets) {
    this.source = source;
    this.problems = problems;
    this.offsets = offsets;
  }

  /** Reports what made the parser give up; {@code reached} is how far it had come. */
  Problems.Stop stop(RuntimeException e, int reached) {
    if (e instanceof ReaderException) {
      return controlCharacter(reached);
    }
    if (e instanceof MarkedYAMLException marked) {
      return mistake(marked, reached);
    }
    return stop(reached, "this is no valid YAML", "check the lines that follow this place");
  }

  private Problems.Stop mistake(MarkedYAMLException e, int reached) {
    int problem = offset(e.getProblemMark(), reached);
    int context = offset(e.getContextMark(), problem);
    int tab = indentingTab(problem);
    if (tab < 0) {
      tab = indentingTab(context);
    }
    if (tab >= 0) {
      return stop(tab, "a tab indents this line: YAML indents with spaces only", "use spaces");
    }
    String text = e.getContext() + ": " + e.getProblem();
    for (Mistake mistake : MISTAKES) {
      if (text.contains(mistake.sign())) {
        boolean atContext = mistake.atContext() || problem >= source.bytes().length;
        return stop(atContext ? context : problem, mistake.message(), mistake.hint());
      }
    }
    return stop(problem, "this is no valid YAML: " + Excerpt.visible(e.getProblem()), null);
  }

  private Problems.Stop stop(int at, String message, @Nullable String hint) {
    return problems.stop("yaml-syntax", at, at + 1, message, hint);
  }

  private Problems.Stop controlCharacter(int reached) {
    String text = new String(source.bytes(), UTF_8);
    int i = 0;
    int points = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        return stop(
            offsets.bytesBefore(points),
            String.format("YAML does not allow the character U+%04X as it is", c),
            String.format("remove it, or write it as \"\\u%04X\" in double quotes", c));
      }
      i += Character.charCount(c);
      points++;
    }
    return stop(reached, "YAML does not allow a character here", "remove control characters");
  }

  /** The first tab among the blanks that start the line of {@code at}, or -1. */
  private int indentingTab(int at) {
    byte[] bytes = source.bytes();
    int i = source.lineStart(source.lineAt(Math.min(at, bytes.length)));
    while (i < bytes.length && bytes[i] == ' ') {
      i++;
    }
    return i < bytes.length && bytes[i] == '\t' ? i : -1;
  }

  private int offset(@Nullable Mark mark, int otherwise) {
    return mark == null ? otherwise : offsets.bytesBefore(mark.getIndex());
  }
}
