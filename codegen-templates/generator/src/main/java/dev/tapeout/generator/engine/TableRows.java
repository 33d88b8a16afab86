package dev.tapeout.generator.engine;

import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.operation.Tag;
import dev.tapeout.generator.type.JavaNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of the tables of operations and of limits, as their templates see them. */
final class TableRows {
  private TableRows() {}

  static List<Map<String, String>> operations(ServiceModel service) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Tag tag : service.tags()) {
      for (OperationType operation : tag.operations()) {
        rows.add(Map.of("name", operation.name(), "member", tag.member()));
      }
    }
    return rows;
  }

  static List<Map<String, String>> limits(ServiceModel service) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (OperationType operation : service.operations()) {
      if (operation.limit() != null) {
        rows.add(
            Map.of(
                "constant", JavaNames.constant(operation.name()),
                "title", operation.title(),
                "limit", operation.limit()));
      }
    }
    return rows;
  }
}
