package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lint and gate in builds of Maven, without a network. */
class ChecksTest {
  private static Maven maven;

  @TempDir Path folder;
  private Sandbox project;

  @BeforeAll
  static void repository() throws IOException {
    maven = Maven.ofMachine(Repositories.shared());
  }

  @BeforeEach
  void project() {
    project = new Sandbox(folder.toAbsolutePath());
  }

  @Test
  void lintPassesReportsAndThenHasNothingToDo() throws Exception {
    project
        .write("contracts/orders.yaml", Sandbox.CONTRACT)
        .write("tapeout.yaml", "contracts: [\"contracts/*.yaml\"]\n")
        .pom("", "lint");
    Maven.Build first = maven.build(folder, "-o", "validate");
    assertThat(first.log()).contains("tapeout:lint: no findings (").contains("BUILD SUCCESS");
    assertThat(project.text("target/tapeout/lint.sarif")).contains("\"version\"");
    assertThat(project.text("target/tapeout/lint.junit.xml")).contains("<testsuites");
    assertThat(project.text("target/tapeout/lint.html")).contains("<!DOCTYPE html>");

    var times = project.times("target");
    Maven.Build second = maven.build(folder, "-o", "validate");
    assertThat(second.log()).contains("tapeout:lint: nothing to do, all is as it was: no findings");
    assertThat(project.times("target")).isEqualTo(times);

    project.write("contracts/more.yaml", Sandbox.CONTRACT.replace("paths:", "paths: {}\nx-p:"));
    Maven.Build third = maven.build(folder, "-o", "validate");
    assertThat(third.log()).doesNotContain("nothing to do");
  }

  @Test
  void lintFailsAtTheLineAndSaysWhatIsNext() throws Exception {
    project
        .write(
            "contracts/orders.yaml",
            Sandbox.CONTRACT.replace("      unevaluatedProperties: false\n", ""))
        .pom("<contracts><contract>contracts/orders.yaml</contract></contracts>", "lint");
    Maven.Build build = maven.build(folder, "-o", "validate");
    assertThat(build.success()).isFalse();
    assertThat(build.log())
        .contains(
            "[ERROR] " + folder.toAbsolutePath().toRealPath() + "/contracts/orders.yaml:29:7: ")
        .contains("[request-body-closed]")
        .contains("[ERROR]   fix: ")
        .contains(
            """
            tapeout:lint says no.
            [ERROR]   contracts/orders.yaml: 1 error.
            [ERROR] Where: the messages above begin with file:line:column; reports: target/tapeout/lint.sarif, target/tapeout/lint.junit.xml, target/tapeout/lint.html.
            [ERROR] Next: mend what is marked ERROR; `tapeout explain RULE` says why a rule exists and how to keep it, and <severities> what it counts for.
            [ERROR] The same at a prompt:
            [ERROR]   tapeout lint contracts/orders.yaml
            """);
    assertThat(maven.build(folder, "-o", "validate").log()).contains("tapeout:lint says no");
    assertThat(maven.build(folder, "-o", "validate", "-Dtapeout.skip").log())
        .contains("tapeout:lint is skipped: tapeout.skip is set")
        .contains("BUILD SUCCESS");
  }

  @Test
  void configurationThatSaysWhatCannotBeIsRefusedInFull() throws Exception {
    project
        .write("contracts/orders.yaml", Sandbox.CONTRACT)
        .pom(
            """
            <contracts>contracts/orders.yaml</contracts>
            <severities><no-such-rule>error</no-such-rule></severities>
            """,
            "lint");
    assertThat(maven.build(folder, "-o", "validate").log())
        .contains("the configuration of tapeout:lint in orders/pom.xml says what cannot be")
        .contains("There is no rule 'no-such-rule' whose severity can be set.")
        .contains("BUILD FAILURE");
    project.pom("", "lint");
    assertThat(maven.build(folder, "-o", "validate").log())
        .contains("tapeout:lint: which contracts? Name them under <contracts>");
  }

  @Test
  void theGateHoldsABranchAgainstWhereItLeft() throws Exception {
    project
        .write("contracts/orders.yaml", Sandbox.CONTRACT)
        .write(".gitignore", "target\n")
        .pom(
            """
            <contracts>contracts/*.yaml</contracts>
            <against>git:main</against>
            """,
            "gate");
    project.git("init", "--quiet", "--initial-branch=main");
    project.git("add", "--all");
    project.git("commit", "--quiet", "--message", "A step");
    project.git("checkout", "--quiet", "-b", "work");
    assertThat(maven.build(folder, "-o", "tapeout:gate@tapeout").log())
        .contains("BUILD SUCCESS")
        .contains("tapeout:gate: no findings, against git:main (");
    Maven.Build again = maven.build(folder, "-o", "tapeout:gate@tapeout");
    assertThat(again.log()).contains("tapeout:gate: nothing to do");

    project.replace(
        "contracts/orders.yaml", "quantity: { type: integer }", "quantity: { type: string }");
    Maven.Build broken = maven.build(folder, "-o", "tapeout:gate@tapeout");
    assertThat(broken.success()).isFalse();
    assertThat(broken.log())
        .contains("[ERROR] " + folder.toRealPath() + "/contracts/orders.yaml:33:21: ")
        .contains("[breaking, type-changed, request]")
        .contains("[ERROR]   proof: accepted by old, rejected by new (confirmed)")
        .contains("[ERROR]   id: ")
        .contains("contracts/orders.yaml: 1 breaking. ")
        .contains("[ERROR]   tapeout gate --against git:main 'contracts/*.yaml'");

    project.replace("contracts/orders.yaml", "version: 1.0.0", "version: 2.0.0");
    assertThat(maven.build(folder, "-o", "tapeout:gate@tapeout").log())
        .contains("BUILD SUCCESS")
        .contains("[WARNING] " + folder.toRealPath() + "/contracts/orders.yaml:33:21: ");
    project.git("commit", "--quiet", "--all", "--message", "Another step");
    project.git("branch", "--quiet", "--force", "main", "work");
    Maven.Build merged = maven.build(folder, "-o", "tapeout:gate@tapeout");
    assertThat(merged.log())
        .contains("tapeout:gate: no findings, against git:main (")
        .doesNotContain("nothing to do");
  }

  @Test
  void theGateTakesAFileToo() throws Exception {
    project
        .write("contracts/orders.yaml", Sandbox.CONTRACT)
        .write(
            "published/orders.yaml",
            Sandbox.CONTRACT.replace("enum: [placed, sent]", "enum: [placed]"))
        .pom(
            """
            <contracts>contracts/orders.yaml</contracts>
            <against>published/orders.yaml</against>
            """,
            "gate");
    assertThat(maven.build(folder, "-o", "tapeout:gate@tapeout").log())
        .contains("[breaking, enum-value-added, response]")
        .contains("[ERROR]   tapeout diff published/orders.yaml contracts/orders.yaml")
        .contains("[ERROR]   tapeout lint contracts/orders.yaml");
    project.replace("pom.xml", "published/orders", "published/none");
    assertThat(maven.build(folder, "-o", "tapeout:gate@tapeout").log())
        .contains("tapeout:gate: there is no file " + folder.toRealPath() + "/published/none.yaml");
  }

  @Test
  void helpListsTheGoals() throws Exception {
    assertThat(
            maven
                .build(
                    folder,
                    "-o",
                    "dev.tapeout:tapeout-maven-plugin:" + Sandbox.VERSION + ":help",
                    "-Ddetail",
                    "-Dgoal=gate")
                .log())
        .contains("tapeout:gate")
        .contains("User property: tapeout.against")
        .contains("BUILD SUCCESS");
  }
}
