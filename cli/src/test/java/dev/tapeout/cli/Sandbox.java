package dev.tapeout.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A directory in which command lines are run, and git. */
final class Sandbox {
  private final Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private LocalDate today = LocalDate.of(2026, 11, 25);

  Sandbox(Path directory) {
    this.directory = directory;
  }

  /** The same tree, seen from a directory in it or beside it. */
  Sandbox in(String path) {
    return new Sandbox(directory.resolve(path));
  }

  /** Lets command lines run on another day than 2026-11-25. */
  Sandbox on(String day) {
    today = LocalDate.parse(day);
    return this;
  }

  Path path(String path) {
    return directory.resolve(path);
  }

  /** Makes the directory a repository with a first commit of all that is in it. */
  Sandbox repository() throws IOException {
    git("init", "--quiet", "--initial-branch=main");
    return commit();
  }

  Sandbox commit() throws IOException {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", "A step");
    return this;
  }

  Sandbox write(String path, String text) throws IOException {
    return write(path, text.getBytes(UTF_8));
  }

  Sandbox write(String path, byte[] bytes) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  Sandbox delete(String path) throws IOException {
    Files.delete(directory.resolve(path));
    return this;
  }

  /** Runs git, whatever the settings of the machine are; what it prints. */
  String git(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Ada"));
    command.addAll(List.of("-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"));
    command.addAll(List.of("-c", "protocol.file.allow=always"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", path(".no-settings").toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().keySet().removeIf(n -> n.matches("GIT_(DIR|WORK_TREE|INDEX_FILE)"));
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      assertThat(process.waitFor()).as(printed).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return printed.strip();
  }

  /** Runs Tapeout; {@link #out} and {@link #err} then hold what it printed. */
  ExitCode run(String... args) {
    out.reset();
    err.reset();
    return Main.run(List.of(args), Console.plain(out, err, directory, today));
  }

  /** Runs {@code tapeout gate --against git:main}. */
  ExitCode gate(String... more) {
    return run(
        Stream.concat(Stream.of("gate", "--against", "git:main"), Stream.of(more))
            .toArray(String[]::new));
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  /** All that the last run printed. */
  String printed() {
    return out() + err();
  }
}
