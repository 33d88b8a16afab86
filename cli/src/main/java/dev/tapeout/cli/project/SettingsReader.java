package dev.tapeout.cli.project;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.Inputs;
import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.NearNames;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.report.DiagnosticText;
import dev.tapeout.diff.report.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code tapeout.yaml}; what is wrong becomes a diagnostic, all of it in one run. */
final class SettingsReader {
  private static final List<String> KEYS = Setting.keys();

  /** Settings are small. */
  private static final Limits LIMITS = new Limits(1 << 20, 64, 10_000);

  private final String name;
  private final Inputs inputs;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /**
   * @param inputs notes the files that the settings name
   */
  SettingsReader(String name, Inputs inputs) {
    this.name = name;
    this.inputs = inputs;
  }

  /**
   * Shows all that is wrong, where something is.
   *
   * @throws FailureException with the diagnostics, in document order
   */
  void refuse(Style style) {
    if (!diagnostics.isEmpty()) {
      throw new FailureException(
          ExitCode.WRONG_USAGE,
          name + " says what cannot be.\n\n" + new DiagnosticText(style).render(diagnostics));
    }
  }

  /** The settings of a file, with defaults in the place of what is wrong. */
  Settings read(Path file) {
    Path parent = file.getParent();
    return read(
        Documents.read(file, name, LIMITS), Settings.none(parent == null ? Path.of("") : parent));
  }

  /** The settings of a source, with {@code defaults} where it is silent, or wrong. */
  Settings read(Source source, Settings defaults) {
    return read(Documents.read(source, LIMITS), defaults);
  }

  private Settings read(Documents.Reading reading, Settings defaults) {
    diagnostics.addAll(reading.diagnostics());
    if (reading.root() == null) {
      return defaults;
    }
    if (!(reading.root() instanceof ObjectNode root)) {
      wrong(reading.root().location(), "Settings are an object.", "Begin with 'contracts:'.");
      return defaults;
    }
    for (ObjectNode.Member member : root.members()) {
      if (!KEYS.contains(member.key())) {
        String near = NearNames.of(member.key(), KEYS);
        String all = "Known are: " + String.join(", ", KEYS) + ".";
        String hint = near == null ? all : didYouMean(near);
        wrong(root.keyLocation(member.key()), "There is no setting '" + member.key() + "'.", hint);
      }
    }
    SeveritiesReader severities = new SeveritiesReader(defaults.directory(), inputs, diagnostics);
    return new Settings(
        defaults.directory(),
        root.has("contracts") ? contracts(root.get("contracts")) : defaults.contracts(),
        root.has("against") ? against(root.get("against")) : defaults.against(),
        root.has("policy") ? policy(root.get("policy")) : defaults.policy(),
        merged(defaults.severities(), severities.read(root.get("severities"))),
        flag("allowUndecided", root.get("allowUndecided"), defaults.allowUndecided()),
        flag("lint", root.get("lint"), defaults.lint()),
        root.has("formats") ? formats(root.get("formats")) : defaults.formats(),
        merged(
            defaults.extensions(),
            new ExtensionsReader(severities, diagnostics).read(root.get("extensions"))),
        new TrustReader(diagnostics)
            .read(root.get("signatures"), root.get("trustedKeys"), defaults.trust()));
  }

  private static <T> Map<String, T> merged(Map<String, T> less, Map<String, T> more) {
    Map<String, T> all = new LinkedHashMap<>(less);
    all.putAll(more);
    return Map.copyOf(all);
  }

  private List<Glob> contracts(@Nullable Node node) {
    List<Glob> globs = new ArrayList<>();
    if (node instanceof ArrayNode array) {
      for (Node item : array) {
        globs.addAll(contracts(item));
      }
    } else if (node instanceof StringNode string && leadsOut(string.value())) {
      String message = "'" + string.value() + "' leads out of the directory of " + Settings.FILE;
      String hint = "Put " + Settings.FILE + " where all contracts are below it.";
      wrong(node.location(), message + ".", hint);
    } else if (node instanceof StringNode string) {
      try {
        globs.add(Glob.of(string.value()));
      } catch (IllegalArgumentException e) {
        wrong(node.location(), String.valueOf(e.getMessage()) + ".", null);
      }
    } else if (node != null) {
      String hint = "Write 'contracts: [\"contracts/**/*.yaml\"]'.";
      wrong(node.location(), "'contracts' is a list of paths or patterns.", hint);
    }
    return List.copyOf(globs);
  }

  /** Whether a search for the pattern could come by files that are none of the project's. */
  private static boolean leadsOut(String pattern) {
    return pattern.startsWith("/") || List.of(pattern.split("/")).contains("..");
  }

  private @Nullable String against(@Nullable Node node) {
    if (node instanceof StringNode s && s.value().matches("git:.+|registry:.*")) {
      return s.value();
    }
    if (node != null) {
      String hint =
          "Write 'against: git:origin/main', with a revision that git knows, or 'registry:'.";
      wrong(node.location(), "'against' names a git revision or a registry.", hint);
    }
    return null;
  }

  private Policy policy(@Nullable Node node) {
    if (node == null) {
      return Policy.TOLERANT;
    }
    Policy policy = node instanceof StringNode s ? Policy.of(s.value()).orElse(null) : null;
    if (policy == null) {
      wrong(node.location(), "There is no such policy.", "Write tolerant, strict or sdk.");
      return Policy.TOLERANT;
    }
    return policy;
  }

  private Formats formats(@Nullable Node node) {
    if (node instanceof StringNode s && Formats.labels().contains(s.value())) {
      return Formats.of(s.value());
    }
    if (node != null) {
      String hint = "Write " + String.join(" or ", Formats.labels()) + ".";
      wrong(node.location(), "'formats' says what `format` counts for.", hint);
    }
    return Formats.ANNOTATION;
  }

  private boolean flag(String key, @Nullable Node node, boolean otherwise) {
    if (node != null && !(node instanceof BooleanNode)) {
      String hint =
          "Write '%1$s: false' or '%1$s: true': YAML 1.2 takes any other word, and all in"
              + " quotes, as a string.";
      wrong(node.location(), "'" + key + "' is true or false.", hint.formatted(key));
    }
    return node instanceof BooleanNode bool ? bool.value() : otherwise;
  }

  private static String didYouMean(String near) {
    return "Did you mean '" + near + "'?";
  }

  private void wrong(Location location, String message, @Nullable String hint) {
    diagnostics.add(new Diagnostic("settings", Severity.ERROR, message, location, hint));
  }
}
