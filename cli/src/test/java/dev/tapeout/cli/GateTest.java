package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    String shallow = "git fetch --depth=1 origin release:refs/remotes/origin/release";
    assertThat(
            clone.run("gate", "contracts/orders.yaml", "--against", "git:origin/release", "--tip"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err()).contains(shallow);
    assertThat(clone.run("gate", "contracts/orders.yaml", "--against", "git:origin/release"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    String command = "git fetch --unshallow origin release:refs/remotes/origin/release";
    assertThat(clone.err()).contains(command);
    clone.git(command.substring(4).split(" "));
    assertThat(clone.run("gate", "contracts/orders.yaml", "--against", "git:origin/release"))
        .isEqualTo(ExitCode.FINE);
  }

  /** A branch with a new optional property; meanwhile {@code main} has got another one. */
  private void diverge() throws IOException {
    repo.git("checkout", "--quiet", "-b", "change");
    repo.write("contracts/orders.yaml", Sample.compatible()).commit();
    repo.git("checkout", "--quiet", "main");
    String theirs = Sample.compatible().replace("gift", "theirs");
    repo.write("contracts/orders.yaml", theirs).commit();
    repo.git("checkout", "--quiet", "change");
  }

  @Test
  void whatOthersMergedMeanwhileIsNoChangeOfOurs() throws IOException {
    String start = repo.git("rev-parse", "HEAD").substring(0, 12);
    diverge();
    assertThat(gate("contracts/orders.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("`gift`").doesNotContain("theirs");
    assertThat(repo.err())
        .isEqualTo(
            "tapeout gate: comparing with "
                + start
                + ", where HEAD left main (--tip: with main as it is now)\n");
    repo.write("contracts/orders.yaml", Sample.breaking());
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("was  git:" + start + ":contracts/orders.yaml:");
    assertThat(
            repo.run(
                "gate", "contracts/orders.yaml", "--against", "git:main:contracts/orders.yaml"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).doesNotContain("theirs");
  }

  @Test
  void theTipIsComparedWithWhereItIsAskedFor() throws IOException {
    diverge();
    assertThat(gate("contracts/orders.yaml", "--tip")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("git:main:contracts/orders.yaml:", "`theirs`");
    assertThat(repo.err()).isEmpty();
  }

  @Test
  void anAncestorIsItsOwnBase() throws IOException {
    repo.write("contracts/orders.yaml", Sample.compatible()).commit();
    String[] args = {"gate", "contracts/orders.yaml", "--against", "git:HEAD~1"};
    assertThat(repo.run(args)).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("1 compatible");
    assertThat(repo.err()).isEmpty();
  }

  @Test
  void aLinkedWorkingTreeHasItsOwnHead() throws IOException {
    diverge();
    repo.git("worktree", "add", "--quiet", "../linked", "main");
    Sandbox linked = repo.in("../linked");
    assertThat(linked.run("gate", "contracts/orders.yaml", "--against", "git:change"))
        .as(linked.printed())
        .isEqualTo(ExitCode.FINE);
    assertThat(linked.out()).contains("`theirs`").doesNotContain("gift");
  }

  @Test
  void aShallowCloneWithoutTheMergeBaseIsToldToFetchIt() throws IOException {
    diverge();
    Sandbox clone = clone("--depth=1");
    clone.git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main");
    String[] args = {"gate", "contracts/orders.yaml", "--against", "git:origin/main"};
    assertThat(clone.run(args)).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.out()).isEmpty();
    assertThat(clone.err()).contains("shallow", "\n  git fetch --unshallow\n", "--deepen", "--tip");
    clone.git("fetch", "--quiet", "--unshallow");
    assertThat(clone.run(args)).as(clone.printed()).isEqualTo(ExitCode.FINE);
    assertThat(clone.out()).doesNotContain("theirs");
  }

  @Test
  void historiesThatHaveNothingInCommonAreComparedAtTheirTips() throws IOException {
    repo.git("checkout", "--quiet", "--orphan", "alone");
    repo.write("contracts/orders.yaml", Sample.compatible()).commit();
    assertThat(gate("contracts/orders.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("1 compatible");
  }

  @Test
  void aRepositoryWithoutCommitsHasNothingToCompareWith() throws IOException {
    Sandbox fresh = new Sandbox(temp.resolve("fresh"));
    fresh.write("orders.yaml", Sample.contract());
    fresh.git("init", "--quiet", "--initial-branch=main");
    for (String revision : List.of("git:main", "git:HEAD")) {
      assertThat(fresh.run("gate", "orders.yaml", "--against", revision))
          .isEqualTo(ExitCode.UNREACHABLE_BASE);
      assertThat(fresh.err())
          .contains("this repository has no commit yet", "Commit the contract first");
    }
  }

  @Test
  void noCommandIsMadeOfARevisionThatAShellWouldActUpon() throws IOException {
    Sandbox clone = clone("--branch=main");
    assertThat(clone.run("gate", "contracts/orders.yaml", "--against", "git:x;reboot"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err()).endsWith("Run this first:\n  git fetch origin\n");
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
        .contains("PASS  contracts/orders.yaml  no findings")
        .endsWith("FAIL  2 contracts: 1 passed, 1 failed\n");
    assertThat(gate("contracts/*.yaml", "--no-lint")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("PASS  contracts/billing.yaml").doesNotContain("FAIL");
  }

  @Test
  void anUnreadableContractIsCountedAsSuch() throws IOException {
    repo.write("contracts/bad.yaml", "hello: world\n");
    assertThat(gate("contracts/*.yaml")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.out())
        .contains("FAIL  contracts/bad.yaml  could not be read")
        .endsWith("FAIL  2 contracts: 1 passed, 1 could not be read\n");
  }

  @Test
  void theSettingsMayLetADeletedContractPass() throws IOException {
    repo.write("tapeout.yaml", "severities: {contract-removed: warning}\n");
    repo.delete("contracts/orders.yaml");
    assertThat(gate("contracts/orders.yaml")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("+ contract-removed", "The contract is gone, which");
  }

  @Test
  void theSettingsMayWeighARuleOfChanges() throws IOException {
    repo.write("tapeout.yaml", "severities: {property-added: error}\n");
    repo.write("contracts/orders.yaml", Sample.compatible());
    assertThat(gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("BREAKING  property-added");
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

  private Sandbox clone(String option) throws IOException {
    repo.git("clone", "--quiet", option, repo.path("").toUri().toString(), "../clone");
    return repo.in("../clone");
  }
}
