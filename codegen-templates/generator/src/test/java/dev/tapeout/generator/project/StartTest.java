package dev.tapeout.generator.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The start script of a project, on machines that are folders, with a java that says how it was
 * called.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartTest {
  private static final String UNBOUNDED_1 = "9223372036854771712";

  @TempDir Path folder;
  private Path machine;
  private Path project;

  @BeforeEach
  void project() throws IOException {
    Path contract = folder.resolve("shop.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Shop, version: 1.0.0 }
        x-domain-bounded-context: shop
        paths:
          /items: { get: { operationId: listItems, responses: { '204': { description: None. } } } }
        """);
    project = folder.resolve("project");
    Project.write(contract, project, Map.of());
    machine = folder.resolve("machine");
    write("proc/meminfo", "MemTotal:       24689132 kB\nMemFree: 1 kB");
    Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\necho \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private void write(String file, String text) throws IOException {
    Path at = machine.resolve(file);
    Files.createDirectories(at.getParent());
    Files.writeString(at, text + "\n");
  }

  /** The options that the JVM would get. */
  private List<String> start(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("sh", "start"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.resolve("deploy").toFile())
            .redirectError(folder.resolve("errors").toFile());
    builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().put("MACHINE_ROOT", machine.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = Files.readString(folder.resolve("errors"));
    assertThat(process.waitFor()).as(errors).isZero();
    return out.lines().flatMap(line -> List.of(line.split(" ")).stream()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "128, Serial, 32",
    "256, Serial, 128",
    "512, Serial, 384",
    "1023, Serial, 768",
    "1024, Z, 768",
    "4096, Z, 3072"
  })
  void theCollectorAndTheHeapFollowTheContainer(long limit, String collector, int heap)
      throws Exception {
    write("proc/self/cgroup", "0::/");
    write("sys/fs/cgroup/memory.max", String.valueOf(limit << 20));
    assertThat(start(Map.of()))
        .contains("-XX:+Use" + collector + "GC", "-Xmx" + heap + "m")
        .endsWith("-jar", "shop.jar");
  }

  @Test
  void theOwnGroupOfVersionOneIsReadWhereTheContainerSeesTheWholeTree() throws Exception {
    write("proc/self/cgroup", "5:devices:/\n4:memory:/pods/a\n0::/");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", UNBOUNDED_1);
    write("sys/fs/cgroup/memory/pods/a/memory.limit_in_bytes", "536870912");
    assertThat(start(Map.of())).contains("-XX:+UseSerialGC", "-Xmx384m");
  }

  @Test
  void theRootOfVersionOneIsReadWhereTheOwnGroupCannotBeSeen() throws Exception {
    write("proc/self/cgroup", "4:memory:/pods/elsewhere");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "2147483648");
    assertThat(start(Map.of())).contains("-XX:+UseZGC", "-Xmx1536m");
  }

  @Test
  void withoutABoundTheHeapIsTheJvmsOwn() throws Exception {
    write("proc/self/cgroup", "4:memory:/");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", UNBOUNDED_1);
    write("sys/fs/cgroup/memory.max", "max");
    assertThat(start(Map.of()))
        .contains("-XX:+UseZGC")
        .noneMatch(option -> option.startsWith("-Xmx"));
  }

  @Test
  void aContainerWithMoreThanItsMachineHasWhatTheMachineHas() throws Exception {
    write("proc/self/cgroup", "0::/");
    write("proc/meminfo", "MemTotal:        1048576 kB");
    write("sys/fs/cgroup/memory.max", String.valueOf(64L << 30));
    assertThat(start(Map.of())).contains("-XX:+UseSerialGC", "-Xmx750m");
  }

  @Test
  void whatTheTeamNamesHolds() throws Exception {
    write("proc/self/cgroup", "0::/");
    write("sys/fs/cgroup/memory.max", "536870912");
    Files.createFile(project.resolve("deploy/Serial.aot"));
    assertThat(start(Map.of("JDK_JAVA_OPTIONS", "-Da=b -XX:+UseG1GC")))
        .contains("-Xmx384m")
        .doesNotContain("-XX:+UseSerialGC", "-XX:AOTCache=Serial.aot");
    assertThat(start(Map.of("JAVA_TOOL_OPTIONS", "-Xmx100m")))
        .contains("-XX:+UseSerialGC", "-XX:AOTCache=Serial.aot")
        .noneMatch(option -> option.startsWith("-Xmx"));
  }

  @Test
  void eachCollectorHasAnArchiveOfItsOwn() throws Exception {
    List<String> options = start(Map.of(), "--train");
    assertThat(options)
        .containsSubsequence("-XX:+UseSerialGC", "-XX:AOTCacheOutput=Serial.aot", "--train")
        .containsSubsequence("-XX:+UseZGC", "-XX:AOTCacheOutput=Z.aot", "--train");
  }
}
