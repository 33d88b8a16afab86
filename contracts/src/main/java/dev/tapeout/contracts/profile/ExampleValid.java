package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Kind;
import dev.tapeout.contracts.openapi.Part;
import dev.tapeout.contracts.validation.SchemaValidation.Fault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every example and default fits its schema. */
final class ExampleValid implements ProfileRule {
  private static final int MOST_FAULTS = 5;

  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "example-valid",
        Severity.ERROR,
        "every example and default fits its schema",
        "People copy examples before they read schemas, mock servers answer with them, and generated"
            + " code starts from defaults: one that the schema rejects misleads all of them.",
        "Correct the example, or the schema if the example is right.",
        """
        schema: { type: integer, minimum: 1, default: 20 }
        example: 50
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    for (Part part : inspection.parts()) {
      ObjectNode node = part.node();
      switch (part.kind()) {
        case SCHEMA -> {
          judge("default", node.get("default"), node, inspection, diagnostics);
          judge("example", node.get("example"), node, inspection, diagnostics);
          for (Node example : Nodes.items(node.get("examples"))) {
            judge("example", example, node, inspection, diagnostics);
          }
        }
        case PARAMETER -> examples(node, true, inspection, diagnostics);
        case REQUEST_BODY, RESPONSE -> content(node, inspection, diagnostics);
        default -> {}
      }
      if (part.kind() == Kind.PARAMETER) {
        content(node, inspection, diagnostics);
      }
    }
  }

  private static void content(ObjectNode holder, Inspection inspection, Diagnostics diagnostics) {
    for (ObjectNode.Member member : Nodes.members(holder.get("content"))) {
      if (inspection.references().follow(member.value()) instanceof ObjectNode type) {
        examples(type, isJson(member.key()), inspection, diagnostics);
      }
    }
  }

  private static boolean isJson(String mediaType) {
    return mediaType.toLowerCase(Locale.ROOT).contains("json");
  }

  /**
   * @param json false where a string may be the payload as it is written, not its value
   */
  private static void examples(
      ObjectNode holder, boolean json, Inspection inspection, Diagnostics diagnostics) {
    Node schema = holder.get("schema");
    if (schema == null) {
      return;
    }
    if (json || !(holder.get("example") instanceof StringNode)) {
      judge("example", holder.get("example"), schema, inspection, diagnostics);
    }
    if (holder.get("examples") instanceof ArrayNode) {
      return;
    }
    for (ObjectNode.Member member : Nodes.members(holder.get("examples"))) {
      if (inspection.references().follow(member.value()) instanceof ObjectNode example) {
        Node data = example.get("dataValue");
        judge("example", data, schema, inspection, diagnostics);
        if (json || !(example.get("value") instanceof StringNode)) {
          judge("example", example.get("value"), schema, inspection, diagnostics);
        }
      }
    }
  }

  private static void judge(
      String what,
      @Nullable Node value,
      Node schema,
      Inspection inspection,
      Diagnostics diagnostics) {
    if (value == null) {
      return;
    }
    List<Fault> faults = inspection.validations().of(schema).faults(value);
    for (Fault fault : faults.subList(0, Math.min(MOST_FAULTS, faults.size()))) {
      diagnostics.add(
          Wording.place(value, fault),
          "this " + what + " does not fit its schema: " + Wording.of(value, fault),
          "the schema says so at " + fault.schema().location());
    }
  }
}
