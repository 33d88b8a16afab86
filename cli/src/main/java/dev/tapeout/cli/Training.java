package dev.tapeout.cli;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.DeepStack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the command lines of a file, one a line, and drops what they print: the JVM watches and
 * archives the classes that everyday work loads, which makes later starts fast.
 */
final class Training {
  private Training() {}

  /** {@code args[0]} is the file; words of a line are parted by blanks, {@code #} is a comment. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> lines = Files.readAllLines(Path.of(args[0]));
    DeepStack.run(() -> lines.forEach(Training::run));
  }

  private static void run(String line) {
    if (!line.isBlank() && !line.startsWith("#")) {
      OutputStream nowhere = OutputStream.nullOutputStream();
      Main.run(List.of(line.trim().split(" +")), Console.plain(nowhere, nowhere));
    }
  }
}
