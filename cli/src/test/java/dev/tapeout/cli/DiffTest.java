package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {
  @TempDir private Path temp;
  private Sandbox here;

  @BeforeEach
  void twoVersions() throws IOException {
    here = new Sandbox(temp).write("old.yaml", Sample.contract());
    here.write("new.yaml", Sample.breaking());
  }

  @Test
  void refactoringsThatAreProvedHarmlessAreListedWhenAskedFor() throws IOException {
    here.write(
        "a.yaml",
        Sample.contract()
            .replace("{type: string}, note", "{type: integer, exclusiveMinimum: 0}, note"));
    here.write(
        "b.yaml",
        Sample.contract().replace("{type: string}, note", "{type: integer, minimum: 1}, note"));
    here.run("diff", "a.yaml", "b.yaml");
    assertThat(here.out()).contains("documentation (--verbose lists them)").doesNotContain("  ~ ");
    here.run("diff", "a.yaml", "b.yaml", "--show-equivalent");
    assertThat(here.out()).contains("schema-equivalent in the request: `id`");
  }

  @Test
  void aFieldThatNewlyCannotBeComparedIsNoPatch() throws IOException {
    String head = "openapi: 3.1.0\ninfo: {title: T, version: %s}\n";
    here.write("a.yaml", head.formatted("1.0.0") + "paths: {/a: {get: {}}}\n");
    for (String field : List.of("security: {k: []}", "parameters: {a: {in: query}}")) {
      here.write("b.yaml", head.formatted("1.1.0") + "paths: {/a: {get: {" + field + "}}}\n");
      assertThat(here.run("diff", "a.yaml", "b.yaml")).isEqualTo(ExitCode.GATE_FAILED);
      assertThat(here.out()).contains("error  field-of-wrong-kind");
      assertThat(here.run("diff", "b.yaml", "b.yaml")).isEqualTo(ExitCode.FINE);
    }
    here.write(
        "b.yaml", head.formatted("1.1.0") + "paths: {/a: {get: {security: [], parameters: []}}}\n");
    assertThat(here.run("diff", "a.yaml", "b.yaml")).isEqualTo(ExitCode.FINE);
  }

  @Test
  void whatNewlyHidesBehindItsLikeIsNoPatch() throws IOException {
    String head = "openapi: 3.1.0\ninfo: {title: T, version: %s}\n";
    String paths = "paths: {/a: {get: {parameters: [{name: f, in: query}%s]}}}\n";
    here.write("a.yaml", head.formatted("1.0.0") + paths.formatted(""));
    Map<String, String> hiding =
        Map.of(
            "duplicate-key",
            paths.formatted("") + "paths: {}\n",
            "parameter-duplicate",
            paths.formatted(", {name: f, in: query, required: true, schema: {type: integer}}"));
    for (Map.Entry<String, String> entry : hiding.entrySet()) {
      here.write("b.yaml", head.formatted("1.1.0") + entry.getValue());
      assertThat(here.run("diff", "a.yaml", "b.yaml")).isEqualTo(ExitCode.GATE_FAILED);
      assertThat(here.out()).contains("error  " + entry.getKey());
      assertThat(here.run("diff", "b.yaml", "b.yaml")).isEqualTo(ExitCode.FINE);
    }
  }

  @Test
  void whatIsGitsIsNotOverwritten() throws IOException {
    here.repository();
    for (String file : List.of(".git/config", ".GIT/new/file", "x/../.git/config")) {
      assertThat(here.run("diff", "old.yaml", "new.yaml", "-o", file))
          .isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(here.err()).contains("that is git's own");
    }
    here.git("clone", "-q", "--bare", ".", "mirror");
    for (String file : List.of("mirror/HEAD", "mirror/hooks/new", "mirror/refs/heads/x")) {
      assertThat(here.run("diff", "old.yaml", "new.yaml", "-o", file))
          .isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(here.err()).contains("that is git's own");
    }
    assertThat(here.run("diff", "old.yaml", "new.yaml", "-o", ".github/result.txt"))
        .isEqualTo(ExitCode.GATE_FAILED);
  }

  @Test
  void theDayDecidesWhetherWhatIsDeprecatedMayGo() throws IOException {
    String head = "openapi: 3.1.0\ninfo: {title: T, version: %s}\n";
    String item = "paths: {/a: {put: {}, get: {deprecated: true, x-sunset: 2026-12-01}}}\n";
    here.write("a.yaml", head.formatted("1.0.0") + item);
    here.write("b.yaml", head.formatted("1.1.0") + "paths: {/a: {put: {}}}\n");
    assertThat(here.run("diff", "a.yaml", "b.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out()).contains("operation-removed-before-sunset");
    assertThat(here.on("2026-12-01").run("diff", "a.yaml", "b.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(here.run("diff", "a.yaml", "b.yaml", "--today", "2026-11-30"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.run("diff", "a.yaml", "b.yaml", "--today=soon"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("--today is a date such as 2026-11-25, and not 'soon'");
  }

  @Test
  void aFileThatIsNotThereIsOfferedUnderTheNameThatWasMeant() throws IOException {
    assertThat(here.run("diff", "old.yml", "new.yaml")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.out()).contains("there is no file old.yml", "fix  did you mean old.yaml?");
    here.write("contracts/orders.yaml", Sample.contract()).repository();
    assertThat(here.run("diff", "git:HEAD:contracts/order.yaml", "new.yaml"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.out()).contains("did you mean git:HEAD:contracts/orders.yaml?");
    assertThat(here.run("lint", "contracts/ordres.yaml")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.out()).contains("did you mean contracts/orders.yaml?");
  }

  @Test
  void aMissingStepOfTheVersionIsAnErrorAtItsPlace() throws IOException {
    here.write("more.yaml", Sample.compatible().replace("1.1.0", "1.0.1"));
    assertThat(here.run("diff", "old.yaml", "more.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out())
        .contains("error  version-step  more.yaml:4:3\n")
        .contains("  fix  Write 1.1.0 there, or a later version.\n")
        .contains("FAIL  more.yaml  1 compatible, 1 error\n");
  }

  @Test
  void theProofIsOnTheScreen() {
    assertThat(here.run("diff", "old.yaml", "new.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out())
        .isEqualTo(
            """
            BREAKING  property-required  in the request
              `note` is now required

              was  old.yaml:18:48
                  17 |               required: [id]
                - 18 |               properties: {id: {type: string}, note: {type: string}}
                     |                                                ^^^^
                  19 |               unevaluatedProperties: false

              now  new.yaml:17:30
                  16 |               type: object
                + 17 |               required: [id, note]
                     |                              ^^^^
                  18 |               properties: {id: {type: string}, note: {type: string}}

              proof accepted by old, rejected by new (confirmed)
                {"id":"id_42"}

              fix   In a request keep it optional, and say in the description what its absence means.
              hits  POST /orders
              id    b75814ccc43bccbd

            FAIL  new.yaml  1 breaking
                  The changes need a major version, at least 2.0.0, and info.version makes no step. info.version
                  stays 1.0.0.

            """);
  }

  @Test
  void eitherSideMayComeFromGit() throws IOException {
    here.repository();
    here.write("old.yaml", Sample.breaking()).commit();
    assertThat(here.run("diff", "git:HEAD~1:old.yaml", "git:HEAD:old.yaml"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out()).contains("was  git:HEAD~1:old.yaml:", "now  git:HEAD:old.yaml:");
    assertThat(here.run("diff", "git:HEAD:old.yaml", "new.yaml")).isEqualTo(ExitCode.FINE);
    Files.createDirectory(temp.resolve("sub"));
    assertThat(here.in("sub").run("diff", "git:HEAD:../old.yaml", "../new.yaml"))
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void whatGitDoesNotHaveIsSaid() throws IOException {
    here.repository();
    assertThat(here.run("diff", "git:HEAD:none.yaml", "new.yaml"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.out()).contains("there is no file git:HEAD:none.yaml");
    assertThat(here.run("diff", "git:nowhere:old.yaml", "new.yaml"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(here.run("diff", "git:HEAD", "new.yaml")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("git:REF:PATH");
  }

  @Test
  void theResultMayGoToAFile() throws IOException {
    assertThat(here.run("diff", "old.yaml", "new.yaml", "--format=json", "-o", "verdict.json"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out()).isEmpty();
    assertThat(Files.readString(temp.resolve("verdict.json"))).contains("\"pass\": false");
    assertThat(here.run("diff", "old.yaml", "new.yaml", "-o", "no/such/place"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(Files.readString(temp.resolve("no/such/place"))).startsWith("BREAKING");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidWithWhatToDo() throws IOException {
    Files.createDirectory(temp.resolve("dir"));
    unwritable("dir", "that is a directory", "Name a file in it");
    unwritable("old.yaml/verdict.json", "old.yaml is a file and no directory");
    unwritable("bad\0name", "that is no path");
    Files.createDirectory(temp.resolve("closed"));
    temp.resolve("closed").toFile().setWritable(false);
    if (!Files.isWritable(temp.resolve("closed"))) { // a superuser may write anywhere
      unwritable("closed/verdict.json", "there is no permission");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAFaultOfTheResultFile() {
    assertThat(here.run("diff", "old.yaml", "new.yaml", "-o", "/dev/full"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err())
        .contains("cannot write the result to /dev/full: ", "Leave the file out")
        .doesNotContain("\tat ");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereNoFileCanBeMadeThatIsSaidInWords() {
    unwritable("/proc/x", "the system lets no such file be made there", "Leave the file out");
    assertThat(here.err()).doesNotContain("Exception");
  }

  private void unwritable(String file, String... messages) {
    for (String command : List.of("diff", "lint")) {
      List<String> args = new ArrayList<>(List.of(command, "old.yaml"));
      args.addAll(command.equals("diff") ? List.of("new.yaml", "-o", file) : List.of("-o", file));
      assertThat(here.run(args.toArray(String[]::new))).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(here.out()).isEmpty();
      assertThat(here.err())
          .startsWith("tapeout " + command + ": cannot write the result to " + file + ": ")
          .contains(messages)
          .doesNotContain("\tat ", "Exception");
    }
  }

  @Test
  void whatIsPrintedFitsThePublishedSchema() throws IOException {
    String removed = Sample.breaking().replace("/orders:", "/other:").replace("Taken", "Took");
    here.write("other.yaml", removed);
    Path published = Path.of("../docs/schemas/verdict.schema.json");
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(published));
    for (String file : List.of("old.yaml", "new.yaml", "other.yaml", "missing.yaml")) {
      here.run("diff", "old.yaml", file, "--format", "json");
      assertThat(schema.validate(here.out(), InputFormat.JSON)).as(here.out()).isEmpty();
    }
  }

  @Test
  void valuesThatOptionsDoNotHaveAreNamed() {
    assertThat(here.run("diff", "old.yaml", "new.yaml", "--format", "xml"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err())
        .contains(
            "--format is text, json, markdown, html, sarif, junit, github or gitlab, and not 'xml'");
    assertThat(here.run("diff", "old.yaml", "new.yaml", "--policy", "lax"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("--policy is tolerant, strict or sdk, and not 'lax'");
    assertThat(here.run("diff", "old.yaml", "new.yaml", "--max-findings", "many"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("--max-findings");
    assertThat(here.run("diff", "old.yaml")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("NEW");
  }

  @Test
  void colourMayBeForced() {
    here.run("diff", "old.yaml", "new.yaml", "--color", "always");
    assertThat(here.out()).contains("\u001b[1;31mBREAKING\u001b[0m");
  }
}
