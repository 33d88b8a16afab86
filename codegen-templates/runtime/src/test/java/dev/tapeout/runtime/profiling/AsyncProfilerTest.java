package dev.tapeout.runtime.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.OwnJvm;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.config.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AsyncProfilerTest {
  /** In a JVM of its own, for a process has one sampler of processor time: two profiles. */
  public static void main(String[] arguments) throws Exception {
    Thread.ofVirtual().start(AsyncProfilerTest::spin);
    for (int i = 0; i < 2; i++) {
      byte[] profile = Profiles.cpu(Duration.ofSeconds(1), Path.of(arguments[0]));
      Pprof read = Pprof.read("async", profile);
      System.out.println(
          read.kinds
              + " "
              + read.texts.contains("dev.tapeout.runtime.profiling.AsyncProfilerTest.spin"));
    }
    System.exit(0);
  }

  private static void spin() {
    double sum = 0;
    while (sum >= 0) {
      sum += Math.sqrt(sum);
    }
  }

  private static Path library(Path folder) throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    Path library = folder.resolve("libasyncProfiler.so");
    try (InputStream in =
        AsyncProfilerTest.class.getResourceAsStream(
            "/linux-" + architecture + "/libasyncProfiler.so")) {
      Files.copy(Objects.requireNonNull(in), library);
    }
    return library;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itTakesTheSamplesWhereItsLibraryIsGiven(@TempDir Path folder) throws Exception {
    String out =
        OwnJvm.run(
            AsyncProfilerTest.class,
            List.of("-XX:+EnableDynamicAgentLoading"),
            library(folder).toString());
    assertThat(out.lines().filter(line -> line.startsWith("[")))
        .as(out)
        .containsExactly(
            "[samples/count, cpu/nanoseconds] true", "[samples/count, cpu/nanoseconds] true");
  }

  @Test
  void anotherLibraryIsNoProfiler(@TempDir Path folder) throws Exception {
    Path text = Files.writeString(folder.resolve("libasyncProfiler.so"), "text");
    assertThatThrownBy(() -> Profiles.cpu(Duration.ofSeconds(1), text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("async-profiler (" + text + ") did not do 'start,event=cpu");
  }

  @Test
  void aLibraryThatIsNotThereIsToldAtTheStart() {
    Map<String, String> absent =
        Map.of("TAPEOUT_PROFILING", "on", "TAPEOUT_ASYNC_PROFILER", "/nowhere/libasyncProfiler.so");
    assertThatThrownBy(() -> Settings.of(absent))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(
            "TAPEOUT_ASYNC_PROFILER is '/nowhere/libasyncProfiler.so'; it must");
    assertThatThrownBy(() -> Settings.of(Map.of("TAPEOUT_ASYNC_PROFILER", "/bin/sh")))
        .hasMessage("TAPEOUT_ASYNC_PROFILER says nothing without TAPEOUT_PROFILING=on");
  }
}
