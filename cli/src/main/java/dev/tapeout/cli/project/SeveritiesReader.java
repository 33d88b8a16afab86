package dev.tapeout.cli.project;

import dev.tapeout.cli.command.Inputs;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.NearNames;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.diff.acceptance.Acceptances;
import dev.tapeout.diff.change.PeerCheck;
import dev.tapeout.diff.change.PeerChecks;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code severities} of {@code tapeout.yaml}: what a rule, or a check of oasdiff, means here.
 * {@code from} names a file of levels that oasdiff reads; what stands beside it is stronger.
 */
final class SeveritiesReader {
  private static final String FROM = "from";
  private static final List<String> LEVELS = List.of("error", "warning", "info", "off");

  private final Path directory;
  private final Inputs inputs;
  private final List<Diagnostic> diagnostics;

  SeveritiesReader(Path directory, Inputs inputs, List<Diagnostic> diagnostics) {
    this.directory = directory;
    this.inputs = inputs;
    this.diagnostics = diagnostics;
  }

  Map<String, Severity> read(@Nullable Node node) {
    Map<String, Severity> severities = new LinkedHashMap<>();
    if (node instanceof ObjectNode object) {
      if (object.get(FROM) instanceof StringNode file) {
        inputs.note(directory, file.value());
        severities.putAll(new LevelsFile(directory, diagnostics).read(file));
      }
      for (ObjectNode.Member member : object.members()) {
        if (!member.key().equals(FROM)) {
          known(member.key(), object.keyLocation(member.key()));
          level(member.value()).ifPresent(level -> severities.put(member.key(), level));
        } else if (!(member.value() instanceof StringNode)) {
          wrong(member.value().location(), "'from' names a file of levels.", null);
        }
      }
    } else if (node != null) {
      String hint = "Write one rule a line, such as 'info-version-semver: warning'.";
      wrong(node.location(), "'severities' is an object of rules and severities.", hint);
    }
    return Map.copyOf(severities);
  }

  Optional<Severity> level(Node value) {
    if (value instanceof StringNode s && LEVELS.contains(s.value())) {
      return Optional.of(Severity.valueOf(s.value().toUpperCase(Locale.ROOT)));
    }
    wrong(value.location(), "This is no severity.", "Write error, warning, info or \"off\".");
    return Optional.empty();
  }

  private void known(String id, Location place) {
    List<String> rules =
        Stream.of(
                Profile.rules().stream().map(Profile.Rule::id),
                Rules.all().stream().map(Rule::id),
                Acceptances.RULES.stream())
            .flatMap(ids -> ids)
            .toList();
    if (rules.contains(id) || !Rules.formerly(id).isEmpty()) {
      return;
    }
    Optional<PeerCheck> check = PeerChecks.find(id);
    if (check.isEmpty()) {
      String near = NearNames.of(id, rules);
      String hint =
          near == null
              ? "`tapeout rules` lists the rules, and says which are always the same."
              : "Did you mean '" + near + "'?";
      wrong(place, "There is no rule '" + id + "' whose severity can be set.", hint);
    } else if (check.get().waiver() != null) {
      String why = "No rule answers to oasdiff's '" + id + "': " + check.get().waiver() + ".";
      wrong(place, why, "Take it out.");
    }
  }

  private void wrong(Location location, String message, @Nullable String hint) {
    diagnostics.add(new Diagnostic("settings", Severity.ERROR, message, location, hint));
  }
}
