package dev.tapeout.generator.engine;

import dev.tapeout.generator.operation.OperationType;
import dev.tapeout.generator.operation.Tag;
import dev.tapeout.generator.type.Declared;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the templates of the classes of a part are filled with, by the name of the class. */
final class ClassViews {
  private ClassViews() {}

  static Map<String, Map<String, Object>> of(String part, ServiceModel service) {
    return switch (part) {
      case "contract" -> contract(service);
      case "runtime" -> runtime(service);
      default -> Map.of();
    };
  }

  private static Map<String, Map<String, Object>> contract(ServiceModel service) {
    Map<String, Map<String, Object>> views = new LinkedHashMap<>();
    for (Declared type : service.types()) {
      views.put(type.name(), TypeView.of(type));
    }
    for (OperationType operation : service.operations()) {
      views.put(operation.name(), OperationView.of(operation));
    }
    for (OperationType call : service.calls()) {
      views.put(call.name(), OperationView.of(call));
    }
    return views;
  }

  private static Map<String, Map<String, Object>> runtime(ServiceModel service) {
    Map<String, Map<String, Object>> views = new LinkedHashMap<>();
    Set<String> names = service.names();
    for (Tag tag : service.tags()) {
      for (OperationType operation : tag.operations()) {
        views.put(operation.name() + "Route", RouteView.of(operation, tag, names));
      }
    }
    for (OperationType call : service.calls()) {
      views.put(call.name() + "Sender", SenderView.of(call, names));
    }
    return views;
  }
}
