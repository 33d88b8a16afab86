package dev.tapeout.contracts.validation;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.vocabulary.EcmaScriptPattern;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Converts a schema for the validator: the keywords that bear on validity, and no others. */
final class SchemaConversion {
  private final UnaryOperator<ObjectNode> form;
  private final Formats formats;
  private final Surroundings surroundings;

  /** What is written into the schema under way. */
  private final Set<Node> written = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What a schema is converted for: it makes schemas that stand for others. */
  interface Surroundings {
    tools.jackson.databind.node.ObjectNode to(Node schema);

    /**
     * One that stands for what the {@code $ref} or {@code $dynamicRef} of {@code holder} means;
     * null where it leads nowhere.
     */
    tools.jackson.databind.node.@Nullable ObjectNode reference(ObjectNode holder, String keyword);
  }

  SchemaConversion(UnaryOperator<ObjectNode> form, Formats formats, Surroundings surroundings) {
    this.form = form;
    this.formats = formats;
    this.surroundings = surroundings;
  }

  JsonNode of(Node schema) {
    written.clear();
    written.add(schema);
    return converted(schema);
  }

  private JsonNode converted(Node schema) {
    if (schema instanceof BooleanNode) {
      return JacksonTree.of(schema);
    }
    tools.jackson.databind.node.ObjectNode out = JacksonTree.FACTORY.objectNode();
    if (schema instanceof ObjectNode object) {
      for (ObjectNode.Member member : form.apply(object).members()) {
        if (!convert(object, member.key(), member.value(), out)) {
          out.put(Opaque.NAME, true);
        }
      }
    } else {
      out.put(Opaque.NAME, true);
    }
    return out;
  }

  /**
   * A schema inside another. One that is a resource of its own is not written into this one; nor is
   * one a second time, for a form may hold in place what was referred to, and so itself.
   */
  private JsonNode part(Node schema) {
    return schema instanceof ObjectNode object
            && (object.get("$id") instanceof StringNode || !written.add(schema))
        ? surroundings.to(schema)
        : converted(schema);
  }

  /** False where the keyword is malformed. */
  private boolean convert(
      ObjectNode holder, String keyword, Node value, tools.jackson.databind.node.ObjectNode out) {
    // The validator ignores some of what is malformed, and stumbles over the rest.
    if (!SchemaKeywords.allows(keyword, value)) {
      return false;
    }
    return switch (keyword) {
      case "items",
          "additionalProperties",
          "unevaluatedProperties",
          "unevaluatedItems",
          "contains",
          "propertyNames",
          "not",
          "if",
          "then",
          "else" -> {
        out.set(keyword, part(value));
        yield true;
      }
      case "allOf", "anyOf", "oneOf", "prefixItems" -> schemas(keyword, value, out);
      case "properties", "patternProperties", "dependentSchemas" -> named(keyword, value, out);
      case "$ref", "$dynamicRef" -> reference(holder, keyword, out);
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> {
        // The validator compares as integers where a whole bound meets a type list with integer.
        out.set(keyword, JacksonTree.FACTORY.numberNode(((NumberNode) value).value()));
        yield true;
      }
      case "pattern" -> {
        boolean valid = EcmaScriptPattern.problem(((StringNode) value).value()) == null;
        if (valid) {
          out.set(keyword, JacksonTree.of(value));
        }
        yield valid;
      }
      case "type",
          "enum",
          "const",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minContains",
          "maxContains",
          "minProperties",
          "maxProperties",
          "required",
          "dependentRequired" -> {
        out.set(keyword, JacksonTree.of(value));
        yield true;
      }
      case "format", "contentEncoding" -> {
        if (formats == Formats.ASSERTION && value instanceof StringNode name) {
          format(keyword, name, out);
        }
        yield true;
      }
      // An annotation, or a keyword that nobody knows.
      default -> true;
    };
  }

  private static void format(
      String keyword, StringNode name, tools.jackson.databind.node.ObjectNode out) {
    boolean encoding = keyword.equals("contentEncoding");
    if (encoding ? name.value().equalsIgnoreCase("base64") : name.value().equals("byte")) {
      out.withArray("allOf").addObject().put("pattern", Formats.BASE64);
    } else if (!encoding) {
      out.set(keyword, JacksonTree.of(name));
    }
  }

  private boolean schemas(String keyword, Node value, tools.jackson.databind.node.ObjectNode out) {
    // References may have put entries into allOf already.
    tools.jackson.databind.node.ArrayNode converted = out.withArray(keyword);
    ((ArrayNode) value).forEach(schema -> converted.add(part(schema)));
    return true;
  }

  private boolean named(String keyword, Node value, tools.jackson.databind.node.ObjectNode out) {
    boolean valid = true;
    tools.jackson.databind.node.ObjectNode converted = out.putObject(keyword);
    for (ObjectNode.Member member : ((ObjectNode) value).members()) {
      if (keyword.equals("patternProperties") && EcmaScriptPattern.problem(member.key()) != null) {
        valid = false;
      } else {
        converted.set(member.key(), part(member.value()));
      }
    }
    return valid;
  }

  private boolean reference(
      ObjectNode holder, String keyword, tools.jackson.databind.node.ObjectNode out) {
    JsonNode target = surroundings.reference(holder, keyword);
    if (target != null) {
      // Both kinds may stand side by side, so neither takes the keyword itself.
      out.withArray("allOf").add(target);
    }
    return target != null;
  }
}
