package dev.tapeout.diff.rewrite;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.language.Json;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Two contracts with one change between them of which everybody knows what it means.
 *
 * @param name what was done, and where
 * @param severity of the change
 * @param inOld whether the change is shown in the old contract; else in the new one
 * @param path of what a finding points at, or of something around it
 */
record Mutant(
    String name,
    ObjectNode before,
    ObjectNode after,
    Severity severity,
    boolean inOld,
    List<Object> path) {

  /** What is gone is shown where it was. */
  static Mutant removed(
      String name, ObjectNode document, Severity severity, List<Object> holder, String key) {
    ObjectNode after = edited(document, holder, node -> Json.without((ObjectNode) node, key));
    return new Mutant(name, document, after, severity, true, Json.then(holder, key));
  }

  /** What is new, or has another value, is shown where it is. */
  static Mutant put(
      String name,
      ObjectNode document,
      Severity severity,
      List<Object> holder,
      String key,
      Object value) {
    ObjectNode after = edited(document, holder, node -> Json.with((ObjectNode) node, key, value));
    return new Mutant(name, document, after, severity, false, Json.then(holder, key));
  }

  static ObjectNode edited(ObjectNode document, List<Object> path, UnaryOperator<Node> change) {
    return (ObjectNode) Json.replaced(document, path, change);
  }

  /** The same change the other way round. */
  Mutant back(Severity other) {
    return new Mutant(name + " taken back", after, before, other, !inOld, path);
  }

  /** What was done, wherever it was, and what it means there. */
  String kind() {
    return name.replaceFirst("\\[.*]", "") + severity;
  }

  @Override
  public String toString() {
    return name;
  }
}
