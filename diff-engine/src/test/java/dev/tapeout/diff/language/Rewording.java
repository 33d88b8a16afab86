package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.diff.language.Operator.Made;
import dev.tapeout.diff.language.Operator.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operator that changes nothing wherever it is applied, for the schemas of whole contracts. */
public final class Rewording {
  /** They need a document whose definitions stand in {@code $defs}. */
  private static final Set<String> BY_REFERENCE =
      Set.of("extract $ref", "inline $ref", "$ref as $dynamicRef");

  /** They hide from OpenAPI, not from JSON Schema, which properties are read-only. */
  private static final Set<String> HIDING = Set.of("required as not", "property as pattern");

  private final Operator operator;

  private Rewording(Operator operator) {
    this.operator = operator;
  }

  public static List<Rewording> all() {
    List<Operator> all = new ArrayList<>(LogicRewrites.all());
    all.addAll(ValueRewrites.all());
    all.addAll(StructureRewrites.all());
    all.removeIf(o -> o.needs() != Needs.NOTHING);
    all.removeIf(o -> BY_REFERENCE.contains(o.name()) || HIDING.contains(o.name()));
    return all.stream().map(Rewording::new).toList();
  }

  public String name() {
    return operator.name();
  }

  /** The schema in other words; null where the operator does not apply. */
  public @Nullable Node of(ObjectNode schema, Random random) {
    Draw draw = new Draw(random, new RandomSchemas(random), Json.object());
    Made made = operator.making().of(schema, draw);
    return made == null ? null : made.schema();
  }
}
