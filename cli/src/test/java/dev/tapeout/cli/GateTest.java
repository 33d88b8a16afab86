package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  @TempDir private Path temp;
  private Sandbox repo;

  @BeforeEach
  void aRepositoryWithOneContract() throws IOException {
    repo = new Sandbox(temp.resolve("repo"));
    repo.write("contracts/orders.yaml", Sample.contract()).repository();
  }

  private ExitCode gate(String... more) {
    return repo.gate(more);
  }

  @Test
  void aBreakingChangeFailsWithItsProof() throws IOException {
    repo.write("contracts/orders.yaml", Sample.breaking());
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out())
        .contains(
            "BREAKING  ",
            "was  git:main:contracts/orders.yaml:18:",
            "now  contracts/orders.yaml:17:")
        .contains("accepted by old, rejected by new (confirmed)", "hits  POST /orders")
        .contains("FAIL  contracts/orders.yaml  1 breaking");
    assertThat(repo.err()).isEmpty();
  }

  @Test
  void aBreakingChangeWithItsMajorVersionPasses() throws IOException {
    repo.write("contracts/orders.yaml", Sample.breaking().replace("1.0.0", "2.0.0"));
    assertThat(gate("contracts/orders.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void aCompatibleChangeWithItsMinorVersionPasses() throws IOException {
    repo.write("contracts/orders.yaml", Sample.compatible());
    assertThat(gate("contracts/orders.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("PASS  contracts/orders.yaml");
  }

  @Test
  void nothingChangedPasses() {
    assertThat(gate("contracts/orders.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("says the same as before");
  }

  @Test
  void whoseChangeIsInnocentOfTheProfileIsToldOfTheSwitch() throws IOException {
    String bare = Sample.contract().replace("x-domain-bounded-context: order-management\n", "");
    repo.write("contracts/orders.yaml", bare).commit();
    String edited = bare.replace("Taken.", "Taken!").replace("1.0.0", "1.0.1");
    repo.write("contracts/orders.yaml", edited);
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("profile-broken-before", "adds no error", "--no-lint");
    repo.write("contracts/orders.yaml", edited.replace("placeOrder", "''"));
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).doesNotContain("profile-broken-before");
  }

  @Test
  void aReferenceThatANewContractOrAChangeBreaksFailsWithoutTheProfileToo() throws IOException {
    String dangling =
        Sample.contract().replace("{type: string}, note", "{$ref: '#/$defs/Id'}, note");
    repo.write("contracts/orders.yaml", dangling);
    assertThat(gate("contracts/orders.yaml", "--no-lint")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("error  ref-unresolved", "The contract itself has an error");
    repo.write("contracts/orders.yaml", Sample.contract());
    repo.write("contracts/billing.yaml", dangling);
    repo.write("tapeout.yaml", "lint: false\n");
    assertThat(gate("contracts/billing.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("error  ref-unresolved", "A new contract");
  }

  @Test
  void aReferenceThatLedNowhereBeforeIsAWarningWithoutTheProfile() throws IOException {
    String dangling =
        Sample.contract().replace("note: {type: string}", "note: {$ref: '#/$defs/N'}");
    repo.write("contracts/orders.yaml", dangling).commit();
    String edited = dangling.replace("title: Orders", "title: Orders\n  summary: All of them");
    edited = edited.replace("1.0.0", "1.0.1");
    repo.write("contracts/orders.yaml", edited);
    assertThat(gate("contracts/orders.yaml", "--no-lint", "--allow-undecided"))
        .as(repo.printed())
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("warning  ref-unresolved").doesNotContain("error  ");
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    repo.write("contracts/orders.yaml", edited.replace("{type: string}", "{$ref: '#/$defs/N'}"));
    assertThat(gate("contracts/orders.yaml", "--no-lint")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("error  ref-unresolved");
  }

  @Test
  void namesAreRelativeToWhereTheCommandRuns() throws IOException {
    repo.write("contracts/orders.yaml", Sample.breaking());
    Sandbox inside = repo.in("contracts");
    assertThat(inside.gate("orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(inside.out()).contains("FAIL  orders.yaml  1 breaking");
  }

  @Test
  void aRenamedFileIsComparedWithWhatItWas() throws IOException {
    repo.delete("contracts/orders.yaml").write("api/sales/v1.yaml", Sample.breaking());
    assertThat(gate("api/sales/v1.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("was called contracts/orders.yaml", "1 breaking");
  }

  @Test
  void aFileThatTheUserNamesHimselfIsNotSaidToHaveBeenRenamed() throws IOException {
    repo.write("contracts/proposed.yaml", Sample.compatible());
    String[] args = {
      "gate", "contracts/proposed.yaml", "--against", "git:main:contracts/orders.yaml"
    };
    assertThat(repo.run(args)).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("1 compatible").doesNotContain("was called");
    assertThat(repo.run("gate", "contracts/proposed.yaml", "--against", "git:main:none.yaml"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("there is no file none.yaml in main", "git ls-tree");
  }

  @Test
  void aContractWithAFaultOfItsOwnFailsAsOneVerdict() throws IOException {
    String open = Sample.contract().replace("unevaluatedProperties: false", "minProperties: 1");
    repo.write("contracts/billing.yaml", open.replace("Orders", "Billing"));
    assertThat(gate("contracts/*.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out())
        .contains("FAIL  contracts/billing.yaml  1 error\n      The contract itself has an error.")
        .endsWith("FAIL  2 contracts: 1 failed, 1 unchanged\n");
    assertThat(gate("contracts/*.yaml", "--no-lint")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("PASS  contracts/billing.yaml").doesNotContain("FAIL");
  }

  @Test
  void anUnreadableContractIsCountedAsSuch() throws IOException {
    repo.write("contracts/bad.yaml", "openapi: 4.0.0\n");
    assertThat(gate("contracts/*.yaml")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.out())
        .contains("FAIL  contracts/bad.yaml  could not be read")
        .endsWith("FAIL  2 contracts: 1 could not be read, 1 unchanged\n");
  }

  @Test
  void theSettingsMayLetADeletedContractPass() throws IOException {
    repo.write("tapeout.yaml", "severities: {contract-removed: warning}\n");
    repo.delete("contracts/orders.yaml");
    assertThat(gate("contracts/orders.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out())
        .contains(
            "BREAKING, counts as a warning by tapeout.yaml  contract-removed",
            "The contract is gone, which");
    gate("contracts/orders.yaml", "--format", "json");
    assertThat(repo.out()).contains("\"required\": \"minor\"");
    repo.write("tapeout.yaml", "severities: {contract-removed: \"off\"}\n");
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).isEqualTo("PASS  0 contracts: nothing to judge\n");
  }

  @Test
  void theSettingsMayWeighARuleOfChanges() throws IOException {
    repo.write("tapeout.yaml", "severities: {property-added: error}\n");
    repo.write("contracts/orders.yaml", Sample.compatible());
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out())
        .contains("COMPATIBLE, counts as an error by tapeout.yaml  property-added");
  }

  @Test
  void aRewrittenFileIsFoundByItsTitle() throws IOException {
    repo.delete("contracts/orders.yaml");
    repo.write(
        "orders.json",
        """
        {"openapi": "3.1.0", "info": {"title": "Orders", "version": "1.0.0"},
         "x-domain-bounded-context": "order-management", "paths": {}}
        """);
    assertThat(gate("orders.json")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("was called contracts/orders.yaml", "operation-removed");
  }

  @Test
  void aNewContractBreaksNothing() throws IOException {
    repo.write("contracts/billing.yaml", Sample.contract().replace("Orders", "Billing"));
    assertThat(gate("contracts/billing.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("PASS  contracts/billing.yaml", "A new contract");
  }

  @Test
  void aDeletedContractFails() throws IOException {
    repo.delete("contracts/orders.yaml");
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("BREAKING  contract-removed", "hits  POST /orders");
  }

  @Test
  void theSettingsSayWhatToCompareAndWithWhat() throws IOException {
    repo.write("contracts/deep/billing.yaml", Sample.contract().replace("Orders", "Billing"));
    repo.write("tapeout.yaml", "contracts: ['contracts/**/*.yaml']\nagainst: git:main\n").commit();
    repo.write("contracts/orders.yaml", Sample.breaking()).delete("contracts/deep/billing.yaml");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out())
        .contains("FAIL  contracts/orders.yaml  1 breaking")
        .contains("BREAKING  contract-removed")
        .contains("FAIL  2 contracts: 2 failed");
    assertThat(repo.in("contracts").run("gate")).isEqualTo(ExitCode.GATE_FAILED);
  }

  @Test
  void otherFilesAreReadFromTheSameRevision() throws IOException {
    String split =
        Sample.contract().replace("note: {type: string}", "note: {$ref: 'shared/note.yaml#/Note'}");
    repo.write("contracts/orders.yaml", split);
    repo.write("contracts/shared/note.yaml", "Note: {type: string}\n").commit();
    assertThat(gate("contracts/orders.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    repo.write("contracts/shared/note.yaml", "Note: {type: string, maxLength: 10}\n");
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out())
        .contains("git:main:contracts/shared/note.yaml:1:", "contracts/shared/note.yaml:1:");
  }

  @Test
  void twoRunsPrintTheSameBytes() throws IOException {
    repo.write("contracts/orders.yaml", Sample.breaking());
    gate("contracts/orders.yaml", "--format", "json");
    String first = repo.out();
    gate("contracts/orders.yaml", "--format", "json");
    assertThat(repo.out()).isEqualTo(first).startsWith("{\n  \"policy\": \"tolerant\"");
  }
}
