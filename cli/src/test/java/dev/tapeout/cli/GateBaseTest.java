package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate compares with: revisions, merge bases, clones of all kinds. */
class GateBaseTest {
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
  void aLinkedWorkingTreeFindsItsRepository() throws IOException {
    repo.git("worktree", "add", "--quiet", "../linked", "-b", "change");
    Sandbox linked = repo.in("../linked");
    linked.write("contracts/orders.yaml", Sample.breaking());
    assertThat(linked.gate("contracts/orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
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
    assertThat(clone.err())
        .contains("shallow", "\n  git fetch --unshallow\n", "gate --fetch", "--tip");
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
    assertThat(clone.err()).contains("Run this first:\n  git fetch origin\nor, for a gate, have");
  }

  @Test
  void anUnknownRevisionIsAnsweredWithTheLikeliestMeaning() throws IOException {
    assertThat(repo.run("gate", "contracts/orders.yaml", "--against", "git:mian"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(repo.err()).contains("does not have the revision 'mian'", "Did you mean git:main?");
    repo.git("tag", "ü1");
    repo.run("gate", "contracts/orders.yaml", "--against", "git:v9");
    assertThat(repo.err()).contains("the revision 'v9'").doesNotContain("Did you mean");
    Sandbox clone = clone("--branch=main");
    clone.git("checkout", "--quiet", "--detach");
    clone.git("branch", "--quiet", "-D", "main");
    assertThat(clone.gate("contracts/orders.yaml")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err()).contains("Did you mean git:origin/main?");
  }

  @Test
  void outsideOfGitThereIsNothingToCompareWith() throws IOException {
    Sandbox plain = new Sandbox(temp.resolve("plain"));
    plain.write("orders.yaml", Sample.contract());
    assertThat(plain.gate("orders.yaml")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(plain.err()).contains("is not in a git repository", "tapeout diff OLD NEW");
  }

  @Test
  void aNamedRepositoryKeepsItsOwnWorkingTree() throws IOException {
    repo.write("contracts/orders.yaml", Sample.breaking());
    Sandbox inside = repo.in("contracts");
    for (String dir : List.of("../.git", "..")) {
      assertThat(inside.gate("--git-dir", dir, "orders.yaml")).isEqualTo(ExitCode.GATE_FAILED);
      assertThat(inside.out()).contains("FAIL  orders.yaml  1 breaking");
    }
    Sandbox files = new Sandbox(temp.resolve("files"));
    files.write("contracts/orders.yaml", Sample.compatible());
    assertThat(files.gate("--git-dir", "../repo", "contracts/*.yaml"))
        .as(files.printed())
        .isEqualTo(ExitCode.FINE);
    assertThat(files.out()).contains("1 compatible");
    repo.git("worktree", "add", "--quiet", "../linked", "-b", "change");
    assertThat(files.gate("--git-dir", "../linked", "contracts/*.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(files.gate("--git-dir", "../none", "contracts/*.yaml"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(files.err()).contains("The git repository ../none cannot be read");
  }

  @Test
  void aBareRepositoryServesAsBase() throws IOException {
    repo.git("clone", "--quiet", "--bare", ".", "../bare.git");
    Sandbox files = new Sandbox(temp.resolve("files"));
    files.write("contracts/orders.yaml", Sample.breaking());
    assertThat(files.gate("--git-dir", "../bare.git", "contracts/orders.yaml"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(files.out()).contains("1 breaking");
  }

  private Sandbox clone(String option) throws IOException {
    repo.git("clone", "--quiet", option, repo.path("").toUri().toString(), "../clone");
    return repo.in("../clone");
  }
}
