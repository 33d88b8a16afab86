package dev.tapeout.generator.type;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.reference.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which JSON values the text of a parameter stands for, as a Java expression. */
public final class Shapes {
  /** A whole JSON document. */
  public static final String JSON = "Shape.Scalar.JSON";

  private static final String STRING = "Shape.Scalar.STRING";
  private static final String FILE = "Shape.Scalar.FILE";
  private static final String ANY = "Shape.Scalar.ANY";
  private static final String ARRAY = "new Shape.Array(";

  /** No style writes values that lie deeper. */
  private static final int DEEPEST = 2;

  private final References references;

  public Shapes(References references) {
    this.references = references;
  }

  public String of(@Nullable Node schema) {
    return of(schema, 0);
  }

  /**
   * As {@link #of(Node)}, for a field of a multipart form. Each item of a list is a part, and what
   * a part holds that is no single value is JSON.
   *
   * @param encoding what the media type says of the field; null where it says nothing
   */
  public String inParts(Node schema, @Nullable Node encoding) {
    Node items = items(schema);
    return items == null ? part(schema, encoding) : ARRAY + part(items, encoding) + ")";
  }

  /**
   * How a field of a multipart form travels, as {@link #inParts} has it.
   *
   * @param each whether each item of its list is a part
   * @param file whether a part is a file
   */
  public record Parts(boolean each, boolean file) {}

  /**
   * @param form the schema of all of the form
   * @param encoding what the media type says of the field; null where it says nothing
   */
  public Parts parts(@Nullable Node form, String field, @Nullable Node encoding) {
    List<Node> schemas = form == null ? null : Facets.of(form, references).properties().get(field);
    if (schemas == null) {
      return new Parts(false, false);
    }
    Node items = items(schemas.get(0));
    return new Parts(
        items != null, part(items == null ? schemas.get(0) : items, encoding).equals(FILE));
  }

  /** Whether every value of the schema is read as a list. */
  public boolean isList(@Nullable Node schema) {
    return of(schema).startsWith(ARRAY);
  }

  private @Nullable Node items(Node schema) {
    Facets facets = Facets.of(schema, references);
    return facets.types().equals(Set.of("array")) ? facets.first("items") : null;
  }

  private String part(Node schema, @Nullable Node encoding) {
    Facets facets = Facets.of(schema, references);
    if (facets.types().equals(Set.of("array")) || isObject(facets)) {
      return JSON;
    }
    return FormFiles.isFile(references.follow(schema), encoding, references) ? FILE : of(schema);
  }

  private boolean isObject(Facets facets) {
    if (!facets.types().isEmpty() || facets.alternatives().size() != 1) {
      return facets.types().equals(Set.of("object"));
    }
    List<Node> branches =
        facets.alternatives().get(0).branches().stream().filter(b -> !isNull(b)).toList();
    return !branches.isEmpty()
        && branches.stream().allMatch(branch -> isObject(Facets.of(branch, references)));
  }

  private String of(@Nullable Node schema, int depth) {
    if (!(schema instanceof ObjectNode)) {
      return STRING;
    }
    Facets facets = Facets.of(schema, references);
    Set<String> types = facets.types();
    if (types.isEmpty() && facets.alternatives().size() == 1) {
      return ofAll(facets.alternatives().get(0).branches(), depth);
    }
    if (types.size() > 1 || types.isEmpty() && !facets.alternatives().isEmpty()) {
      return ANY;
    }
    if (types.isEmpty()) {
      return facets.values().stream().allMatch(v -> v.toString().startsWith("\"")) ? STRING : ANY;
    }
    return switch (types.iterator().next()) {
      case "integer" -> "Shape.Scalar.INTEGER";
      case "number" -> "Shape.Scalar.NUMBER";
      case "boolean" -> "Shape.Scalar.BOOLEAN";
      case "array" ->
          depth >= DEEPEST ? STRING : ARRAY + of(facets.first("items"), depth + 1) + ")";
      case "object" -> depth >= DEEPEST ? STRING : object(facets, depth);
      default -> STRING;
    };
  }

  /** The shape that all branches have, one that is null aside: none says how null is written. */
  private String ofAll(List<Node> branches, int depth) {
    List<String> shapes =
        branches.stream()
            .filter(branch -> !isNull(branch))
            .map(branch -> of(branch, depth))
            .distinct()
            .toList();
    return shapes.size() == 1 ? shapes.get(0) : ANY;
  }

  private boolean isNull(Node branch) {
    Facets facets = Facets.of(branch, references);
    return facets.nullable() && facets.types().isEmpty() && facets.values().size() < 2;
  }

  private String object(Facets facets, int depth) {
    List<String> entries = new ArrayList<>();
    for (Map.Entry<String, List<Node>> property : facets.properties().entrySet()) {
      entries.add(
          "Map.entry("
              + JavaText.literal(property.getKey())
              + ", "
              + of(property.getValue().get(0), depth + 1)
              + ")");
    }
    return "new Shape.Properties(Map.ofEntries("
        + String.join(", ", entries)
        + "), "
        + of(facets.additional(), depth + 1)
        + ")";
  }
}
