package dev.tapeout.cli.project;

import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.report.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tapeout.yaml} says; the defaults where it is silent or absent.
 *
 * @param directory that the patterns start from: the file's own, or the project's root
 * @param contracts patterns of the contracts; empty where none are given
 * @param against what to compare with, such as {@code git:origin/main}; null where not given
 * @param formats whether {@code format} and the like count
 * @param severities by rule id, for rules of contracts and of changes
 * @param extensions what it means that an extension is added, removed or changed, by its name
 * @param trust who may sign the versions that are pulled
 */
public record Settings(
    Path directory,
    List<Glob> contracts,
    @Nullable String against,
    Policy policy,
    Map<String, Severity> severities,
    boolean allowUndecided,
    boolean lint,
    Formats formats,
    Map<String, Map<Rule.Action, Severity>> extensions,
    Trust trust) {

  /** The name of the file. */
  public static final String FILE = "tapeout.yaml";

  /**
   * Reads the nearest file, from the directory of the command up to the root of the project.
   *
   * @param style of the message, should there be something wrong
   * @throws FailureException if the file says what cannot be; the message shows all of it
   */
  public static Settings of(Project project, Style style) {
    for (Path at = project.directory();
        at != null && at.startsWith(project.root());
        at = at.getParent()) {
      Path file = at.resolve(FILE);
      note(project, at);
      if (Files.exists(file)) {
        return read(file, project, style);
      }
    }
    return none(project.root());
  }

  /**
   * The same, but for what is said otherwise elsewhere.
   *
   * @param elsewhere what could stand in {@code tapeout.yaml}
   * @param style of the message, should there be something wrong
   * @throws FailureException if it says what cannot be; the message shows all of it
   */
  public Settings with(Source elsewhere, Project project, Style style) {
    SettingsReader reader = new SettingsReader(elsewhere.name(), project.inputs());
    Settings settings = reader.read(elsewhere, this);
    reader.refuse(style);
    return settings;
  }

  /** Whether or not the command needs them, a result must not take their place. */
  private static void note(Project project, Path directory) {
    project.inputs().note(directory, FILE);
    project.inputs().note(directory, AcceptanceFile.NAME);
  }

  /** What to say where the patterns of the contracts fit no file. */
  public UsageException nothingMatches() {
    return new UsageException(
        "no file matches what 'contracts:' in " + FILE + " says: " + contracts);
  }

  static Settings none(Path directory) {
    return new Settings(
        directory,
        List.of(),
        null,
        Policy.TOLERANT,
        Map.of(),
        false,
        true,
        Formats.ANNOTATION,
        Map.of(),
        Trust.USUAL);
  }

  private static Settings read(Path file, Project project, Style style) {
    String name = project.display(file);
    SettingsReader reader = new SettingsReader(name, project.inputs());
    Settings settings = reader.read(file);
    reader.refuse(style);
    return settings;
  }
}
