package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.References;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what an item of a list finds its counterpart.
 *
 * @param declared whether the author gave it, so that another name means another thing
 */
record ItemName(boolean declared, String text) {
  /** How far into arrays a shape is looked at. */
  private static final int DEPTH = 3;

  static ItemName of(Node item, References references) {
    if (!(item instanceof ObjectNode)) {
      return new ItemName(false, item.toString());
    }
    List<Facet> facets = Facet.of(List.of(item), Where.DOCUMENT, references, Set.of(), true);
    for (String key : List.of("url", "name")) {
      Set<String> names = texts(key, facets);
      if (!names.isEmpty()) {
        return new ItemName(true, key + " " + names + " " + texts("in", facets));
      }
    }
    Set<String> titles = texts("title", facets);
    return new ItemName(
        false, titles.isEmpty() ? shape(facets, references, DEPTH) : "title " + titles);
  }

  /** Written out: what a record has instead is linked when it is first asked. */
  @Override
  public boolean equals(Object o) {
    return o instanceof ItemName n && n.declared == declared && n.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private static String shape(List<Facet> facets, References references, int depth) {
    Set<String> parts = new TreeSet<>();
    for (Facet facet : facets) {
      if (facet.object().get("properties") instanceof ObjectNode named) {
        named.members().forEach(m -> parts.add(m.key() + " " + constant(m.value())));
      }
      if (facet.object().get("items") instanceof ObjectNode items && depth > 0) {
        List<Facet> inner = Facet.of(List.of(items), Where.DOCUMENT, references, Set.of(), true);
        parts.add(shape(inner, references, depth - 1));
      }
    }
    return texts("type", facets) + " " + texts("format", facets) + " " + parts;
  }

  private static String constant(Node schema) {
    Node value = schema instanceof ObjectNode object ? object.get("const") : null;
    return value == null ? "" : value.toString();
  }

  private static Set<String> texts(String key, List<Facet> facets) {
    Set<String> texts = new TreeSet<>();
    for (Facet facet : facets) {
      if (facet.object().get(key) instanceof StringNode value) {
        texts.add(value.value());
      }
    }
    return texts;
  }
}
