package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
  private static final String BAD_REFERENCE = "note: {$ref: '#/nowhere'}";

  @TempDir private Path temp;
  private Sandbox here;

  @BeforeEach
  void contracts() throws IOException {
    here = new Sandbox(temp).write("api/a.yaml", Sample.contract());
    here.write("api/deep/er/b.yaml", Sample.contract());
  }

  @Test
  void aLostNumberLeavesTheContractUnreadAsItDoesForDiff() throws IOException {
    String schemas = "components: {schemas: {S: {maximum: 1e%s}}}\n";
    String head = "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths: {}\n";
    here.write("n.yaml", head + schemas.formatted("999999999"));
    assertThat(here.run("lint", "n.yaml")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.run("diff", "n.yaml", "n.yaml")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    here.write("n.yaml", head + schemas.formatted("9"));
    assertThat(here.run("lint", "n.yaml")).isNotEqualTo(ExitCode.UNREADABLE_CONTRACT);
  }

  @Test
  void aGoodContractPasses() {
    assertThat(here.run("lint", "api/a.yaml")).as(here.printed()).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).endsWith("PASS  1 contract checked: no errors or warnings\n");
  }

  @Test
  void patternsReachThroughDirectories() {
    assertThat(here.run("lint", "api/**/*.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).contains("2 contracts checked");
    assertThat(here.run("lint", "api/*.{yaml,json}")).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).contains("1 contract checked");
  }

  @Test
  void anErrorIsShownInItsPlace() throws IOException {
    here.write("api/a.yaml", Sample.contract().replace("note: {type: string}", BAD_REFERENCE));
    assertThat(here.run("lint", "api/a.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out())
        .startsWith("error  ")
        .contains("api/a.yaml:18:", "    18 | ", "^^^^^^^^^^^", "  fix  ")
        .endsWith("FAIL  1 contract checked: 1 error\n");
  }

  @Test
  void programsGetTheSameAsJson() throws IOException {
    here.write("api/a.yaml", Sample.contract().replace("note: {type: string}", BAD_REFERENCE));
    assertThat(here.run("lint", "api/a.yaml", "--format", "json")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out())
        .startsWith("{\n  \"pass\": false,\n  \"files\": [\n    \"api/a.yaml\"\n  ],")
        .contains("\"severity\": \"error\"", "\"line\": 18");
  }

  @Test
  void withoutFilesTheSettingsCount() throws IOException {
    assertThat(here.run("lint")).isEqualTo(ExitCode.WRONG_USAGE);
    here.write("tapeout.yaml", "contracts: ['api/**/*.yaml']\n");
    assertThat(here.run("lint")).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).contains("2 contracts checked");
  }
}
