package dev.tapeout.generator.avro;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.generator.type.Facets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that a schema may accept, by chance; the validator has the last word. */
final class Instances {
  private static final int DEEPEST = 5;

  private final Contract contract;
  private final Random random;

  Instances(Contract contract, long seed) {
    this.contract = contract;
    this.random = new Random(seed);
  }

  Node of(Node schema, int depth) {
    Facets facets = Facets.of(schema, contract.references());
    List<Node> values = facets.values();
    if (!values.isEmpty()) {
      return pick(values);
    }
    List<Facets.Alternatives> alternatives = facets.alternatives();
    if (!alternatives.isEmpty()) {
      Node branch = pick(alternatives.get(0).branches());
      return of(
          facets.without(alternatives.get(0)).and(Facets.of(branch, contract.references())), depth);
    }
    return of(facets, depth);
  }

  private Node of(Facets facets, int depth) {
    if (!facets.alternatives().isEmpty()) {
      Facets.Alternatives first = facets.alternatives().get(0);
      return of(
          facets.without(first).and(Facets.of(pick(first.branches()), contract.references())),
          depth);
    }
    if (!facets.values().isEmpty()) {
      return pick(facets.values());
    }
    if (facets.nullable() && random.nextInt(4) == 0) {
      return Values.NULL;
    }
    List<String> types = new ArrayList<>(facets.types());
    if (types.isEmpty()) {
      types.add(facets.properties().isEmpty() ? "string" : "object");
    }
    return switch (pick(types)) {
      case "object" -> object(facets, depth);
      case "array" -> array(facets, depth);
      case "boolean" -> Values.bool(random.nextBoolean());
      case "integer" -> Values.number(between(facets).longValue());
      case "number" ->
          Values.number(between(facets).add(BigDecimal.valueOf(random.nextInt(100), 2)));
      case "null" -> Values.NULL;
      default -> string(facets);
    };
  }

  private BigDecimal between(Facets facets) {
    BigDecimal least = facets.bound(true);
    BigDecimal from = least == null ? BigDecimal.valueOf(-50) : least;
    return from.add(BigDecimal.valueOf(random.nextInt(100)));
  }

  private Node object(Facets facets, int depth) {
    Map<String, Node> members = new LinkedHashMap<>();
    facets
        .properties()
        .forEach((name, schemas) -> {
          boolean required = facets.required().contains(name);
          if (required || depth < DEEPEST && random.nextBoolean()) {
            Node value = of(schemas.get(0), depth + 1);
            // Absent and null are one in Avro, and a note says so.
            if (required || !(value instanceof NullNode)) {
              members.put(name, value);
            }
          }
        });
    if (facets.additional() != null && depth < DEEPEST && random.nextBoolean()) {
      members.put("k" + random.nextInt(9), of(facets.additional(), depth + 1));
    }
    return Values.object(members);
  }

  private Node array(Facets facets, int depth) {
    List<Node> items = new ArrayList<>();
    Node item = facets.first("items");
    for (int i = depth < DEEPEST ? random.nextInt(3) : 0; i > 0; i--) {
      items.add(item == null ? Values.number(i) : of(item, depth + 1));
    }
    return Values.array(items);
  }

  private StringNode string(Facets facets) {
    String format = String.valueOf(facets.text("format"));
    return Values.string(
        switch (format) {
          case "uuid" -> "0b9f6f0e-3f0e-4f57-9f6c-7b8f7a3c2d1" + random.nextInt(10);
          case "date" -> "20" + (10 + random.nextInt(89)) + "-02-1" + random.nextInt(10);
          case "date-time" -> "2026-11-2" + random.nextInt(10) + "T01:02:03.5+02:00";
          case "uri" -> "https://example.org/" + random.nextInt(10);
          case "email" -> "a" + random.nextInt(10) + "@example.org";
          case "byte" -> "AAE" + random.nextInt(10);
          default -> pick(List.of("", "ä€😀", "SKU-1", "EUR", "abc", "7"));
        });
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
