package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangelogTest {
  @TempDir private Path temp;
  private Sandbox repo;

  @BeforeEach
  void threeTaggedVersions() throws IOException {
    repo = new Sandbox(temp.resolve("repo"));
    repo.write("README", "Nothing yet.").repository().git("tag", "v0");
    repo.write("orders.yaml", Sample.contract()).commit().git("tag", "v1.0.0");
    repo.write("orders.yaml", Sample.compatible()).commit().git("tag", "-a", "v1.10.0", "-m", "A");
    repo.git("tag", "bills/v1.1.0");
    repo.write("orders.yaml", breaking("2.0.0")).commit().git("tag", "v2");
  }

  private static String breaking(String version) {
    return Sample.compatible().replace("1.1.0", version).replace("[id]", "[id, note]");
  }

  @Test
  void twoFilesGiveOneSection() {
    assertThat(repo.run("changelog", "git:v1.0.0:orders.yaml", "orders.yaml"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.out())
        .contains("## 2.0.0\n\nSince 1.0.0: 1 breaking, 1 new.\n")
        .contains("### <code>POST /orders</code>", "Change what you send");
    assertThat(repo.err()).isEmpty();
  }

  @Test
  void aRangeOfTagsGivesASectionEachTheNewestFirst() {
    assertThat(repo.run("changelog", "--git", "v1.0.0..v2", "orders.yaml"))
        .as(repo.printed())
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.out())
        .containsSubsequence(
            "## v2 (2.0.0)", "**Breaking**", "\n## <code>v1&#46;10&#46;0</code> (1.1.0)", "**New**")
        .doesNotContain("bills");
    assertThat(repo.run("changelog", "--git", "v1.0.0..v2", "orders.yaml", "--format", "json"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.out())
        .containsSubsequence("\"name\": \"v2 (2.0.0)\"", "\"name\": \"v1.10.0 (1.1.0)\"");
  }

  @Test
  void aForgottenOptionIsNamed() {
    for (String range : new String[] {"v1.0.0..v2", "v1.0.0..", "bills/v1..bills/v2"}) {
      assertThat(repo.run("changelog", range, "orders.yaml")).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(repo.err())
          .contains("'" + range + "' is no file")
          .contains("\n  tapeout changelog --git " + range + " orders.yaml\n");
    }
    assertThat(repo.run("changelog", "../none.yaml", "orders.yaml"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
  }

  @Test
  void aTagThatIsNotThereIsFetchedAsATag() throws IOException {
    assertThat(repo.run("changelog", "--git", "v1.0.0..v3", "orders.yaml"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(repo.err()).doesNotContain("git:").contains("Did you mean");
    repo.git("remote", "add", "origin", "nowhere");
    assertThat(repo.run("changelog", "--git", "v1.0.0..v9.9.9", "orders.yaml"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(repo.err())
        .contains("does not have the revision 'v9.9.9'", "\n  git fetch --tags origin\n")
        .doesNotContain("git:", "gate");
  }

  @Test
  void theChangelogEndsWhereTheFileBegins() {
    assertThat(repo.run("changelog", "--git", "v0..v2", "orders.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).endsWith("\nThe first version.\n").contains("v1&#46;0&#46;0");
  }

  @Test
  void aRenamedFileIsFoundAgain() throws IOException {
    repo.git("mv", "orders.yaml", "shop.yaml");
    repo.write("shop.yaml", breaking("2.0.1").replace("Taken.", "Taken!"))
        .commit()
        .git("tag", "v3");
    assertThat(repo.run("changelog", "--git", "v1.0.0..v3", "shop.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("## v3 ", "Nothing but documentation changed.", "## v2 ");
    assertThat(repo.out()).containsOnlyOnce("**Breaking**").doesNotContain("The first version");
  }

  @Test
  void aVersionThatCannotBeReadIsLeftOut() throws IOException {
    repo.write("orders.yaml", "openapi: [").commit().git("tag", "v2.1.0");
    repo.write("orders.yaml", breaking("3.0.0")).commit().git("tag", "v3");
    assertThat(repo.run("changelog", "--git", "v1.0.0..v3", "orders.yaml"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.err()).contains("v2.1.0 is left out, for it could not be read there");
    assertThat(repo.out()).contains("Since v2 ").doesNotContain("v2&#46;1");
  }

  @Test
  void theEndsAreReadAsElsewhereOnTheCommandLine() {
    repo.run("changelog", "--git", "v1.0.0..HEAD", "orders.yaml");
    String plain = repo.out();
    assertThat(repo.run("changelog", "--git", "git:v1.0.0..", "orders.yaml"))
        .as(repo.printed())
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).isEqualTo(plain).contains("## HEAD ");
  }

  @Test
  void theEndsMayBeNoTags() throws IOException {
    repo.git("tag", "-d", "bills/v1.1.0");
    assertThat(repo.run("changelog", "--git", "HEAD~2..main", "orders.yaml"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).containsSubsequence("## main ", "v1&#46;10&#46;0");
  }

  @Test
  void theSameRunGivesTheSameBytesInAnyFormat() throws IOException {
    String[] command = {"changelog", "--git", "v0..v2", "orders.yaml", "--format", "html=a.html"};
    assertThat(repo.run(command)).isEqualTo(ExitCode.FINE);
    String once = Files.readString(repo.path("a.html"));
    repo.run(command);
    assertThat(Files.readString(repo.path("a.html"))).isEqualTo(once).startsWith("<!DOCTYPE html>");
  }

  @Test
  void whatCannotBeIsSaid() throws IOException {
    assertThat(repo.run("changelog", "orders.yaml")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("name OLD and NEW, or --git FROM..TO and one FILE");
    assertThat(repo.run("changelog", "--git", "v1", "orders.yaml")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("'v1' is no range: write FROM..TO");
    assertThat(repo.run("changelog", "--git", "v1.0.0..v2", "bills.yaml"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.err()).contains("there is no file bills.yaml in v2");
    assertThat(repo.run("changelog", "--git", "v2..v1.0.0", "orders.yaml"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(repo.err()).contains("'v1.0.0' does not hold 'v2'");
    assertThat(repo.run("changelog", "--git", "v1.0.0..v9", "orders.yaml"))
        .isEqualTo(ExitCode.UNREACHABLE_BASE);
    assertThat(repo.run("changelog", "orders.yaml", "orders.yaml", "--format", "junit"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("--format is markdown, html or json, and not '");
    repo.write("broken.yaml", "openapi: [");
    assertThat(repo.run("changelog", "orders.yaml", "broken.yaml"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(repo.err()).contains("broken.yaml could not be read");
  }
}
