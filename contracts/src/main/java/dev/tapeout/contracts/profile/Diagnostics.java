package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one rule puts what it finds. */
record Diagnostics(String rule, Severity severity, List<Diagnostic> found) {
  void add(Location location, String message, @Nullable String hint) {
    found.add(new Diagnostic(rule, severity, message, location, hint));
  }

  /** Something that the rule leaves undecided. */
  void undecided(Location location, String message, @Nullable String hint) {
    found.add(new Diagnostic(rule, Severity.INFO, message, location, hint));
  }
}
