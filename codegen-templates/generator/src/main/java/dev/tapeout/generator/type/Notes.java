package dev.tapeout.generator.type;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the types cannot say of a contract: nothing is lost in silence. */
public final class Notes {
  /** The id of the diagnostics. */
  public static final String RULE = "type-not-expressed";

  private final Map<String, Diagnostic> found = new LinkedHashMap<>();

  void add(Node schema, String message) {
    Diagnostic note =
        new Diagnostic(
            RULE,
            Severity.INFO,
            "the schema " + message + "; payloads are judged by the schema all the same",
            schema.location(),
            null);
    found.putIfAbsent(note.location() + message, note);
  }

  /** Each note once, in the order in which they were found. */
  public List<Diagnostic> all() {
    return List.copyOf(found.values());
  }
}
