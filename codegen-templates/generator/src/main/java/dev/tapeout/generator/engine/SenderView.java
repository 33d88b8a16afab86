package dev.tapeout.generator.engine;

import dev.tapeout.generator.operation.OperationType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A webhook or callback as its template sees it: what the service sends. */
final class SenderView {
  private SenderView() {}

  /**
   * @param names of all types in the package of the contract
   */
  static Map<String, Object> of(OperationType call, Set<String> names) {
    Map<String, Object> view = new LinkedHashMap<>(ClientView.operation(call, "OPERATION"));
    view.put("row", call.row());
    view.put("doc", call.doc());
    view.put("imports", RouteView.mentioned(view.toString(), names));
    return Map.of("sender", view);
  }
}
