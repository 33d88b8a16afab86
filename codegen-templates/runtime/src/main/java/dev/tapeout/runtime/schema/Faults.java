package dev.tapeout.runtime.schema;

import com.networknt.schema.Error;
import tools.jackson.databind.JsonNode;

/** Findings of the validator in words that say what is there and what was asked. */
final class Faults {
  /** A value is shown up to this many characters. */
  private static final int SHOWN = 60;

  private Faults() {}

  static Fault of(Error error) {
    return new Fault(
        error.getInstanceLocation().toString(),
        message(error),
        error.getSchemaLocation().getFragment().toString());
  }

  private static String message(Error error) {
    JsonNode asked = error.getSchemaNode();
    JsonNode found = error.getInstanceNode();
    String keyword = String.valueOf(error.getKeyword());
    if (asked == null || found == null) {
      return String.valueOf(error.getMessage());
    }
    return switch (keyword) {
      case "type" -> "is " + shown(found) + ", must be " + types(asked);
      case "enum" -> "is " + shown(found) + ", must be one of " + cut(asked.toString());
      case "const" -> "is " + shown(found) + ", must be " + cut(asked.toString());
      case "format" -> "is " + shown(found) + ", must be of format " + text(asked);
      case "pattern" -> "is " + shown(found) + ", must match " + text(asked);
      case "minimum" -> "is " + shown(found) + ", must be at least " + text(asked);
      case "maximum" -> "is " + shown(found) + ", must be at most " + text(asked);
      case "exclusiveMinimum" -> "is " + shown(found) + ", must be more than " + text(asked);
      case "exclusiveMaximum" -> "is " + shown(found) + ", must be less than " + text(asked);
      case "multipleOf" -> "is " + shown(found) + ", must be a multiple of " + text(asked);
      case "minLength" -> length(found) + ", must have at least " + text(asked);
      case "maxLength" -> length(found) + ", must have at most " + text(asked);
      case "minItems" -> "has " + found.size() + " items, must have at least " + text(asked);
      case "maxItems" -> "has " + found.size() + " items, must have at most " + text(asked);
      case "required" -> "has no property '" + error.getProperty() + "', which is required";
      case "additionalProperties", "unevaluatedProperties" ->
          "has the property '" + error.getProperty() + "', which the contract does not know";
      default ->
          found.isContainer()
              ? String.valueOf(error.getMessage())
              : "is " + shown(found) + ": " + error.getMessage();
    };
  }

  private static String types(JsonNode asked) {
    if (!asked.isArray()) {
      return text(asked);
    }
    StringBuilder types = new StringBuilder();
    asked.forEach(type -> types.append(types.isEmpty() ? "" : " or ").append(text(type)));
    return types.toString();
  }

  private static String length(JsonNode found) {
    String text = found.stringValue();
    return "has " + text.codePointCount(0, text.length()) + " characters";
  }

  private static String shown(JsonNode found) {
    if (found.isObject()) {
      return "an object";
    }
    return found.isArray() ? "an array" : cut(found.toString());
  }

  private static String text(JsonNode asked) {
    return asked.isString() ? asked.stringValue() : asked.toString();
  }

  private static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
