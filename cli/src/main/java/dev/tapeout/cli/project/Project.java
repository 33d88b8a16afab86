package dev.tapeout.cli.project;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.Inputs;
import dev.tapeout.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory tree that a command works in.
 *
 * @param root the git working tree that holds {@code directory}; {@code directory} itself where
 *     there is none. Absolute, links resolved.
 * @param directory in which the command runs; absolute, links resolved
 * @param inputs takes note of what is read
 */
public record Project(Path root, Path directory, Inputs inputs) {
  /** The project that holds the directory of the command, which must exist. */
  public static Project at(Console console) throws IOException {
    Path real = console.directory().toRealPath();
    return new Project(rootAround(real), real, console.inputs());
  }

  /** The root of the project that holds {@code directory}, which must exist. */
  static Path rootAround(Path directory) throws IOException {
    Path real = directory.toRealPath();
    for (Path at = real; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return real;
  }

  /**
   * The file that the user calls {@code name}, links in its directory resolved, itself present or
   * not.
   *
   * @throws UsageException if it is a directory or no path at all
   */
  public Path file(String name) {
    try {
      Path path = directory.resolve(name).normalize();
      if (Files.isDirectory(path)) {
        throw new UsageException(
            name + " is a directory: name the contracts in it, such as '" + name + "/**/*.yaml'");
      }
      Path parent = path.getParent();
      Path file = path.getFileName();
      return parent == null || file == null || !Files.isDirectory(parent)
          ? path
          : parent.toRealPath().resolve(file);
    } catch (InvalidPathException e) {
      throw new UsageException("'" + name + "' is no path: " + e.getReason());
    } catch (IOException e) {
      throw new UsageException("'" + name + "' cannot be reached: " + e.getMessage());
    }
  }

  /** The name by which messages speak of a file: relative where that is no detour. */
  public String display(Path file) {
    return file.startsWith(root) ? slashed(directory.relativize(file)) : file.toString();
  }

  /** A relative path as the trees of contracts write it. */
  public static String slashed(Path relative) {
    List<String> segments = new ArrayList<>();
    relative.forEach(segment -> segments.add(segment.toString()));
    return String.join("/", segments);
  }
}
