package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of many contracts the gate looks into. */
class GateSelectionTest {
  private static final String SHARED = "Note: {type: string}\n";

  @TempDir private Path temp;
  private Sandbox repo;

  @BeforeEach
  void aRepositoryWithThreeContracts() throws IOException {
    repo = new Sandbox(temp.resolve("repo"));
    repo.write("tapeout.yaml", "contracts: ['api/**/*.yaml']\nagainst: git:main\n");
    repo.write("api/orders.yaml", Sample.contract());
    repo.write("api/billing.yaml", Sample.contract().replace("Orders", "Billing"));
    repo.write("api/stock/stock.yaml", sharing("../shared/note.yaml"));
    repo.write("api/shared/note.yaml", SHARED).repository();
  }

  private static String sharing(String file) {
    return Sample.contract()
        .replace("Orders", "Stock")
        .replace("note: {type: string}", "note: {$ref: '" + file + "#/Note'}");
  }

  @Test
  void contractsThatDidNotChangeAreOnlyCounted() throws IOException {
    repo.write("api/orders.yaml", Sample.compatible());
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out())
        .contains("PASS  api/orders.yaml  1 compatible")
        .doesNotContain("billing")
        .endsWith(
            """
            PASS  3 contracts: 1 passed, 2 unchanged. 1 file matches and is no contract: api/shared/note.yaml.
            """);
  }

  @Test
  void aContractChangesWithAnyFileThatItRefersTo() throws IOException {
    repo.write("api/shared/note.yaml", "Note: {$ref: 'deep/text.yaml'}\n");
    repo.write("api/shared/deep/text.yaml", "type: string\n").commit();
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("3 contracts: 3 unchanged");
    repo.write("api/shared/deep/text.yaml", "type: string\nmaxLength: 10\n");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out())
        .contains("FAIL  api/stock/stock.yaml  1 breaking", "1 failed, 2 unchanged");
    repo.delete("api/shared/deep/text.yaml");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("there is no file");
  }

  @Test
  void aSharedFileThatCannotBeReadAnyMoreIsNotTakenForAContract() throws IOException {
    repo.write("api/shared/note.yaml", "Note: {type: string\n");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.out())
        .contains("api/shared/note.yaml")
        .doesNotContain("openapi-version-missing");
  }

  @Test
  void allContractsAreLookedIntoWhereThatIsAskedFor() throws IOException {
    String open = Sample.contract().replace("unevaluatedProperties: false", "minProperties: 1");
    repo.write("api/orders.yaml", open).commit();
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.run("gate", "--all")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out())
        .contains("request-body-closed", "says the same as before")
        .contains("FAIL  3 contracts: 2 passed, 1 failed. 1 file matches and is no contract");
    assertThat(repo.run("gate", "--all", "--no-lint")).isEqualTo(ExitCode.FINE);
  }

  @Test
  void aContractThatIsNamedIsAlwaysLookedInto() throws IOException {
    String open = Sample.contract().replace("unevaluatedProperties: false", "minProperties: 1");
    repo.write("api/orders.yaml", open).commit();
    assertThat(repo.run("gate", "api/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.run("gate", "api/ord*.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).isEqualTo("PASS  1 contract: 1 unchanged\n");
  }

  @Test
  void theVerdictOnSeveralEndsInATable() throws IOException {
    repo.write("api/billing.yaml", Sample.breaking().replace("Orders", "Billing"));
    repo.write("api/orders.yaml", Sample.compatible());
    repo.write("api/wrong.yaml", "openapi: 4.0.0\n");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.out())
        .endsWith(
            """
                  needs  makes  contract
            PASS  minor  minor  api/orders.yaml
            FAIL  major  none   api/billing.yaml  1 breaking
            FAIL                api/wrong.yaml  could not be read

            FAIL  4 contracts: 1 passed, 1 failed, 1 could not be read, 1 unchanged. 1 file matches and is no
                  contract: api/shared/note.yaml.
            """);
    assertThat(repo.run("gate", "--format", "json")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.out())
        .contains("\"unreadable\": [\n    \"api/wrong.yaml\"\n  ]")
        .contains("\"unchanged\": [\n    \"api/stock/stock.yaml\"\n  ]")
        .contains("\"skipped\": [\n    \"api/shared/note.yaml\"\n  ]");
    repo.run("gate", "--format", "markdown");
    assertThat(repo.out()).contains("1 contract is unchanged. 1 file matches and is no contract");
  }

  @Test
  void aFileThatMatchesAndIsNoContractIsPassedOver() throws IOException {
    repo.write("api/shared/note.yaml", SHARED + "Page: {type: integer}\n");
    repo.write("api/events.yaml", "asyncapi: 3.0.0\n").write("api/list.yaml", "- a\n");
    assertThat(repo.run("gate", "api/*.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out())
        .isEqualTo(
            "PASS  2 contracts: 2 unchanged. 2 files match and are no contracts: api/events.yaml,"
                + " api/list.yaml.\n");
    assertThat(repo.run("gate", "api/shared/note.yaml")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.run("lint", "api/*.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("2 contracts checked", "2 files match and are no contracts");
    for (String command : new String[] {"gate", "lint"}) {
      assertThat(repo.run(command, "api/shared/*.yaml")).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(repo.err()).contains("no contract is among the files that match, only others");
    }
  }

  @Test
  void aContractThatIsNoneAnyMoreIsNotPassedOver() throws IOException {
    repo.write("api/orders.yaml", Sample.contract().replace("openapi:", "opanepi:"));
    assertThat(repo.run("gate")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.out()).contains("FAIL  api/orders.yaml  could not be read");
  }

  @Test
  void aPatternMeansDeletedContractsToo() throws IOException {
    repo.delete("api/billing.yaml").delete("api/orders.yaml");
    assertThat(repo.run("gate", "api/*.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("FAIL  2 contracts: 2 failed");
    assertThat(repo.in("api/stock").run("gate", "../bill*.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.run("gate", "apis/*.yaml")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("no file matches 'apis/*.yaml'");
  }

  @Test
  void aDirectoryThatMovedTakesWhatItsContractsReferToAlong() throws IOException {
    repo.write("api/stock/stock.yaml", sharing("parts/note.yaml"));
    repo.write("api/stock/parts/note.yaml", SHARED).commit();
    repo.git("mv", "api/stock", "api/warehouse");
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out())
        .contains("PASS  api/warehouse/stock.yaml  no findings")
        .contains("The file was called api/stock/stock.yaml. The contract says the same as before.")
        .contains("3 contracts: 1 passed, 2 unchanged");
    repo.write("api/warehouse/parts/note.yaml", "Note: {type: string, maxLength: 9}\n");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out())
        .contains("was  git:main:api/stock/parts/note.yaml", "now  api/warehouse/parts/note.yaml");
  }

  @Test
  void filesThatOnlyMovedAreToldApartByTheirContent() throws IOException {
    for (int i = 0; i < 4; i++) {
      repo.write("old/" + i + "/api.yaml", Sample.contract().replace("Orders", "Twin " + i));
    }
    repo.commit();
    repo.git("mv", "old", "api/new");
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    for (int i = 0; i < 4; i++) {
      assertThat(repo.out())
          .contains("PASS  api/new/" + i + "/api.yaml  no findings\n")
          .contains("The file was called old/" + i + "/api.yaml. The contract says the same");
    }
  }

  @Test
  void aLinkStandsForTheContractThatItLeadsTo() throws IOException {
    repo.write("versions/2/users.yaml", Sample.contract().replace("Orders", "Users"));
    Files.createSymbolicLink(repo.path("api/users.yaml"), Path.of("../versions/2/users.yaml"));
    Files.createSymbolicLink(repo.path("api/common"), Path.of("shared"));
    repo.write("api/stock/stock.yaml", sharing("../common/note.yaml")).commit();
    assertThat(repo.run("gate", "--all")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("PASS  4 contracts: 4 passed");
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("PASS  4 contracts: 4 unchanged");
    repo.write("versions/2/users.yaml", Sample.breaking().replace("Orders", "Users"));
    assertThat(repo.run("gate")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("FAIL  api/users.yaml  1 breaking", "1 failed, 3 unchanged");
    repo.delete("versions/2/users.yaml");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.out()).contains("FAIL  api/users.yaml  could not be read");
  }

  @Test
  void aFileThatIsNowhereIsAnError() {
    assertThat(repo.run("gate", "api/nowhere.yaml")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.out()).contains("there is no file api/nowhere.yaml");
  }

  @Test
  void severalThreadsSayWhatOneSays() throws IOException {
    for (int i = 0; i < 20; i++) {
      String version = i % 2 == 0 ? Sample.breaking() : Sample.compatible();
      repo.write("api/many/" + i + ".yaml", Sample.contract().replace("Orders", "S" + i));
      repo.write("next/" + i + ".yaml", version.replace("Orders", "S" + i));
    }
    repo.commit();
    for (int i = 0; i < 20; i++) {
      Files.move(
          repo.path("next/" + i + ".yaml"),
          repo.path("api/many/" + i + ".yaml"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(repo.run("gate", "--format", "json")).isEqualTo(ExitCode.GATE_FAILED);
    String first = repo.out();
    assertThat(repo.run("gate", "--format", "json")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).isEqualTo(first);
    assertThat(first.indexOf("api/many/10.yaml")).isLessThan(first.indexOf("api/many/9.yaml"));
  }
}
