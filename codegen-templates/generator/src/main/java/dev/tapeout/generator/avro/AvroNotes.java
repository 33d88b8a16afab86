package dev.tapeout.generator.avro;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Avro cannot say of a contract: nothing is lost in silence. */
final class AvroNotes {
  private static final String RULE = "avro-not-expressed";

  private final Map<String, Diagnostic> found = new LinkedHashMap<>();

  /**
   * @param message what the schema says, and what becomes of it
   */
  void add(Node schema, String message) {
    Diagnostic note =
        new Diagnostic(RULE, Severity.INFO, "the schema " + message, schema.location(), null);
    found.putIfAbsent(note.location() + message, note);
  }

  List<Diagnostic> all() {
    return List.copyOf(found.values());
  }
}
