package dev.tapeout.generator.avro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;

/** Unions, in which Avro takes each type without a name but once, and no union. */
final class AvroUnions {
  private AvroUnions() {}

  /** The union of all; empty where Avro has none. */
  static Optional<Schema> of(List<Schema> schemas) {
    Map<String, Schema> branches = new LinkedHashMap<>();
    for (Schema schema : schemas) {
      for (Schema each : schema.isUnion() ? schema.getTypes() : List.of(schema)) {
        Schema other = branches.putIfAbsent(each.getFullName(), each);
        if (other != null && other != each && !(scalar(each) && other.equals(each))) {
          return Optional.empty();
        }
      }
    }
    List<Schema> all = new ArrayList<>(branches.values());
    return Optional.of(all.size() == 1 ? all.get(0) : Schema.createUnion(all));
  }

  /** Whether it can be compared although fields of records are not set yet. */
  private static boolean scalar(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, ARRAY, MAP, UNION -> false;
      default -> true;
    };
  }

  /** The same, or null, which comes first so that it can be the default. */
  static Schema orNull(Schema schema) {
    List<Schema> all = new ArrayList<>(List.of(Schema.create(Type.NULL)));
    all.add(schema);
    return of(all).orElseThrow();
  }
}
