package dev.tapeout.contracts.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory on disk; symbolic links are followed as long as they stay inside. */
public final class DirectoryTree implements FileTree {
  /** A directory may hold any number of files. */
  private static final int MOST_BESIDE = 5_000;

  private final Path root;
  private final String prefix;

  /**
   * @param root the directory
   * @param prefix what messages put before a path, such as {@code contracts/}; may be empty
   * @throws IOException if there is no such directory
   */
  public DirectoryTree(Path root, String prefix) throws IOException {
    this.root = root.toRealPath();
    this.prefix = prefix;
    if (!Files.isDirectory(this.root)) {
      throw new NotDirectoryException(root.toString());
    }
  }

  @Override
  public byte @Nullable [] read(String path, long most) throws IOException {
    Path real;
    try {
      real = root.resolve(path).toRealPath();
    } catch (NoSuchFileException | InvalidPathException e) {
      return null;
    }
    if (!real.startsWith(root)) {
      throw new OutsideTreeException(path + " leads out of the directory");
    }
    if (Files.isDirectory(real)) {
      return null;
    }
    if (!Files.isRegularFile(real)) {
      // A pipe or a device would block or never end.
      throw new IOException("not a regular file");
    }
    try (InputStream in = Files.newInputStream(real)) {
      return in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
    }
  }

  @Override
  public List<String> beside(String path) {
    try {
      Path parent = root.resolve(path).normalize().getParent();
      Path real = parent == null ? root : parent.toRealPath();
      if (!real.startsWith(root)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(real)) {
        return files
            .filter(Files::isRegularFile)
            .limit(MOST_BESIDE)
            .map(file -> String.valueOf(file.getFileName()))
            .sorted()
            .toList();
      }
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      return List.of(); // it is only a hint
    }
  }

  @Override
  public String displayName(String path) {
    return prefix + path;
  }
}
