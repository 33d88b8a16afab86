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
    return gate(repo, more);
  }

  private static ExitCode gate(Sandbox where, String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "gate";
    args[1] = "--against";
    args[2] = "git:main";
    System.arraycopy(more, 0, args, 3, more.length);
    return where.run(args);
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
    assertThat(gate("contracts/*.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("says the same as before");
  }

  @Test
  void namesAreRelativeToWhereTheCommandRuns() throws IOException {
    repo.write("contracts/orders.yaml", Sample.breaking());
    Sandbox inside = repo.in("contracts");
    assertThat(gate(inside, "orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(inside.out()).contains("FAIL  orders.yaml  1 breaking");
  }

  @Test
  void aLinkedWorkingTreeFindsItsRepository() throws IOException {
    repo.git("worktree", "add", "--quiet", "../linked", "-b", "change");
    Sandbox linked = repo.in("../linked");
    linked.write("contracts/orders.yaml", Sample.breaking());
    assertThat(gate(linked, "contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(linked.out()).contains("1 breaking");
  }

  @Test
  void aDetachedHeadIsNoHindrance() throws IOException {
    repo.git("checkout", "--quiet", "--detach");
    repo.write("contracts/orders.yaml", Sample.breaking()).commit();
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.run("gate", "contracts/orders.yaml", "--against", "git:HEAD"))
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void aShallowCloneThatHasTheRevisionIsEnough() throws IOException {
    repo.commit();
    Sandbox clone = clone("--depth=1");
    clone.write("contracts/orders.yaml", Sample.breaking());
    assertThat(clone.run("gate", "contracts/orders.yaml", "--against", "git:origin/main"))
        .isEqualTo(ExitCode.GATE_FAILED);
  }

  @Test
  void aShallowCloneWithoutTheRevisionIsToldWhatToFetch() throws IOException {
    repo.git("branch", "release");
    repo.commit().commit();
    Sandbox clone = clone("--depth=1");
    assertThat(clone.run("gate", "contracts/orders.yaml", "--against", "git:HEAD~2"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err()).contains("shallow", "git fetch --deepen=2 origin");
    assertThat(clone.run("gate", "contracts/orders.yaml", "--against", "git:origin/release"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    String command = "git fetch --depth=1 origin release:refs/remotes/origin/release";
    assertThat(clone.err()).contains(command);
    clone.git(command.substring(4).split(" "));
    assertThat(clone.run("gate", "contracts/orders.yaml", "--against", "git:origin/release"))
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void anUnknownRevisionIsAnsweredWithTheLikeliestMeaning() throws IOException {
    assertThat(repo.run("gate", "contracts/orders.yaml", "--against", "git:mian"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(repo.err()).contains("does not have the revision 'mian'", "Did you mean git:main?");
    Sandbox clone = clone("--branch=main");
    clone.git("checkout", "--quiet", "--detach");
    clone.git("branch", "--quiet", "-D", "main");
    assertThat(gate(clone, "contracts/orders.yaml")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err()).contains("Did you mean git:origin/main?");
  }

  @Test
  void outsideOfGitThereIsNothingToCompareWith() throws IOException {
    Sandbox plain = new Sandbox(temp.resolve("plain"));
    plain.write("orders.yaml", Sample.contract());
    assertThat(gate(plain, "orders.yaml")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(plain.err()).contains("is not in a git repository", "tapeout diff OLD NEW");
  }

  @Test
  void aBareRepositoryServesAsBase() throws IOException {
    repo.git("clone", "--quiet", "--bare", ".", "../bare.git");
    Sandbox files = new Sandbox(temp.resolve("files"));
    files.write("contracts/orders.yaml", Sample.breaking());
    assertThat(gate(files, "--git-dir", "../bare.git", "contracts/orders.yaml"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(files.out()).contains("1 breaking");
  }

  @Test
  void aRenamedFileIsComparedWithWhatItWas() throws IOException {
    repo.delete("contracts/orders.yaml").write("api/sales/v1.yaml", Sample.breaking());
    assertThat(gate("api/sales/v1.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("was called contracts/orders.yaml", "1 breaking");
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
        .contains("FAIL  2 contracts compared, 2 failed");
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

  private Sandbox clone(String option) throws IOException {
    repo.git("clone", "--quiet", option, repo.path("").toUri().toString(), "../clone");
    return repo.in("../clone");
  }
}
