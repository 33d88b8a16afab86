package dev.tapeout.cli.accept;

import dev.tapeout.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The right to change a file, held by one run at a time: a file beside it, as git does it. */
record Turn(Path lock) implements AutoCloseable {
  private static final int MOST_TRIES = 500;
  private static final int PAUSE_MILLISECONDS = 20;

  /**
   * Waits for the turn.
   *
   * @throws UsageException if another run does not end
   */
  static Turn at(Path file) throws IOException {
    Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      try {
        return new Turn(Files.createFile(lock));
      } catch (FileAlreadyExistsException taken) {
        pause();
      }
    }
    throw new UsageException(
        "another `tapeout accept` is writing. If none is, one was stopped: delete " + lock + ".");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(lock);
  }
}
