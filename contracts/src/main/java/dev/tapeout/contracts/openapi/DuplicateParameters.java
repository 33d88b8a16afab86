package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.reference.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds parameters that a list has twice, which it must not (OpenAPI 3.1, 4.8.9 and 4.8.10). The
 * first counts, so that the second says nothing, whatever it asks for. One that an operation has
 * and its path item as well is no duplicate.
 */
record DuplicateParameters(References references) {
  List<Diagnostic> in(Parts parts) {
    List<Diagnostic> found = new ArrayList<>();
    for (Part part : parts.all()) {
      if (part.kind() == Kind.OPERATION || part.kind() == Kind.PATH_ITEM) {
        in(part.node(), found);
      }
    }
    return found;
  }

  private void in(ObjectNode holder, List<Diagnostic> found) {
    Map<String, Node> first = new HashMap<>();
    for (Node use : Fields.items(holder, "parameters")) {
      String key = references.follow(use) instanceof ObjectNode target ? key(target) : null;
      Node other = key == null ? null : first.putIfAbsent(key, use);
      if (other != null) {
        found.add(duplicate(use, other));
      }
    }
  }

  private Diagnostic duplicate(Node use, Node first) {
    ObjectNode target = (ObjectNode) references.follow(use);
    // What reads the same asks for nothing that the first does not.
    boolean same = target.sameValue(references.follow(first));
    return new Diagnostic(
        "parameter-duplicate",
        same ? Severity.WARNING : Severity.ERROR,
        "the "
            + Fields.string(target, "in")
            + " parameter "
            + Misfit.quote(String.valueOf(Fields.string(target, "name")))
            + " is in this list already, at "
            + first.location()
            + "; that one counts, and this one says nothing",
        use.location(),
        "take one of the two out");
  }

  private static @Nullable String key(ObjectNode parameter) {
    String name = Fields.string(parameter, "name");
    String in = Fields.string(parameter, "in");
    return name == null || in == null ? null : Parameter.key(in, name);
  }
}
