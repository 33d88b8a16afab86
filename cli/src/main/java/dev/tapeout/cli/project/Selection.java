package dev.tapeout.cli.project;

import dev.tapeout.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command is to look at: files that the command line names outright, of which each must be a
 * contract, and patterns, which may mean other files as well.
 *
 * @param named absolute, each once, in the order of the arguments
 * @param patterns of the command line, or else of the settings
 * @param settings where the patterns come from; null for the command line
 */
public record Selection(List<Path> named, List<FilePattern> patterns, @Nullable Settings settings) {
  /** What the arguments of a command line name. */
  static Selection of(List<String> arguments, Project project) {
    Set<Path> named = new LinkedHashSet<>();
    List<FilePattern> patterns = new ArrayList<>();
    for (String argument : arguments) {
      if (Glob.isPattern(argument) && !Files.exists(project.directory().resolve(argument))) {
        patterns.add(pattern(argument, project.directory()));
      } else {
        named.add(project.file(argument));
      }
    }
    return new Selection(List.copyOf(named), List.copyOf(patterns), null);
  }

  /** What the settings mean. */
  static Selection of(Settings settings) {
    List<FilePattern> patterns =
        settings.contracts().stream()
            .map(glob -> new FilePattern(settings.directory(), glob))
            .toList();
    return new Selection(List.of(), patterns, settings);
  }

  /** The files that are there and that a pattern means, each once; without those named outright. */
  public Collection<Path> matching() throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (FilePattern pattern : patterns) {
      files.addAll(pattern.files());
    }
    named.forEach(files::remove);
    return files;
  }

  /**
   * The contracts that are there, each once; among the files that a pattern means, others are
   * passed over.
   *
   * @throws UsageException if a pattern means no file
   */
  public List<Path> contracts(WorkingTree tree) throws IOException {
    Collection<Path> matching = matching();
    require(matching);
    List<Path> files = new ArrayList<>(named);
    for (Path file : matching) {
      if (!tree.contract(file).isOther()) {
        files.add(file);
      }
    }
    return files;
  }

  /** Whether a pattern means {@code file}, there or not. */
  public boolean means(Path file) {
    return patterns.stream().anyMatch(pattern -> pattern.means(file));
  }

  /**
   * Makes sure that the patterns are good for something.
   *
   * @param found the files that they mean, there or gone
   * @throws UsageException if one of the command line, or all of the settings, mean no file
   */
  public void require(Collection<Path> found) {
    if (settings != null && found.isEmpty()) {
      throw settings.nothingMatches();
    }
    for (FilePattern pattern : settings == null ? patterns : List.<FilePattern>of()) {
      if (found.stream().noneMatch(pattern::means) && named.stream().noneMatch(pattern::means)) {
        throw new UsageException("no file matches '" + pattern + "' in " + pattern.base());
      }
    }
  }

  /** What to say where all that the patterns mean is something else, {@code other} for example. */
  public static UsageException noContract(String other) {
    return new UsageException(
        "no contract is among the files that match, only others, such as " + other);
  }

  /** A pattern of the command line; {@code ./} and {@code ../} in front are steps from there. */
  private static FilePattern pattern(String text, Path directory) {
    Path base = directory;
    String rest = text;
    while (rest.startsWith("../") || rest.startsWith("./")) {
      Path parent = base.getParent();
      base = rest.startsWith("../") && parent != null ? parent : base;
      rest = rest.substring(rest.indexOf('/') + 1);
    }
    try {
      return new FilePattern(base, Glob.of(rest));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
