package dev.tapeout.diff.rewrite;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Kind;
import dev.tapeout.diff.language.Rewording;
import java.util.List;
import java.util.Random;

/** The same with schemas in other words. */
final class SchemaRewrites {
  private static final int SOME = 20;

  private SchemaRewrites() {}

  static List<Rewrite> all() {
    return Rewording.all().stream()
        .map(rewording ->
            Rewrite.of(rewording.name(), (d, r) -> reworded(d, rewording, r))
                .keepingNames()
                .sinceCurrent())
        .toList();
  }

  private static ObjectNode reworded(ObjectNode document, Rewording rewording, Random random) {
    return Walk.over(
        document,
        (place, node) -> {
          if (place.kind() != Kind.SCHEMA
              || !(node instanceof ObjectNode schema)
              || schema.has("discriminator")
              || random.nextInt(100) >= SOME) {
            return node;
          }
          Node other = rewording.of(schema, random);
          return other == null ? node : other;
        });
  }
}
