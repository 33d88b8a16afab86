package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes nodes of YAML scalars. */
final class YamlScalars {
  private static final String CORE = "tag:yaml.org,2002:";
  private static final Set<String> CORE_SCALARS = Set.of("null", "bool", "int", "float");

  private final Source source;
  private final Problems problems;

  YamlScalars(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /**
   * The value of one scalar.
   *
   * @param plain whether it stands without quotes
   * @param tag its explicit tag, as a full URI
   */
  Node node(String text, boolean plain, @Nullable String tag, int start, int end) {
    if (JsonStrings.loneSurrogate(text) >= 0) {
      problems.error(
          "yaml-syntax",
          start,
          end,
          "this text holds one half of a surrogate pair without the other: no character",
          "write the character itself");
    }
    if (tag == null) {
      return plain ? untagged(text, start, end) : new StringNode(source, start, end, text);
    }
    String name = tag.startsWith(CORE) ? tag.substring(CORE.length()) : tag;
    if (name.equals("!") || name.equals("str")) {
      return new StringNode(source, start, end, text);
    }
    if (!CORE_SCALARS.contains(name)) {
      unknownTag(tag, start, end);
      return plain ? untagged(text, start, end) : new StringNode(source, start, end, text);
    }
    if (fits(name, text)) {
      return untagged(text, start, end);
    }
    problems.error(
        "tag-mismatch",
        start,
        end,
        Problems.quote(text) + " is not what its tag !!" + name + " says",
        "remove the tag or correct the value; it is read as a string");
    return new StringNode(source, start, end, text);
  }

  private static boolean fits(String name, String text) {
    return switch (CoreSchema.kind(text)) {
      case NULL -> name.equals("null");
      case TRUE, FALSE -> name.equals("bool");
      case NUMBER -> name.equals("float") || name.equals("int") && isInteger(text);
      case NOT_FINITE -> name.equals("float");
      case STRING -> false;
    };
  }

  /** Checks the tag of a mapping ({@code map}) or sequence ({@code seq}). */
  void collectionTag(@Nullable String tag, String expected, int start, int end) {
    if (tag != null && !tag.equals("!") && !tag.equals(CORE + expected)) {
      unknownTag(tag, start, end);
    }
  }

  private static boolean isInteger(String text) {
    return text.startsWith("0x")
        || text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
  }

  private void unknownTag(String tag, int start, int end) {
    problems.error(
        "unknown-tag",
        start,
        end,
        "the tag " + Problems.quote(tag) + " says nothing here: a contract is JSON data",
        "remove the tag; it is ignored");
  }

  private Node untagged(String text, int start, int end) {
    return switch (CoreSchema.kind(text)) {
      case NULL -> new NullNode(source, start, end);
      case TRUE -> new BooleanNode(source, start, end, true);
      case FALSE -> new BooleanNode(source, start, end, false);
      case NUMBER -> number(text, start, end);
      case NOT_FINITE -> {
        problems.error(
            "number-not-finite",
            start,
            end,
            "JSON has no infinity and no not-a-number: " + Problems.quote(text),
            "leave the value out, or quote it if it is a text; it is read as null");
        yield new NullNode(source, start, end);
      }
      case STRING -> new StringNode(source, start, end, text);
    };
  }

  private Node number(String text, int start, int end) {
    boolean tooLarge = text.length() > NumberLimits.LENGTH;
    if (!tooLarge && !text.startsWith("0x")) {
      tooLarge = NumberLimits.tooLarge(text.getBytes(ISO_8859_1), 0, text.length());
    }
    if (tooLarge) {
      NumberLimits.report(problems, start, end);
      return new NullNode(source, start, end);
    }
    return new NumberNode(source, start, end, CoreSchema.literal(text));
  }
}
