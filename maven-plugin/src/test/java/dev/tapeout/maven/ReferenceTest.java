package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.registry.CannedRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference page says what the plugin does. */
class ReferenceTest {
  @TempDir Path folder;

  @Test
  void thePageIsThatOfTheDescriptor() throws Exception {
    String page = Reference.page();
    if ("write".equals(System.getProperty("tapeout.docs"))) {
      Files.writeString(Reference.PAGE, page);
    }
    assertThat(Reference.PAGE).hasContent(page);
    assertThat(page.lines().filter(line -> line.endsWith("|  |"))).isEmpty();
  }

  @Test
  void eachExampleOfThePageRuns() throws Exception {
    String page = Files.readString(Reference.PAGE);
    StringBuilder plugins = new StringBuilder();
    for (String goal : Reference.names()) {
      String snippet = Reference.snippet(goal);
      assertThat(page).contains(snippet);
      // One plugin with all executions, for a build takes each plugin but once.
      int from = snippet.indexOf("<execution>");
      plugins.append(
          snippet
              .substring(from, snippet.indexOf("</executions>"))
              .replace("<execution>", "<execution><id>tapeout-" + goal + "</id>"));
    }
    String head = Reference.snippet("lint");
    String plugin =
        head.substring(0, head.indexOf("<execution>"))
            + plugins
            + head.substring(head.indexOf("</executions>"));
    String pom = Sandbox.pomOf("1.0.0", "", "lint");
    int from = pom.indexOf("<plugin>\n        <groupId>dev.tapeout");
    Sandbox project =
        new Sandbox(folder)
            .write("contracts/orders.yaml", Sandbox.CONTRACT)
            .write(
                "pom.xml",
                pom.substring(0, from) + plugin + pom.substring(pom.lastIndexOf("</plugins>")));
    project.git("init", "--quiet", "--initial-branch=main");
    project.git("add", "--all");
    project.git("commit", "--quiet", "--message", "A step");
    project.git("tag", "v1.0.0");
    String[] arguments = {
      "-o",
      "tapeout:pull@tapeout-pull",
      "tapeout:lint@tapeout-lint",
      "tapeout:gate@tapeout-gate",
      "tapeout:embed@tapeout-embed",
      "tapeout:generate@tapeout-generate",
      "tapeout:avro@tapeout-avro",
      "tapeout:docs@tapeout-docs"
    };
    assertThat(arguments).as("all but publish, and -o").hasSize(Reference.names().size());
    Maven maven = Maven.ofMachine(Repositories.shared());
    Maven.Build build = maven.build(folder, arguments);
    assertThat(build.log()).contains("BUILD SUCCESS");
    try (CannedRegistry registry = new CannedRegistry()) {
      registry.says(
          "POST /api/contracts/orders/orders/versions",
          200,
          "{\"version\":{\"version\":\"1.0.0\"}}");
      project.write("settings.xml", Sandbox.NO_DOWNLOADS);
      Maven.Build published =
          maven.online(
              folder,
              folder.resolve("settings.xml"),
              "-Dtapeout.registry=" + registry.address(),
              Sandbox.goal("publish") + "-publish");
      assertThat(published.log()).contains("BUILD SUCCESS", "was published before");
    }
  }
}
