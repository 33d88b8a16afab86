package dev.tapeout.cli.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.contracts.document.GitName;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.diff.acceptance.AcceptanceReader;
import dev.tapeout.diff.acceptance.Acceptances;
import dev.tapeout.diff.report.DiagnosticText;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The acceptance file of a project. It lies beside {@code tapeout.yaml}, or at the root of the
 * project where there is none, and calls contracts by their path from there.
 *
 * @param path where it is, or would be
 * @param text all of it; empty where there is none
 * @param acceptances what it says
 */
public record AcceptanceFile(Project project, Path path, String text, Acceptances acceptances) {
  /** The name of the file. */
  public static final String NAME = "tapeout.accept.yaml";

  private static final long MOST_BYTES = 8L << 20;

  /**
   * Reads the file.
   *
   * @param today up to and with which day acceptances must count
   * @param style of the message, should there be something wrong
   * @throws FailureException if the file says what cannot be; the message shows all of it
   */
  public static AcceptanceFile of(
      Project project, Settings settings, LocalDate today, Style style) {
    Path path = settings.directory().resolve(NAME);
    if (!Files.exists(path)) {
      return none(project, settings, today);
    }
    String name = project.display(path);
    byte[] bytes = bytes(path, name);
    AcceptanceReader.Reading reading = AcceptanceReader.read(new Source(name, bytes));
    if (!reading.diagnostics().isEmpty()) {
      throw unusable(
          name
              + " says what cannot be.\n\n"
              + new DiagnosticText(style).render(reading.diagnostics()));
    }
    Acceptances acceptances = new Acceptances(reading.acceptances(), today);
    return new AcceptanceFile(project, path, new String(bytes, UTF_8), acceptances);
  }

  /** As if there were no such file. */
  public static AcceptanceFile none(Project project, Settings settings, LocalDate today) {
    Path path = settings.directory().resolve(NAME);
    return new AcceptanceFile(project, path, "", new Acceptances(List.of(), today));
  }

  /**
   * The paths by which this file may call a contract.
   *
   * @param name of its file, as the user knows it: a path, or {@code git:REF:PATH}
   * @param formerName its path from the root of the project before; null where it is the same
   */
  public List<String> contract(String name, @Nullable String formerName) {
    List<String> paths = new ArrayList<>();
    String inGit = GitName.parse(name).map(GitName::path).orElse(null);
    paths.add(relative(inGit == null ? project.file(name) : project.root().resolve(inGit)));
    if (formerName != null) {
      paths.add(relative(project.root().resolve(formerName)));
    }
    return paths;
  }

  private String relative(Path contract) {
    Path directory = path.getParent();
    return directory != null && contract.startsWith(directory)
        ? Project.slashed(directory.relativize(contract))
        : contract.toString();
  }

  private static byte[] bytes(Path path, String name) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw unusable(name + " is larger than the 8 MiB that are read.");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw unusable(name + " cannot be read: " + e.getMessage());
    }
  }

  private static FailureException unusable(String message) {
    return new FailureException(ExitCode.WRONG_USAGE, message);
  }
}
