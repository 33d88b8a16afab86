package dev.tapeout.cli.git;

import static dev.tapeout.cli.git.GitRepository.unreachable;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.contracts.document.Excerpt;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The user's own git, which has the credentials, proxies and settings that a remote needs. */
final class GitProgram {
  private static final int LINES = 6;

  private static final List<String> NOT_LET_IN =
      List.of(
          "Authentication failed",
          "could not read Username",
          "could not read Password",
          "Permission denied",
          "Host key verification failed",
          "HTTP Basic: Access denied");

  private static final List<String> REFUSED =
      List.of("not our ref", "unadvertised object", "Server does not allow");

  private final File gitDir;
  private final File directory;
  private final Consumer<String> told;

  /**
   * @param directory in which it runs: the working tree, or {@code gitDir} itself
   * @param told hears of each command before it runs
   */
  GitProgram(File gitDir, File directory, Consumer<String> told) {
    this.gitDir = gitDir;
    this.directory = directory;
    this.told = told;
  }

  /** The server does not give out commits by their ids. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Runs a command.
   *
   * @throws FailureException if there is no such program, or it fails
   */
  void run(List<String> arguments) {
    told.accept("git " + String.join(" ", arguments));
    List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + gitDir));
    command.addAll(List.of("-c", "gc.auto=0", "-c", "maintenance.auto=false"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory);
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        failed(arguments, said);
      }
    } catch (IOException e) {
      throw unreachable(
          "--fetch runs your own git, and there is none: "
              + e.getMessage()
              + "\nInstall git, or bring the base into the clone in another way.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(ExitCode.INTERNAL_ERROR, "interrupted while git was running");
    }
  }

  private static void failed(List<String> arguments, String said) {
    if (REFUSED.stream().anyMatch(said::contains)) {
      throw new RefusedException();
    }
    String what = "`git " + String.join(" ", arguments) + "` failed:\n" + last(said);
    if (NOT_LET_IN.stream().anyMatch(said::contains)) {
      throw unreachable(
          what
              + "The remote did not let git in. See that `git fetch` works there without a"
              + " question; in CI it needs the\ncredentials of the checkout (GitHub:"
              + " actions/checkout with persist-credentials).");
    }
    if (said.contains("couldn't find remote ref")) {
      throw unreachable(
          what + "The remote has no such branch or tag: `git ls-remote` lists those it has.");
    }
    throw unreachable(what + "Run it by hand to see what it needs.");
  }

  /** The end of what it said, without what a terminal would obey. */
  private static String last(String said) {
    List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
    Stream<String> shown = lines.stream().skip(Math.max(0, lines.size() - LINES));
    StringBuilder text = new StringBuilder();
    shown.forEach(line -> text.append("  ").append(Excerpt.visible(line)).append('\n'));
    return text.toString();
  }
}
