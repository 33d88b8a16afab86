package dev.tapeout.cli.project;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Sunset;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.diff.change.Rule;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code extensions} of {@code tapeout.yaml}: what it means that an extension is added,
 * removed or changed.
 */
final class ExtensionsReader {
  private static final Map<String, Rule.Action> ACTIONS =
      Map.of(
          "added", Rule.Action.ADDED,
          "removed", Rule.Action.REMOVED,
          "changed", Rule.Action.CHANGED);

  /** Extensions whose changes have rules of their own. */
  private static final Set<String> RULED =
      Set.of(
          Contract.BOUNDED_CONTEXT,
          Contract.SILICON_FLOW,
          SchemaKeywords.EXTENSIBLE_ENUM,
          Sunset.KEY,
          "x-deprecated",
          "x-stability-level");

  private final SeveritiesReader severities;
  private final List<Diagnostic> diagnostics;

  ExtensionsReader(SeveritiesReader severities, List<Diagnostic> diagnostics) {
    this.severities = severities;
    this.diagnostics = diagnostics;
  }

  Map<String, Map<Rule.Action, Severity>> read(@Nullable Node node) {
    Map<String, Map<Rule.Action, Severity>> extensions = new LinkedHashMap<>();
    if (node instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        known(member.key(), object.keyLocation(member.key()));
        extensions.put(member.key(), weights(member.value()));
      }
    } else if (node != null) {
      wrong(node.location(), "'extensions' is an object of extensions.");
    }
    return Map.copyOf(extensions);
  }

  private Map<Rule.Action, Severity> weights(Node node) {
    Map<Rule.Action, Severity> weights = new EnumMap<>(Rule.Action.class);
    if (!(node instanceof ObjectNode object)) {
      wrong(node.location(), "This says nothing of 'added', 'removed' or 'changed'.");
      return weights;
    }
    for (ObjectNode.Member member : object.members()) {
      Rule.Action action = ACTIONS.get(member.key());
      if (action == null) {
        String what = "An extension is added, removed or changed, not '" + member.key() + "'.";
        wrong(object.keyLocation(member.key()), what);
      } else {
        severities.level(member.value()).ifPresent(level -> weights.put(action, level));
      }
    }
    return weights;
  }

  private void known(String name, Location place) {
    if (!name.startsWith("x-")) {
      wrong(place, "'" + name + "' is no extension: those begin with 'x-'.");
    } else if (RULED.contains(name)) {
      String hint = "Say under 'severities' what these rules count for.";
      String what = "Changes of '" + name + "' have rules of their own.";
      diagnostics.add(new Diagnostic("settings", Severity.ERROR, what, place, hint));
    }
  }

  private void wrong(Location location, String message) {
    String hint = "Write one extension a line, such as 'x-internal: {added: error}'.";
    diagnostics.add(new Diagnostic("settings", Severity.ERROR, message, location, hint));
  }
}
