package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it means that an extension comes, goes or changes, where a team says so; elsewhere that is
 * documentation.
 *
 * @param weights by the name of the extension ({@code x-internal}) and by {@code ADDED}, {@code
 *     REMOVED} and {@code CHANGED}
 */
public record Extensions(Map<String, Map<Rule.Action, Diagnostic.Severity>> weights) {
  /** All extensions are documentation. */
  public static final Extensions NONE = new Extensions(Map.of());

  /** Null where nothing is to be said of it. */
  @Nullable Severity weigh(String name, @Nullable Node old, @Nullable Node current) {
    Rule.Action action =
        old == null
            ? Rule.Action.ADDED
            : current == null ? Rule.Action.REMOVED : Rule.Action.CHANGED;
    return Severity.of(
        weights.getOrDefault(name, Map.of()).getOrDefault(action, Diagnostic.Severity.INFO));
  }
}
