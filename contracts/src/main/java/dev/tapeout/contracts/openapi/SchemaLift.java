package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rewrites the schemas of OpenAPI 3.0 so that they mean the same as OpenAPI 3.1. What does not
 * change is shared with the tree as it was read; what does keeps its place in the file.
 *
 * <ul>
 *   <li>{@code nullable: true} beside a {@code type} becomes {@code "null"} among the types; an
 *       {@code enum} beside it must list {@code null} itself, and without a type it has no effect
 *       (OpenAPI 3.0.3, clarified semantics of nullable) and stays as it is
 *   <li>{@code exclusiveMinimum: true} takes over the value of {@code minimum}, {@code false} goes;
 *       likewise for the maximum
 *   <li>{@code example} of a schema becomes {@code examples}
 *   <li>what stands beside a {@code $ref} goes: 3.0 ignores it, 3.1 would not
 *   <li>{@code required: true} of a property goes, with a warning: it is a widespread mistake that
 *       3.0's tools have always ignored
 * </ul>
 */
final class SchemaLift {
  private final Consumer<Diagnostic> diagnostics;

  /**
   * @param diagnostics takes what is wrong with the schemas
   */
  SchemaLift(Consumer<Diagnostic> diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Lifts a document, or a file that holds parts of one. */
  Node lift(Node root) {
    return lift(root, Role.OBJECT);
  }

  private Node lift(Node node, Role role) {
    if (role == Role.DATA) {
      return node;
    }
    if (node instanceof ArrayNode array) {
      return liftItems(array, role.element());
    }
    return node instanceof ObjectNode object ? liftMembers(object, role) : node;
  }

  private Node liftItems(ArrayNode array, Role role) {
    List<Node> changed = null;
    for (int i = 0; i < array.size(); i++) {
      Node item = array.get(i);
      Node lifted = lift(item, role);
      if (lifted != item) {
        changed = changed == null ? new ArrayList<>(array.items()) : changed;
        changed.set(i, lifted);
      }
    }
    return changed == null
        ? array
        : new ArrayNode(array.source(), array.start(), array.end(), changed);
  }

  private Node liftMembers(ObjectNode object, Role role) {
    boolean keywords = role == Role.OBJECT;
    boolean old = false;
    ObjectEdit changed = null;
    List<ObjectNode.Member> members = object.members();
    for (int i = 0; i < members.size(); i++) {
      ObjectNode.Member member = members.get(i);
      String key = member.key();
      Node value = member.value();
      if (keywords) {
        if (key.equals("$ref") && value instanceof StringNode) {
          return object.size() == 1 ? object : onlyReference(object, member);
        }
        old |= isOld(key, value);
      }
      Node lifted = lift(value, role.member(key, value));
      if (keywords && key.equals("properties") && lifted instanceof ObjectNode properties) {
        lifted = withoutFlags(properties);
      }
      if (lifted != value) {
        changed = changed == null ? new ObjectEdit(object) : changed;
        changed.set(i, lifted);
      }
    }
    if (old) {
      changed = changed == null ? new ObjectEdit(object) : changed;
      liftKeywords(changed);
    }
    return changed == null ? object : changed.done();
  }

  private ObjectNode withoutFlags(ObjectNode properties) {
    ObjectEdit changed = null;
    List<ObjectNode.Member> members = properties.members();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).value() instanceof ObjectNode property
          && property.get("required") instanceof BooleanNode flag) {
        diagnostics.accept(
            new Diagnostic(
                "required-not-a-list",
                Diagnostic.Severity.WARNING,
                "'required: " + flag + "' in a property has no effect",
                property.keyLocation("required"),
                "list the names of required properties in the 'required' of their object"));
        ObjectEdit without = new ObjectEdit(property);
        without.remove("required");
        changed = changed == null ? new ObjectEdit(properties) : changed;
        changed.set(i, without.done());
      }
    }
    return changed == null ? properties : changed.done();
  }

  private static ObjectNode onlyReference(ObjectNode object, ObjectNode.Member member) {
    return new ObjectNode(
        object.source(),
        object.start(),
        object.end(),
        new String[] {member.key()},
        new int[] {member.keyStart()},
        new Node[] {member.value()});
  }

  private static boolean isOld(String key, Node value) {
    return switch (key) {
      case "nullable", "exclusiveMinimum", "exclusiveMaximum" -> value instanceof BooleanNode;
      case "example" -> true;
      default -> false;
    };
  }

  private static void liftKeywords(ObjectEdit schema) {
    if (schema.get("nullable") instanceof BooleanNode nullable) {
      if (!nullable.value()) {
        schema.remove("nullable");
      } else if (schema.get("type") instanceof StringNode type) {
        schema.remove("nullable");
        schema.put("type", withNull(type, nullable));
      }
    }
    liftBound(schema, "minimum", "exclusiveMinimum");
    liftBound(schema, "maximum", "exclusiveMaximum");
    liftExample(schema);
  }

  private static Node withNull(StringNode type, Node nullable) {
    Node nothing = new StringNode(nullable.source(), nullable.start(), nullable.end(), "null");
    return new ArrayNode(type.source(), type.start(), type.end(), List.of(type, nothing));
  }

  private static void liftBound(ObjectEdit schema, String bound, String exclusive) {
    if (schema.get(exclusive) instanceof BooleanNode flag) {
      Node limit = schema.get(bound);
      if (flag.value() && limit != null) {
        schema.put(exclusive, limit);
        schema.remove(bound);
      } else {
        schema.remove(exclusive);
      }
    }
  }

  /**
   * A parameter or header has an {@code example} too; unlike a schema, it says what it is of, or at
   * least where it stands.
   */
  private static void liftExample(ObjectEdit schema) {
    Node example = schema.get("example");
    boolean ofSchema = Stream.of("schema", "content", "in").allMatch(k -> schema.get(k) == null);
    if (example != null && ofSchema && schema.get("examples") == null) {
      schema.rename(
          "example",
          "examples",
          new ArrayNode(example.source(), example.start(), example.end(), List.of(example)));
    }
  }
}
