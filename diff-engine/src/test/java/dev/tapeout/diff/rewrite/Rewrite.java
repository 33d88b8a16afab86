package dev.tapeout.diff.rewrite;

import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Writes a contract in other words that mean the same.
 *
 * @param keepsNames whether generated clients stay the same, too
 * @param current whether it needs a document of OpenAPI 3.1 or later
 */
record Rewrite(
    String name,
    boolean keepsNames,
    boolean current,
    BiFunction<ObjectNode, Random, Files> writing) {
  /** What people do when they tidy up, schemas in other words left aside. */
  static List<Rewrite> refactorings() {
    List<Rewrite> all = new ArrayList<>();
    all.addAll(LayoutRewrites.all());
    all.addAll(ReferenceRewrites.all());
    all.addAll(SurfaceRewrites.all());
    return all;
  }

  /**
   * Those, and schemas wrapped and flattened. To split one into parts is more than that: a {@code
   * format} bounds a number only beside its {@code type}.
   */
  static List<Rewrite> equivalences() {
    List<Rewrite> all = refactorings();
    Set<String> names = Set.of("wrap in allOf", "flatten allOf");
    SchemaRewrites.all().stream().filter(r -> names.contains(r.name())).forEach(all::add);
    return all;
  }

  /** One that leaves the document in one file. */
  static Rewrite of(String name, BiFunction<ObjectNode, Random, ObjectNode> writing) {
    return new Rewrite(name, false, false, writing.andThen(Files::json));
  }

  Rewrite keepingNames() {
    return new Rewrite(name, true, current, writing);
  }

  Rewrite sinceCurrent() {
    return new Rewrite(name, keepsNames, true, writing);
  }

  @Override
  public String toString() {
    return name;
  }
}
