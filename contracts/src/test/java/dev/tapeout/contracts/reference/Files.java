package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A small tree of files in memory, and what its references lead to. */
final class Files {
  private final Map<String, String> files = new HashMap<>();
  private final Workspace workspace =
      new Workspace(
          (path, most) -> {
            String text = files.get(path);
            return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
          },
          Limits.DEFAULT);
  final References references = new References(workspace, UnaryOperator.identity());

  static Files of(String path, String text) {
    return new Files().and(path, text);
  }

  Files and(String path, String text) {
    files.put(path, text);
    return this;
  }

  Node root(String path) {
    return references.root(workspace.load(path));
  }

  /** What the {@code $ref} of the object at {@code pointer} leads to. */
  Resolution resolve(String path, String pointer) {
    return references.resolve(
        (ObjectNode) Objects.requireNonNull(Pointers.resolve(root(path), pointer)));
  }
}
