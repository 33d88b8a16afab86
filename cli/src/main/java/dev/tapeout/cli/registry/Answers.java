package dev.tapeout.cli.registry;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all commands of this room read in the answers of a registry. */
final class Answers {
  private Answers() {}

  /** The objects of a list. */
  static List<ObjectNode> items(ObjectNode answer, String name) {
    List<ObjectNode> items = new ArrayList<>();
    if (answer.get(name) instanceof ArrayNode array) {
      for (Node item : array) {
        if (item instanceof ObjectNode object) {
          items.add(object);
        }
      }
    }
    return items;
  }

  /** An object; an empty one where it is none. */
  static ObjectNode object(@Nullable Node node) {
    return node instanceof ObjectNode object ? object : Values.object(Map.of());
  }

  /**
   * A member as text, with all visible that would speak to a terminal; empty where there is none.
   */
  static String text(ObjectNode object, String name) {
    Node node = object.get(name);
    return node instanceof StringNode string
        ? Excerpt.visible(string.value())
        : node instanceof NumberNode number ? number.literal() : "";
  }

  /** The texts of a list, each as {@link #text} has one; what is no text is left out. */
  static List<String> texts(ObjectNode object, String name) {
    List<String> texts = new ArrayList<>();
    if (object.get(name) instanceof ArrayNode array) {
      for (Node item : array) {
        if (item instanceof StringNode string) {
          texts.add(Excerpt.visible(string.value()));
        }
      }
    }
    return texts;
  }
}
