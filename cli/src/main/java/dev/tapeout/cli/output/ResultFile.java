package dev.tapeout.cli.output;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file that a result goes to.
 *
 * @param name as the user named it
 */
public record ResultFile(Path path, String name) {
  /**
   * The file called {@code name}; nothing is written yet.
   *
   * @throws UsageException if it cannot be written, or the run has read it
   */
  static ResultFile of(String name, Console console) {
    try {
      Path path = console.directory().resolve(name);
      if (Files.isDirectory(path)) {
        throw unwritable(name, "that is a directory. Name a file in it.");
      }
      if (isGits(path)) {
        throw unwritable(
            name, "that is git's own, and the repository would be lost. Name another.");
      }
      if (console.inputs().hold(path)) {
        throw unwritable(name, "this run reads that file, and it would be lost. Name another.");
      }
      return new ResultFile(path, name);
    } catch (InvalidPathException e) {
      throw unwritable(name, "that is no path (" + e.getReason() + "). Name a file.");
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  /**
   * Writes it, with the directories above it.
   *
   * @throws UsageException if that fails; what a regular file held before is then still there
   */
  public void write(String result) {
    try {
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path target = Files.isRegularFile(path) ? path.toRealPath() : path;
      if (replaceable(target)) {
        replace(target, result);
      } else {
        Files.writeString(target, result);
      }
    } catch (FileAlreadyExistsException e) {
      throw unwritable(
          name,
          Path.of(e.getFile()).getFileName()
              + " is a file and no directory. Choose another place.");
    } catch (AccessDeniedException e) {
      throw unwritable(
          name, "there is no permission to. Choose a directory that you may write to.");
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  /**
   * Whether it is, links followed, in a directory in which git keeps a repository: that is called
   * {@code .git}, or has any name where the repository is a bare one.
   */
  private static boolean isGits(Path path) throws IOException {
    Path there = path.toAbsolutePath().normalize();
    Path missing = there.getFileSystem().getPath("");
    while (!Files.exists(there) && there.getParent() != null) {
      missing = there.getFileName().resolve(missing);
      there = there.getParent();
    }
    Path real = there.toRealPath();
    for (Path part : real.resolve(missing)) {
      if (part.toString().equalsIgnoreCase(".git")) {
        return true;
      }
    }
    for (Path at = real; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("HEAD"))
          && Files.isDirectory(at.resolve("objects"))
          && Files.isDirectory(at.resolve("refs"))) {
        return true;
      }
    }
    return false;
  }

  /** Not so a device or a pipe, nor a file in a directory that takes no other. */
  private static boolean replaceable(Path target) {
    Path parent = target.getParent();
    boolean absent = !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    return (absent || Files.isRegularFile(target) && Files.isWritable(target))
        && parent != null
        && Files.isWritable(parent);
  }

  /** Writes beside the file first, so that a full disk costs no earlier result. */
  private static void replace(Path target, String result) throws IOException {
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    Path beside = target.resolveSibling(".tapeout-" + unique);
    try {
      Files.writeString(beside, result, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      PosixFileAttributeView now = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
      if (now != null && Files.exists(target)) {
        now.setPermissions(Files.getPosixFilePermissions(target));
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static UsageException unwritable(String name, IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return unwritable(
        name,
        (reason == null ? "the system lets no such file be made there" : reason)
            + ".\nLeave the file out to see the result on standard output.");
  }

  private static UsageException unwritable(String name, String reason) {
    return new UsageException("cannot write the result to " + name + ": " + reason);
  }
}
