package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a machine made of folders: its own checkout, its own places where JDKs may be,
 * and JDKs that only say how they were called.
 */
class LauncherTest {
  private static final List<String> TOOLS =
      List.of("cksum", "find", "grep", "head", "ls", "mkdir", "mv", "readlink", "rm", "sed");
  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      for argument; do
        case $argument in
          -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) : >"${argument#*=}"; exit ;;
        esac
      done
      echo "java $0"
      echo "in $(pwd)"
      for argument; do echo "$argument"; done
      """;

  @TempDir private Path machine;
  private Path checkout;
  private Path jar;
  private final Map<String, String> environment = new HashMap<>();

  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void makeTheMachine() throws IOException {
    machine = machine.toRealPath();
    checkout = Files.createDirectories(machine.resolve("checkout"));
    String script = Files.readString(Path.of("..", "tapeout"));
    for (String place : List.of("/usr/lib", "/usr/java", "/opt/", "/Library/Java", "/usr/local")) {
      script = script.replace(" " + place, " " + machine + place);
    }
    writeProgram(checkout.resolve("tapeout"), script);
    jar = checkout.resolve("cli/target/tapeout.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "the program");
    Path bin = Files.createDirectories(machine.resolve("bin"));
    for (String tool : TOOLS) {
      Path usual = Path.of("/usr/bin", tool);
      Path real = Files.exists(usual) ? usual : Path.of("/bin", tool);
      writeProgram(bin.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
    }
    environment.put("PATH", bin.toString());
    environment.put("HOME", machine.resolve("home").toString());
  }

  @Test
  void a25ComesBeforeAnOlderJavaHome() throws Exception {
    environment.put("JAVA_HOME", jdk("elsewhere/17", "17.0.15").toString());
    Path best = jdk("usr/lib/jvm/25", "25.0.3");
    assertThat(run().out()).contains("java " + best + "/bin/java").contains("-XX:AOTCache=");
  }

  @Test
  void javaHomeComesBeforeTheUsualPlaces() throws Exception {
    jdk("usr/lib/jvm/25", "25.0.3");
    Path wished = jdk("elsewhere/26", "26");
    environment.put("JAVA_HOME", wished.toString());
    assertThat(run().out()).contains("java " + wished + "/bin/java");
  }

  @Test
  void theJavaOnThePathIsFoundThroughItsLinks() throws Exception {
    Path real = jdk("elsewhere/25", "25.0.3");
    Files.createSymbolicLink(machine.resolve("bin/java"), real.resolve("bin/java"));
    assertThat(run().out()).contains("java " + real + "/bin/java");
  }

  @Test
  void aJdkOfTheUsersOwnIsFound() throws Exception {
    Path own = jdk("home/.sdkman/candidates/java/25.0.3-tem", "25.0.3");
    assertThat(run().out()).contains("java " + own + "/bin/java");
  }

  @Test
  void anExplicitWishIsObeyed() throws Exception {
    jdk("usr/lib/jvm/25", "25.0.3");
    Path wished = jdk("elsewhere/17", "17.0.15");
    environment.put("TAPEOUT_JAVA_HOME", wished.toString());
    assertThat(run().out())
        .contains("java " + wished + "/bin/java")
        .contains("-XX:SharedArchiveFile=");
  }

  @Test
  void a17IsGoodEnoughToRun() throws Exception {
    jdk("usr/lib/jvm/11", "11.0.2");
    Path only = jdk("usr/lib/jvm/17", "17.0.15");
    assertThat(run().out()).contains("java " + only + "/bin/java");
  }

  @Test
  void withoutAJavaTheRemedyIsSaid() throws Exception {
    jdk("usr/lib/jvm/8", "1.8.0_402");
    Run run = run();
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err()).contains("no Java 17 or newer found", "Install a JDK 25");
  }

  @Test
  void aWishThatCannotBeMetIsSaid() throws Exception {
    jdk("usr/lib/jvm/25", "25.0.3");
    environment.put("TAPEOUT_JAVA_HOME", machine.resolve("nowhere").toString());
    Run run = run();
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err()).contains("TAPEOUT_JAVA_HOME is " + machine.resolve("nowhere"));
  }

  @Test
  void buildingWithA17OnlySaysTheRemedy() throws Exception {
    Files.delete(jar);
    jdk("usr/lib/jvm/17", "17.0.15");
    Run run = run();
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err()).contains("needs a JDK 25", "found only Java 17.0.15", "Install a JDK 25");
    assertThat(jar.resolveSibling("start/build.lock")).doesNotExist();
  }

  @Test
  void buildingWithoutMavenSaysTheRemedy() throws Exception {
    Files.delete(jar);
    jdk("usr/lib/jvm/25", "25.0.3");
    Run run = run();
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err()).contains("there is no mvn on the PATH");
  }

  @Test
  void argumentsAndWorkingDirectoryReachTheProgramThroughALink() throws Exception {
    jdk("usr/lib/jvm/25", "25.0.3");
    Files.createSymbolicLink(machine.resolve("bin/tapeout"), Path.of("../checkout/tapeout"));
    Run run = run("../bin/tapeout", "diff", "a file.yaml", "*");
    assertThat(run.out())
        .contains("in " + machine.resolve("home"))
        .endsWith("\n-cp\n" + jar + "\ndev.tapeout.cli.Main\ndiff\na file.yaml\n*\n");
    assertThat(run.exit()).isZero();
  }

  @Test
  void theSecondRunPreparesNothing() throws Exception {
    jdk("usr/lib/jvm/25", "25.0.3");
    assertThat(run().err()).contains("preparing fast starts");
    assertThat(run().err()).isEmpty();
  }

  @Test
  void aJavaThatMakesNoArchiveStillRuns() throws Exception {
    Path java = jdk("usr/lib/jvm/25", "25.0.3").resolve("bin/java");
    Files.writeString(java, FAKE_JAVA.replace(": >\"${argument#*=}\"; exit", "exit 1"));
    assertThat(run().out()).contains("dev.tapeout.cli.Main").doesNotContain("-XX:AOTCache");
    assertThat(run().err()).isEmpty();
  }

  @Test
  void theLockOfARunThatDiedIsTakenOver() throws Exception {
    jdk("usr/lib/jvm/25", "25.0.3");
    Path lock = lock("archive", "99999999", "preparing fast starts");
    assertThat(run().exit()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void whoNeedsNothingNewWaitsForNoBuild() throws Exception {
    jdk("usr/lib/jvm/25", "25.0.3");
    String alive = String.valueOf(ProcessHandle.current().pid());
    Path lock = lock("build", alive, "building the registry");
    writeProgram(machine.resolve("bin/sleep"), "#!/bin/sh\nexit 0\n");
    assertThat(run().out()).contains("dev.tapeout.cli.Main");
    assertThat(run().err()).isEmpty();
    assertThat(lock).exists();
  }

  @Test
  void whoMustBuildSaysWhomItWaitsFor() throws Exception {
    Files.delete(jar);
    jdk("usr/lib/jvm/25", "25.0.3");
    String alive = String.valueOf(ProcessHandle.current().pid());
    Path lock = lock("build", alive, "building the registry");
    // While it waits, the other one ends.
    writeProgram(machine.resolve("bin/sleep"), "#!/bin/sh\nrm -rf '" + lock + "'\n");
    assertThat(run().err())
        .contains(
            "waiting for process " + alive + ", which is building the registry (" + lock + ")\n")
        .contains("there is no mvn on the PATH");
  }

  @Test
  void helpOfAPartBuildsNothing() throws Exception {
    jdk("usr/lib/jvm/25", "25.0.3");
    String launcher = checkout.resolve("tapeout").toString();
    for (String[] asked :
        List.of(
            new String[] {launcher, "generate", "--help"},
            new String[] {launcher, "generate"},
            new String[] {launcher, "help", "registry", "serve"},
            new String[] {launcher, "registry"},
            new String[] {launcher, "registry", "serve", "--port", "1", "-h"})) {
      String words = String.join("\n", asked).substring(launcher.length());
      assertThat(run(asked).out()).endsWith("\n" + jar + "\ndev.tapeout.cli.Main" + words + "\n");
    }
    assertThat(run(launcher, "registry", "serve").err()).contains("there is no mvn on the PATH");
  }

  private Path lock(String name, String owner, String work) throws IOException {
    Path lock = Files.createDirectories(jar.resolveSibling("start/" + name + ".lock"));
    Files.writeString(lock.resolve("owner"), owner + "\n" + work + "\n");
    return lock;
  }

  @Test
  void aCopyOfTheCheckoutHoldsThePomOfEachModule() throws IOException {
    String copied = Files.readString(Path.of("..", "tapeout")).split("\nsources='", 2)[1];
    List<String> sources = List.of(copied.substring(0, copied.indexOf('\'')).split("\\s+"));
    String modules = Files.readString(Path.of("..", "pom.xml")).split("</modules>", 2)[0];
    Matcher module = Pattern.compile("<module>(.*)</module>").matcher(modules);
    assertThat(module.results().map(m -> m.group(1) + "/pom.xml"))
        .isNotEmpty()
        .allMatch(pom ->
            sources.contains(pom) || sources.contains(pom.replaceFirst("/[^/]+/pom", "/*/pom")));
  }

  private Path jdk(String place, String version) throws IOException {
    Path home = machine.resolve(place);
    Path bin = Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (String program : List.of("java", "javac")) {
      writeProgram(bin.resolve(program), FAKE_JAVA);
    }
    return home;
  }

  private static void writeProgram(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run run() throws Exception {
    return run(checkout.resolve("tapeout").toString());
  }

  private Run run(String... command) throws Exception {
    Path home = Files.createDirectories(machine.resolve("home"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path err = machine.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }
}
