package dev.tapeout.diff.schema;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.validation.Targets;
import dev.tapeout.diff.language.Foreign;
import dev.tapeout.diff.language.RefTargets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of two documents side by side: a reference is followed where its holder stands, so
 * schemas of both can be mixed.
 */
public record BothReferences(References first, References second) implements RefTargets, Targets {
  @Override
  public @Nullable Node target(ObjectNode holder, String keyword) {
    return of(holder).target(holder, keyword);
  }

  @Override
  public @Nullable Node circular(ObjectNode holder) {
    return holder.get("$ref") instanceof StringNode reference
        ? of(holder).lookUp(holder, reference.value()).target()
        : null;
  }

  @Override
  public @Nullable Foreign foreign(ObjectNode schema) {
    String dialect = of(schema).foreignDialect(schema);
    return dialect == null ? null : ForeignText.of(dialect, schema, this::circular);
  }

  @Override
  public Map<String, Node> dynamicAnchors(Node node) {
    return of(node).dynamicAnchors(node);
  }

  private References of(Node node) {
    return second.connects(node) ? second : first;
  }
}
