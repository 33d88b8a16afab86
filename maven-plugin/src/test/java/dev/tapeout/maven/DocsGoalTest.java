package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a contract. */
class DocsGoalTest {
  @TempDir Path folder;

  @Test
  void thePageHasTheContractAndWhatChangedInIt() throws Exception {
    Maven maven = Maven.ofMachine(Repositories.shared());
    Sandbox project =
        new Sandbox(folder)
            .write("orders.yaml", Sandbox.CONTRACT.replace("title: Orders", "title: <Orders>"))
            .pom("<contract>orders.yaml</contract><since>v1.0.0</since>", "docs");
    project.git("init", "--quiet", "--initial-branch=main");
    project.git("add", "--all");
    project.git("commit", "--quiet", "--message", "A step");
    project.git("tag", "v1.0.0");
    project
        .replace("orders.yaml", "version: 1.0.0", "version: 1.1.0")
        .replace(
            "orders.yaml",
            "quantity: { type: integer }",
            "quantity: { type: integer }\n        gift: { type: boolean }");
    project.git("commit", "--quiet", "--all", "--message", "Another step");

    assertThat(maven.build(folder, "-o", "tapeout:docs@tapeout").log()).contains("BUILD SUCCESS");
    assertThat(project.text("target/site/contract.html"))
        .contains("<span class=\"subject\">&lt;Orders&gt;</span>")
        .contains("Version 1.1.0")
        .contains("<code>POST /orders</code>")
        .contains("<code>NewOrder</code>")
        .contains("Since v1.0.0: 1 new.")
        .contains("gift")
        .doesNotContain("http://")
        .doesNotContain("https://");
    assertThat(maven.build(folder, "-o", "tapeout:docs@tapeout").log())
        .contains("tapeout:docs: nothing to do");

    project.replace("orders.yaml", "type: object", "$ref: '#/nowhere'");
    assertThat(maven.build(folder, "-o", "tapeout:docs@tapeout").log())
        .contains("tapeout:docs: no page can be drawn from ")
        .contains("[ref-unresolved]");
  }

  @Test
  void aFileOfSomebodyElseIsNotReplacedByThePage() throws Exception {
    Sandbox project =
        new Sandbox(folder)
            .write("orders.yaml", Sandbox.CONTRACT)
            .pom("<contract>orders.yaml</contract>", "docs");
    String pom = project.text("pom.xml");
    Maven.Build build =
        Maven.ofMachine(Repositories.shared())
            .build(folder, "-o", "-Dtapeout.page=pom.xml", "tapeout:docs@tapeout");
    assertThat(build.success()).isFalse();
    assertThat(build.log()).contains("tapeout:docs: <page> is ").contains("nothing was written");
    assertThat(project.text("pom.xml")).isEqualTo(pom);
  }
}
