package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several modules at once, on several releases of Maven and Java, without a network. */
class ReactorTest {
  private static final String[] MODULES = {"a", "b", "c"};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"3.9.16, 17", "4.0.0-rc-6, 25"})
  void modulesAreCheckedAndGeneratedInParallel(String release, int java) throws Exception {
    Path home = Maven.java(java);
    assumeTrue(home != null, "there is no Java " + java + " on this machine");
    Path unpacked = Files.createDirectories(folder.resolve("maven"));
    Maven maven = Maven.ofMachine(Repositories.shared()).release(release, unpacked);
    assumeTrue(
        maven != null, "Maven " + release + " is not in the local repository, nor to be had");
    Path reactor = Files.createDirectories(folder.resolve("reactor"));
    Sandbox project = new Sandbox(reactor);
    String configuration =
        """
        <contracts>${project.basedir}/orders.yaml</contracts>
        <contract>${project.basedir}/orders.yaml</contract>
        <against>base.yaml</against>
        <parts>contract</parts>
        """;
    StringBuilder modules = new StringBuilder("<packaging>pom</packaging><modules>");
    for (String module : MODULES) {
      modules.append("<module>").append(module).append("</module>");
      project
          .write(module + "/orders.yaml", Sandbox.CONTRACT)
          .write(module + "/base.yaml", Sandbox.CONTRACT)
          .write(
              module + "/pom.xml",
              Sandbox.pomOf("1.0.0", configuration, "lint", "generate", "embed", "gate")
                  .replace("<artifactId>orders<", "<artifactId>" + module + "<"));
    }
    String plain = Sandbox.pomOf("1.0.0", "", "lint");
    project.write(
        "pom.xml",
        plain.replaceFirst("<build>(?s:.*)</build>", modules.append("</modules>").toString()));
    String[] goals = {
      "-o",
      "-T",
      "2",
      "validate",
      "generate-sources",
      "tapeout:embed@tapeout",
      "tapeout:gate@tapeout",
      "-pl",
      "a,b,c"
    };
    Maven.Build first = maven.on(home).build(reactor, goals);
    assertThat(first.log()).contains("BUILD SUCCESS").doesNotContain("thread-safe");
    for (String module : MODULES) {
      assertThat(project.has(module + "/target/tapeout/gate.sarif")).isTrue();
      assertThat(
              project.has(module + "/target/generated-sources/tapeout/orders/api/PlaceOrder.java"))
          .isTrue();
    }
    Maven.Build second = maven.on(home).build(reactor, goals);
    assertThat(second.log().lines().filter(l -> l.contains(": nothing to do, all is as it was")))
        .hasSizeGreaterThanOrEqualTo(12);
  }
}
