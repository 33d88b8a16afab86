package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** No two path templates match the same paths. */
final class PathTemplatesDistinct implements ProfileRule {
  @Override
  public Profile.Rule rule() {
    return new Profile.Rule(
        "path-templates-distinct",
        Severity.ERROR,
        "no two paths differ only in the names of their variables",
        "OpenAPI takes such paths for the same one (3.1, 4.8.8): which of them answers a request"
            + " nobody can say.",
        "Merge the two path items.",
        """
        paths:
          /orders/{orderId}:
            get: {}
            delete: {}
        """);
  }

  @Override
  public void check(Inspection inspection, Diagnostics diagnostics) {
    if (!(inspection.contract().node().get("paths") instanceof ObjectNode paths)) {
      return;
    }
    Map<String, String> first = new HashMap<>();
    for (String path : paths.keys()) {
      String other = first.putIfAbsent(path.replaceAll("\\{[^{}]*\\}", "{}"), path);
      if (other != null) {
        diagnostics.add(
            paths.keyLocation(path),
            "the path "
                + Wording.quote(path)
                + " is the same as "
                + Wording.quote(other)
                + " at "
                + paths.keyLocation(other)
                + ", but for the names of the variables",
            "put the operations of both under one path");
      }
    }
  }
}
