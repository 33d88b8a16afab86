package dev.tapeout.cli.project;

import dev.tapeout.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The directory tree that a command works in.
 *
 * @param root the git working tree that holds {@code directory}; {@code directory} itself where
 *     there is none. Absolute, links resolved.
 * @param directory in which the command runs; absolute, links resolved
 */
public record Project(Path root, Path directory) {
  /** The project that holds {@code directory}, which must exist. */
  public static Project at(Path directory) throws IOException {
    Path real = directory.toRealPath();
    for (Path at = real; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return new Project(at, real);
      }
    }
    return new Project(real, real);
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

  /**
   * The files that the arguments name, patterns expanded, each once and in the order of the
   * arguments.
   *
   * @throws UsageException if a pattern names no file
   */
  public List<Path> files(Collection<String> arguments) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (String argument : arguments) {
      if (Glob.isPattern(argument) && !Files.exists(directory.resolve(argument))) {
        Collection<Path> found = matching(directory, List.of(glob(argument)));
        if (found.isEmpty()) {
          throw new UsageException("no file matches '" + argument + "' in " + directory);
        }
        files.addAll(found);
      } else {
        files.add(file(argument));
      }
    }
    return List.copyOf(files);
  }

  /** The files under {@code base} that a pattern means, sorted; links are not followed. */
  public static Collection<Path> matching(Path base, List<Glob> globs) throws IOException {
    Set<Path> found = new TreeSet<>();
    Files.walkFileTree(
        base,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String name = String.valueOf(dir.getFileName());
            boolean skipped = name.equals(".git") || name.equals("node_modules");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = slashed(base.relativize(file));
            if (!attributes.isDirectory() && globs.stream().anyMatch(g -> g.matches(path))) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
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

  private static Glob glob(String text) {
    try {
      return Glob.of(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
