package dev.tapeout.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A Maven that is started for real.
 *
 * @param program the script that starts it
 * @param javaHome of the Java it runs on; null for the one of the machine
 * @param repository its local repository
 */
public record Maven(String program, Path javaHome, Path repository) {
  /** What a build said, and whether it succeeded. */
  public record Build(boolean success, String log) {
    /**
     * The lines of the log that a goal of the plugin wrote, without what differs from run to run.
     */
    public String said(String goal) {
      return String.join(
          "\n", log.lines().filter(line -> line.contains("tapeout:" + goal + ":")).toList());
    }
  }

  /** The Maven of the machine, on the Java of the machine. */
  public static Maven ofMachine(Path repository) {
    return new Maven("mvn", null, repository);
  }

  /** The same on another Java. */
  public Maven on(Path java) {
    return new Maven(program, java, repository);
  }

  /**
   * A release of Maven, unpacked into {@code folder}; null where it lies in no local repository and
   * cannot be had.
   */
  public Maven release(String version, Path folder) throws IOException, InterruptedException {
    Path zip =
        repository.resolve(
            "org/apache/maven/apache-maven/%1$s/apache-maven-%1$s-bin.zip".formatted(version));
    if (!Files.exists(zip)) {
      build(
          folder,
          "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get",
          "-Dtransitive=false",
          "-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin");
    }
    if (!Files.exists(zip)) {
      return null;
    }
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!entry.isDirectory() && target.startsWith(folder)) {
          Files.createDirectories(target.getParent());
          Files.copy(in, target);
        }
      }
    }
    Path script = folder.resolve("apache-maven-" + version + "/bin/mvn");
    return script.toFile().setExecutable(true)
        ? new Maven(script.toString(), javaHome, repository)
        : null;
  }

  /** The home of a Java of this release on the machine; null where there is none. */
  public static Path java(int release) throws IOException {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> more = Files.list(usual)) {
        homes.addAll(more.sorted().toList());
      }
    }
    for (Path home : homes) {
      Path file = home.resolve("release");
      if (Files.exists(file)
          && Files.readString(file).contains("JAVA_VERSION=\"" + release)
          && Files.exists(home.resolve("bin/java"))) {
        return home;
      }
    }
    return null;
  }

  /**
   * Runs goals of the plugin in a folder, online, by settings that name no place to download from:
   * what lies in the local repository is taken, wherever it once came from.
   */
  public Build online(Path folder, Path settings, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-s", settings.toString()));
    all.add("-Daether.enhancedLocalRepository.trackingFilename=.untracked");
    all.addAll(List.of(arguments));
    return build(folder, all.toArray(String[]::new));
  }

  /** Runs a build in a folder. */
  public Build build(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program, "-B", "-ntp", "-Dstyle.color=never", "-Dmaven.repo.local=" + repository));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("MAVEN_OPTS");
    builder.environment().remove("MAVEN_ARGS");
    if (javaHome != null) {
      builder.environment().put("JAVA_HOME", javaHome.toString());
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Build(process.waitFor() == 0, said);
  }
}
