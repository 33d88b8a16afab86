package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The examples that a contract gives of a payload, and of its parts by way of the whole. */
final class Samples {
  private static final String POSITION = "/schema";

  private Samples() {}

  /** What stands beside the schema of a media type, a parameter or a header. */
  static List<Node> beside(Node schema) {
    List<Node> samples = new ArrayList<>();
    Node root = schema.source() == Source.NONE ? null : schema.source().root();
    if (root != null) {
      String pointer = schema.location().pointer();
      if (pointer.endsWith(POSITION)) {
        String holder = pointer.substring(0, pointer.length() - POSITION.length());
        add(Pointers.resolve(root, holder), samples);
      }
    }
    return samples;
  }

  private static void add(@Nullable Node holder, List<Node> samples) {
    addTo(samples, Schemas.member(holder, "example"));
    if (Schemas.member(holder, "examples") instanceof ObjectNode named) {
      named.members().forEach(each -> addTo(samples, Schemas.member(each.value(), "value")));
    }
  }

  /** What schemas give as examples of their own instances. */
  static List<Node> inside(List<ObjectNode> schemas) {
    List<Node> samples = new ArrayList<>();
    for (ObjectNode schema : schemas) {
      addTo(samples, schema.get("example"));
      samples.addAll(Schemas.items(schema.get("examples")));
      addTo(samples, schema.get("default"));
    }
    return samples;
  }

  static List<Node> atProperty(List<Node> samples, String name) {
    List<Node> parts = new ArrayList<>();
    samples.forEach(sample -> addTo(parts, Schemas.member(sample, name)));
    return parts;
  }

  /** All elements: what is an example of one is an example of another. */
  static List<Node> atElements(List<Node> samples) {
    List<Node> parts = new ArrayList<>();
    for (Node sample : samples) {
      if (sample instanceof ArrayNode array) {
        parts.addAll(array.items());
      }
    }
    return parts;
  }

  private static void addTo(List<Node> samples, @Nullable Node sample) {
    if (sample != null) {
      samples.add(sample);
    }
  }
}
