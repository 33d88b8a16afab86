package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gate --fetch} in clones that lack what they are compared with. */
class GateFetchTest {
  private static final String[] GATE = {
    "gate", "contracts/orders.yaml", "--fetch", "--against", "git:origin/main"
  };

  @TempDir private Path temp;
  private Sandbox repo;

  /** A branch with a new optional property; meanwhile {@code main} has got another one. */
  @BeforeEach
  void aRepositoryWithABranch() throws IOException {
    repo = new Sandbox(temp.resolve("repo"));
    repo.write("contracts/orders.yaml", Sample.contract()).repository();
    repo.git("config", "uploadpack.allowFilter", "true");
    repo.git("checkout", "--quiet", "-b", "change");
    repo.write("contracts/orders.yaml", Sample.compatible()).commit();
    repo.git("checkout", "--quiet", "main");
    String theirs = Sample.compatible().replace("gift", "theirs");
    repo.write("contracts/orders.yaml", theirs).commit();
    repo.git("checkout", "--quiet", "change");
  }

  private Sandbox cloned(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("clone", "--quiet"));
    command.addAll(List.of(options));
    command.addAll(List.of(repo.path("").toUri().toString(), "../clone"));
    repo.git(command.toArray(String[]::new));
    return repo.in("../clone");
  }

  private static void assertOursAlone(Sandbox clone, String... gate) {
    assertThat(clone.run(gate)).as(clone.printed()).isEqualTo(ExitCode.FINE);
    assertThat(clone.out()).contains("`gift`").doesNotContain("theirs");
  }

  @Test
  void aShallowCloneGetsItsBase() throws IOException {
    Sandbox clone = cloned("--depth=1");
    String[] plain = {"gate", "contracts/orders.yaml", "--against", "git:origin/main"};
    assertThat(clone.run(plain)).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err()).endsWith("or, for a gate, have `tapeout gate --fetch` do it.\n");
    assertOursAlone(clone, GATE);
    assertThat(clone.err())
        .startsWith("tapeout gate: git fetch --quiet --no-tags --no-recurse-submodules --depth=50")
        .contains(" origin +refs/heads/main:refs/remotes/origin/main ")
        .contains("where HEAD left origin/main");
    assertOursAlone(clone, plain);
  }

  @Test
  void theHistoryIsDeepenedUntilBothSidesMeet() throws IOException {
    repo.git("checkout", "--quiet", "main");
    for (int i = 0; i < 55; i++) {
      repo.git("commit", "--quiet", "--allow-empty", "--message", "A step");
    }
    repo.git("checkout", "--quiet", "change");
    Sandbox clone = cloned("--depth=1");
    assertOursAlone(clone, GATE);
    assertThat(clone.err()).contains("--depth=50 ", "--depth=500 ").doesNotContain("--depth=5000");
  }

  @Test
  void whatWasCommittedInTheCloneIsNoHindrance() throws IOException {
    Sandbox clone = cloned("--depth=1");
    clone.write("README", "ours\n").commit();
    clone.git("worktree", "add", "--quiet", "--detach", "../linked");
    assertOursAlone(clone.in("../linked"), GATE);
  }

  @Test
  void aBranchIsFetchedAnew() throws IOException {
    Sandbox clone = cloned();
    repo.git("checkout", "--quiet", "main");
    String newer = Sample.compatible().replace("gift", "newer");
    repo.write("contracts/orders.yaml", newer).commit();
    String[] tip = {
      "gate", "contracts/orders.yaml", "--tip", "--fetch", "--against", "git:origin/main"
    };
    assertThat(clone.run(tip)).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(clone.out()).contains("`newer`");
    assertOursAlone(clone, GATE);
  }

  @Test
  void theTipAloneNeedsNoHistory() throws IOException {
    Sandbox clone = cloned("--depth=1");
    String[] tip = {"gate", "contracts/orders.yaml", "--tip", "--fetch", "--against", "git:main"};
    assertThat(clone.run(tip)).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(clone.out()).contains("git:origin/main:contracts/orders.yaml:", "`theirs`");
    assertThat(clone.err()).contains("--depth=1 origin +main:refs/remotes/origin/main");
  }

  @Test
  void aCommitThatIsCountedFromHeadIsBroughtByDeepening() throws IOException {
    Sandbox clone = cloned("--depth=1");
    assertOursAlone(clone, "gate", "contracts/orders.yaml", "--fetch", "--against", "git:HEAD~1");
  }

  @Test
  void aPartialCloneGetsTheContentsThatItLeftOut() throws IOException {
    Sandbox clone = cloned("--filter=blob:none");
    String[] plain = {"gate", "contracts/orders.yaml", "--against", "git:origin/main"};
    assertThat(clone.run(plain)).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(clone.out()).contains("this clone left its content out", "tapeout gate --fetch");
    assertOursAlone(clone, GATE);
    assertThat(clone.err()).contains("tapeout gate: git diff --numstat ");
  }

  @Test
  void whatIsThereAlreadyIsNotFetched() throws IOException {
    String[] args = {"gate", "contracts/orders.yaml", "--fetch", "--against", "git:main"};
    assertOursAlone(repo, args);
    assertThat(repo.err()).doesNotContain("git fetch");
  }

  @Test
  void withoutARemoteThereIsNowhereToFetchFrom() {
    assertThat(repo.run(GATE)).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(repo.err())
        .contains("nowhere to fetch 'origin/main' from: this repository has no remote")
        .contains("git remote add origin URL");
  }

  @Test
  void aBranchThatTheRemoteDoesNotHaveIsSaidToBeMissing() throws IOException {
    Sandbox clone = cloned();
    String[] args = {"gate", "contracts/orders.yaml", "--fetch", "--against", "git:origin/mian"};
    assertThat(clone.run(args)).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err())
        .contains("couldn't find remote ref", "no such branch or tag: `git ls-remote` lists");
    args[4] = "git:x;reboot";
    assertThat(clone.run(args)).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err()).contains("'x;reboot' is no name").doesNotContain("git fetch");
  }

  @Test
  void aRemoteThatIsGoneOrLetsNobodyInIsReported() throws IOException {
    Sandbox clone = cloned("--depth=1");
    clone.git("remote", "set-url", "origin", "../nowhere");
    assertThat(clone.run(GATE)).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err()).contains("` failed:\n  fatal: ", "Run it by hand");
    clone.git("config", "protocol.ext.allow", "always");
    clone.write("deny", "#!/bin/sh\necho 'git@example.org: Permission denied (publickey).' >&2\n");
    clone.git("remote", "set-url", "origin", "ext::sh " + clone.path("deny"));
    assertThat(clone.run(GATE)).isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(clone.err()).contains("Permission denied (publickey)", "did not let git in");
  }
}
