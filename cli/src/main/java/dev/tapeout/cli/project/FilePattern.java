package dev.tapeout.cli.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.TreeSet;

/**
 * A pattern and the directory that its paths start from.
 *
 * @param base absolute
 */
public record FilePattern(Path base, Glob glob) {
  /** Whether the pattern means {@code file}, there or not. */
  public boolean means(Path file) {
    return file.startsWith(base) && glob.matches(Project.slashed(base.relativize(file)));
  }

  /**
   * The files that are there and meant, sorted. Links to files count as files, links to directories
   * are not followed; only the directory is searched that the pattern begins with.
   */
  public Collection<Path> files() throws IOException {
    Collection<Path> found = new TreeSet<>();
    Path start = base.resolve(glob.directory());
    if (Files.isDirectory(start)) {
      Files.walkFileTree(start, new Search(found));
    }
    return found;
  }

  /** The pattern as the user wrote it. */
  @Override
  public String toString() {
    return glob.toString();
  }

  private final class Search extends SimpleFileVisitor<Path> {
    private final Collection<Path> found;

    Search(Collection<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      String name = String.valueOf(dir.getFileName());
      boolean skipped = name.equals(".git") || name.equals("node_modules");
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean directory = attributes.isSymbolicLink() && Files.isDirectory(file);
      if (!directory && means(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
