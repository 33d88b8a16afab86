package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate against the latest release of the very project. */
class ReleaseTest {
  private static final String RELEASE =
      """
      <contracts>contracts/orders.yaml</contracts>
      <against>release</against>
      """;

  @TempDir Path folder;

  @Test
  void theNextVersionIsHeldAgainstTheContractInTheLatestRelease() throws Exception {
    Path repository = Repositories.fresh("releases");
    Path home = Files.createDirectories(folder.resolve("project"));
    Maven maven = Maven.ofMachine(repository);
    Sandbox project =
        new Sandbox(home)
            .write(
                "contracts/orders.yaml",
                Sandbox.CONTRACT.replace("'#/components/schemas/Order'", "order.yaml"))
            .write(
                "contracts/order.yaml",
                """
                type: object
                x-schema-role: canonical
                properties: { sku: { type: string } }
                """)
            .write("pom.xml", Sandbox.pomOf("1.0.0", RELEASE, "embed", "gate"));
    Maven.Build first = maven.build(home, "-o", "tapeout:gate@tapeout");
    assertThat(first.log())
        .contains("BUILD SUCCESS")
        .contains(
            "[WARNING] there is no release of org.example:orders before 1.0.0 on this machine")
        .contains("Maven is offline");

    // What `mvn install` does, without the plugins that it needs.
    project.git("init", "--quiet", "--initial-branch=main");
    assertThat(maven.build(home, "-o", "tapeout:embed@tapeout").log())
        .contains("tapeout:embed: 3 files, 3 written");
    assertThat(maven.build(home, "-o", "tapeout:embed@tapeout").log())
        .contains("tapeout:embed: nothing to do");
    install(home.resolve("target/classes"), repository, "1.0.0", home.resolve("pom.xml"));

    project
        .replace("pom.xml", "<version>1.0.0</version>", "<version>1.1.0-SNAPSHOT</version>")
        .replace("contracts/orders.yaml", "{ type: integer }", "{ type: string }");
    Maven.Build broken = maven.build(home, "-o", "tapeout:gate@tapeout");
    assertThat(broken.success()).isFalse();
    assertThat(broken.log())
        .contains("[breaking, type-changed, request]")
        .contains(
            "[ERROR]   tapeout diff target/tapeout/release-1.0.0/contracts/orders.yaml contracts/orders.yaml");

    project.replace("contracts/orders.yaml", "version: 1.0.0", "version: 2.0.0");
    assertThat(maven.build(home, "-o", "tapeout:gate@tapeout").log()).contains("BUILD SUCCESS");
    assertThat(maven.build(home, "-o", "tapeout:gate@tapeout").log())
        .contains("tapeout:gate: nothing to do");

    Path without = Files.createDirectories(folder.resolve("without"));
    Files.writeString(without.resolve("x.txt"), "x");
    install(without, repository, "1.0.5", home.resolve("pom.xml"));
    assertThat(maven.build(home, "-o", "tapeout:gate@tapeout").log())
        .contains("org.example:orders 1.0.5 carries no contract")
        .contains("Add the goal tapeout:embed")
        .contains("<against>git:v1.0.5</against>");
  }

  private static void install(Path classes, Path repository, String version, Path pom)
      throws IOException {
    Path artifact = Files.createDirectories(repository.resolve("org/example/orders"));
    Path place = Files.createDirectories(artifact.resolve(version));
    LocalRepository.jar(classes, place.resolve("orders-" + version + ".jar"));
    Files.copy(pom, place.resolve("orders-" + version + ".pom"));
    Files.writeString(
        artifact.resolve("maven-metadata-local.xml"),
        """
        <metadata><groupId>org.example</groupId><artifactId>orders</artifactId>
        <versioning><release>%1$s</release><versions><version>1.0.0</version><version>%1$s</version></versions></versioning></metadata>
        """
            .formatted(version));
  }
}
