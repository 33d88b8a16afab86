package dev.tapeout.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is set for a whole JVM is tried in one of its own. */
public final class OwnJvm {
  private OwnJvm() {}

  /** What {@code type} prints, to both outputs. */
  public static String run(Class<?> type, List<String> options, String... arguments)
      throws Exception {
    return run(60, type, options, arguments);
  }

  /** The same with another bound of seconds, at which it fails. */
  public static String run(int most, Class<?> type, List<String> options, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("own-jvm", ".out"); // a pipe may be too short for it
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(most, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
      return Files.readString(out);
    } finally {
      process.destroyForcibly();
      Files.delete(out);
    }
  }
}
