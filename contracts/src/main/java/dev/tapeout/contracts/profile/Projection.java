package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.reference.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a projection with its canonical schema as far as that goes without comparing languages:
 * each property must exist there, and what is the same there as here is proved. The rest is left
 * open, and said to be.
 */
final class Projection {
  /** What the comparison understands. */
  private static final Set<String> UNDERSTOOD =
      Set.of(
          "$ref",
          "allOf",
          "type",
          "properties",
          "required",
          "unevaluatedProperties",
          "additionalProperties",
          "title",
          "description",
          "examples",
          "example",
          "deprecated",
          "externalDocs",
          "$comment");

  private final References references;
  private final ObjectSchemas objects;
  private final Diagnostics diagnostics;

  Projection(References references, Diagnostics diagnostics) {
    this.references = references;
    this.objects = new ObjectSchemas(references);
    this.diagnostics = diagnostics;
  }

  void check(ObjectNode projection, Node canonical) {
    Map<String, ObjectNode.Member> whole = objects.properties(canonical);
    Set<String> sure = objects.required(projection);
    Set<String> promised = objects.required(canonical);
    List<String> open = new ArrayList<>();
    for (ObjectNode.Member property : objects.properties(projection).values()) {
      ObjectNode.Member counterpart = whole.get(property.key());
      String name = Wording.quote(property.key());
      if (counterpart == null) {
        diagnostics.add(
            property.value().location(),
            "the projection has the property " + name + ", and its canonical schema has none",
            "remove it, or add it to the canonical schema");
      } else if (promised.contains(property.key()) && !sure.contains(property.key())) {
        diagnostics.add(
            property.value().location(),
            "the projection may lack " + name + ", which its canonical schema requires",
            "add it to 'required'");
      } else if (!isSame(property.value(), counterpart.value())) {
        open.add(property.key());
      }
    }
    if (!open.isEmpty()) {
      diagnostics.undecided(
          projection.keyLocation(Contract.CANONICAL_SCHEMA),
          "not proved to be a projection: the canonical schema writes "
              + String.join(", ", open.subList(0, Math.min(5, open.size())))
              + (open.size() > 5 ? " and " + (open.size() - 5) + " more" : "")
              + " differently, and whether that means the same is not decided here",
          "refer to the same schema on both sides");
    } else if (!objects.isMadeOf(projection, UNDERSTOOD)
        || !objects.isMadeOf(canonical, UNDERSTOOD)) {
      diagnostics.undecided(
          projection.keyLocation(Contract.CANONICAL_SCHEMA),
          "not proved to be a projection: there are keywords beside the properties, such as oneOf,"
              + " whose effect is not decided here",
          null);
    }
  }

  private boolean isSame(Node a, Node b) {
    if (a == b || references.follow(a) == references.follow(b) && isBare(a) && isBare(b)) {
      return true;
    }
    // Equal text means the same only where it resolves alike, so both must stand in one file.
    return a.source() == b.source() && a.sameValue(b);
  }

  /** Whether a schema is nothing but what it refers to. */
  private static boolean isBare(Node schema) {
    return schema instanceof ObjectNode object
        && (!object.has("$ref") || object.keys().stream().allMatch(Projection::isReference));
  }

  private static boolean isReference(String key) {
    return key.equals("$ref") || key.equals("description") || key.equals("title");
  }
}
