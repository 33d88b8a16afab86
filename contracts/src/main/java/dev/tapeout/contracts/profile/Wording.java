package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.validation.SchemaValidation.Fault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How messages speak of values and of what is wrong with them. */
final class Wording {
  private static final int LONGEST = 60;

  private Wording() {}

  static String quote(String text) {
    return Excerpt.quote(text, LONGEST);
  }

  static String shorten(String text) {
    return Excerpt.shorten(text, LONGEST);
  }

  static String type(Node node) {
    return switch (node.type()) {
      case NULL -> "null";
      case ARRAY, OBJECT -> "an " + node.type().name().toLowerCase(Locale.ROOT);
      default -> "a " + node.type().name().toLowerCase(Locale.ROOT);
    };
  }

  /** The place of a fault in {@code root}: the key that is too much, else the value. */
  static Location place(Node root, Fault fault) {
    Node at = Pointers.resolve(root, fault.instance());
    if (at == null) {
      return root.location();
    }
    return isSurplus(fault) && at instanceof ObjectNode object && fault.property() != null
        ? object.keyLocation(fault.property())
        : at.location();
  }

  /** What is wrong with {@code root} at a fault, one clause. */
  static String of(Node root, Fault fault) {
    Node value = Pointers.resolve(root, fault.instance());
    Node rule = fault.schema();
    String subject = subject(fault.instance());
    String name = fault.property();
    if (name != null && fault.keyword().equals("required")) {
      return subject + " lacks " + quote(name);
    }
    if (name != null && isSurplus(fault)) {
      return subject + " has " + quote(name) + ", which is not allowed there";
    }
    if (value == null) {
      return subject + ": " + fault.message();
    }
    return switch (fault.keyword()) {
      case "type" -> subject + " must be " + types(rule) + ", and is " + type(value);
      case "enum" ->
          subject + " must be one of " + shorten(rule.toString()) + ", and is " + text(value);
      case "const" -> subject + " must be " + text(rule) + ", and is " + text(value);
      case "pattern" -> subject + " must match the pattern " + rule + ", and is " + text(value);
      case "false" -> subject + " must not be there, given what stands beside it";
      case "propertyNames" ->
          subject + " has a name that is not allowed" + (name == null ? "" : ": " + quote(name));
      case "oneOf" -> subject + " does not fit exactly one branch of oneOf";
      case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf" ->
          subject + " is " + text(value) + ", against " + fault.keyword() + ": " + rule;
      case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
          subject + " breaks " + fault.keyword() + ": " + rule;
      default -> subject + " breaks " + quote(fault.keyword()) + ": " + shorten(fault.message());
    };
  }

  /** What to do about a fault, where that can be told in general. */
  static @Nullable String hint(Fault fault) {
    return isSurplus(fault) ? "correct its name or remove it; an extension starts with 'x-'" : null;
  }

  private static boolean isSurplus(Fault fault) {
    return fault.keyword().equals("additionalProperties")
        || fault.keyword().equals("unevaluatedProperties");
  }

  private static String subject(String pointer) {
    List<String> tokens = Pointers.parse(pointer);
    List<String> last = tokens.subList(Math.max(0, tokens.size() - 3), tokens.size());
    return tokens.isEmpty() ? "the value" : quote(String.join(".", last));
  }

  private static String types(Node rule) {
    return rule instanceof ArrayNode several
        ? "one of " + shorten(several.toString())
        : "of type " + rule.toString().replace("\"", "");
  }

  private static String text(Node value) {
    return shorten(value.toString());
  }
}
