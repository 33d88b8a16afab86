package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptTest {
  private static final String FILE = "tapeout.accept.yaml";
  private static final Pattern FINGERPRINT = Pattern.compile("  id    ([0-9a-f]{16})");

  @TempDir private Path temp;
  private Sandbox repo;

  @BeforeEach
  void aRepositoryWithABreakingChange() throws IOException {
    repo = new Sandbox(temp.resolve("repo"));
    repo.write("contracts/orders.yaml", Sample.contract());
    repo.write("tapeout.yaml", "contracts: [contracts/*.yaml]\nagainst: git:main\n").repository();
    repo.git("config", "user.name", "Grace");
    repo.git("config", "user.email", "grace@example.org");
    repo.write("contracts/orders.yaml", Sample.breaking().replace("1.0.0", "1.0.1"));
  }

  /** The fingerprint of the one finding that fails the gate. */
  private String fingerprint() {
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.GATE_FAILED);
    Matcher matcher = FINGERPRINT.matcher(repo.out());
    assertThat(matcher.find()).as(repo.out()).isTrue();
    return matcher.group(1);
  }

  private ExitCode accept(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "accept";
    args[1] = fingerprint();
    args[2] = "--reason";
    args[3] = "Nobody leaves it out.";
    System.arraycopy(more, 0, args, 4, more.length);
    return repo.run(args);
  }

  private String file() throws IOException {
    return Files.readString(repo.path(FILE));
  }

  @Test
  void anAcceptedBreakPassesTheGateAndIsStillShown() throws IOException {
    assertThat(accept()).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("accepted  ", "contracts/orders.yaml: property-required");
    assertThat(file())
        .contains(
            "contract: contracts/orders.yaml", "rule: property-required", "to: \"\\\"note\\\"\"")
        .contains("reason: Nobody leaves it out.", "by: Grace <grace@example.org>");
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out())
        .contains("accepted by Grace <grace@example.org>: Nobody leaves it out.")
        .contains("PASS  contracts/orders.yaml  1 accepted")
        .contains("The changes need a patch version.");
  }

  @Test
  void severalAtOnceLoseNoEntry() throws IOException {
    List<String> contracts =
        List.of("contracts/a.yaml", "contracts/b.yaml", "contracts/c.yaml", "contracts/d.yaml");
    for (String contract : contracts) {
      repo.write(contract, Sample.contract());
    }
    repo.commit();
    for (String contract : contracts) {
      repo.write(contract, Sample.breaking().replace("1.0.0", "1.0.1"));
    }
    String fingerprint = fingerprint();
    assertThat(
            contracts.parallelStream()
                .map(contract ->
                    new Sandbox(temp.resolve("repo"))
                        .run("accept", fingerprint, "--reason", "r", "--contract", contract)))
        .containsOnly(ExitCode.FINE);
    assertThat(file()).contains(contracts);
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void diffHonoursItAsWell() throws IOException {
    accept();
    String old = "git:main:contracts/orders.yaml";
    assertThat(repo.run("diff", old, "contracts/orders.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(repo.in("contracts").run("diff", old, "orders.yaml")).isEqualTo(ExitCode.FINE);
    repo.commit();
    assertThat(
            repo.run("diff", "git:HEAD~1:contracts/orders.yaml", "git:HEAD:contracts/orders.yaml"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.run("diff", "contracts/orders.yaml", "contracts/orders.yaml"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).doesNotContain("acceptance-unused");
  }

  @Test
  void theNewVersionNeedsNoStepForItButTheTextDoes() throws IOException {
    accept();
    repo.write("contracts/orders.yaml", Sample.breaking());
    assertThat(repo.run("gate")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("The changes need a patch version, at least 1.0.1");
  }

  @Test
  void acceptedAgainItKeepsItsTermUnlessThatIsOver() throws IOException {
    String id = fingerprint();
    accept("--until", "2027-01-31");
    repo.run("accept", id, "--reason", "Still so.");
    assertThat(repo.out()).contains("until 2027-01-31, as before");
    assertThat(file()).contains("until: 2027-01-31", "reason: Still so.");
    repo.on("2027-02-01").run("accept", id, "--reason", "Still so.");
    assertThat(repo.out())
        .contains("for ever; its term was 2027-01-31 (--until DATE sets another)");
    assertThat(file()).doesNotContain("until");
    repo.run("accept", id, "--reason", "Still so.", "--until", "2027-03-31");
    repo.run("accept", id, "--reason", "Still so.", "--until", "never");
    assertThat(file()).doesNotContain("until");
  }

  @Test
  void afterItsLastDayTheBreakCountsAgain() throws IOException {
    assertThat(accept("--until", "2026-12-31")).isEqualTo(ExitCode.FINE);
    repo.on("2026-12-31");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.FINE);
    repo.on("2027-01-01");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out())
        .contains("warning  acceptance-expired  tapeout.accept.yaml:4:18")
        .contains("ended on 2026-12-31, and the change is still there");
    assertThat(accept("--until", "2027-06-30")).isEqualTo(ExitCode.FINE);
    assertThat(file()).contains("2027-06-30").doesNotContain("2026-12-31");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.FINE);
  }

  @Test
  void onceMergedTheAcceptanceIsUnusedAndPruned() throws IOException {
    accept();
    repo.commit();
    repo.write("contracts/orders.yaml", Sample.breaking().replace("Taken.", "It was taken."));
    repo.run("gate");
    assertThat(repo.out()).contains("warning  acceptance-unused  tapeout.accept.yaml:4:18");
    assertThat(repo.run("accept", "--prune")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("removed  ", "contracts/orders.yaml: property-required");
    assertThat(file()).endsWith("acceptances:\n");
    repo.run("gate");
    assertThat(repo.out()).doesNotContain("acceptance-");
    repo.run("accept", "--prune");
    assertThat(repo.out()).contains("Nothing to remove");
  }

  @Test
  void aTeamMayLetTheGateFailForIt() throws IOException {
    accept();
    repo.write(
        "tapeout.yaml",
        "contracts: [contracts/*.yaml]\nagainst: git:main\nseverities: {acceptance-unused: error}\n");
    repo.commit();
    String reworded = Sample.breaking().replace("1.0.0", "1.0.2").replace("Taken.", "Accepted.");
    repo.write("contracts/orders.yaml", reworded);
    assertThat(repo.run("gate")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("error  acceptance-unused", "An acceptance is out of date.");
  }

  @Test
  void whatIsUsedIsNotPruned() throws IOException {
    accept();
    String before = file();
    assertThat(repo.run("accept", "--prune")).isEqualTo(ExitCode.FINE);
    assertThat(file()).isEqualTo(before);
  }

  @Test
  void whatIsAcceptedIsStillUsedWhileItsRuleIsOff() throws IOException {
    accept();
    repo.write(
        "tapeout.yaml",
        "contracts: [contracts/*.yaml]\nagainst: git:main\nseverities: {property-required: \"off\"}\n");
    repo.run("gate");
    assertThat(repo.out()).doesNotContain("acceptance-unused");
    assertThat(repo.run("accept", "--prune")).isEqualTo(ExitCode.FINE);
    assertThat(file()).contains("property-required");
  }

  @Test
  void aGateOverOtherContractsSaysNothingOfIt() throws IOException {
    repo.write("contracts/bills.yaml", Sample.contract());
    accept();
    repo.commit();
    assertThat(repo.run("gate", "contracts/bills.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).doesNotContain("acceptance-unused");
    assertThat(repo.run("accept", "--prune", "--contract", "contracts/bills.yaml"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("Nothing to remove");
  }

  @Test
  void anotherChangeAtTheSamePlaceIsNotAccepted() throws IOException {
    String limited = "note: {type: string, maxLength: 40}";
    repo.write("contracts/orders.yaml", Sample.contract().replace("note: {type: string}", limited))
        .commit();
    repo.write(
        "contracts/orders.yaml",
        Sample.contract()
            .replace("note: {type: string}", limited.replace("40", "30"))
            .replace("1.0.0", "1.0.1"));
    accept();
    assertThat(repo.run("gate")).isEqualTo(ExitCode.FINE);
    repo.write(
        "contracts/orders.yaml",
        Sample.contract()
            .replace("note: {type: string}", limited.replace("40", "20"))
            .replace("1.0.0", "1.0.1"));
    assertThat(repo.run("gate")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("acceptance-near-miss", "(from '40' to '30')", "'20')");
  }

  @Test
  void anUnknownFingerprintIsAnsweredWithThoseThereAre() throws IOException {
    String there = fingerprint();
    String wrong = there.substring(0, 15) + (there.endsWith("0") ? "1" : "0");
    assertThat(repo.run("accept", wrong, "--reason", "Agreed.")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err())
        .contains("no finding of this comparison has the fingerprint '" + wrong + "'")
        .contains("Did you mean " + there + "?", "contracts/orders.yaml: property-required");
    assertThat(Files.exists(repo.path(FILE))).isFalse();
  }

  @Test
  void whatFailsNoGateNeedsNoAcceptance() throws IOException {
    repo.write("contracts/orders.yaml", Sample.compatible());
    repo.run("gate", "--format", "json");
    Matcher matcher = Pattern.compile("\"fingerprint\": \"(.{16})\"").matcher(repo.out());
    assertThat(matcher.find()).isTrue();
    assertThat(repo.run("accept", matcher.group(1), "--reason", "Agreed."))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("there is nothing to accept in", "It is compatible");
  }

  @Test
  void aDeletedContractCanBeAccepted() throws IOException {
    repo.delete("contracts/orders.yaml");
    assertThat(accept()).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.run("gate")).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("contract-removed", "1 accepted", "which was accepted.");
    repo.commit();
    repo.write("contracts/bills.yaml", Sample.contract());
    assertThat(repo.run("accept", "--prune")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("removed  ", "contract-removed");
  }

  @Test
  void aFileOfAnotherLayoutIsNotTouched() throws IOException {
    repo.write(FILE, "acceptances: []\n");
    assertThat(accept()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("is not laid out as `tapeout accept` writes it");
    assertThat(file()).isEqualTo("acceptances: []\n");
  }

  @Test
  void aFileThatSaysWhatCannotBeStopsEveryCommand() throws IOException {
    repo.write(FILE, "acceptances:\n  - fingerprint: x\n");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err())
        .contains("tapeout.accept.yaml says what cannot be", "acceptance-invalid");
  }

  @Test
  void theListSaysWhatIsAcceptedAndWhatIsOver() throws IOException {
    assertThat(repo.run("accept", "--list")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("Nothing is accepted");
    accept("--until", "2026-12-31", "--by", "The billing team");
    repo.run("accept", "--list");
    assertThat(repo.out())
        .contains("  contracts/orders.yaml  property-required\n")
        .contains("accepted by The billing team until 2026-12-31: Nobody leaves it out.");
    repo.on("2027-01-01").run("accept", "--list");
    assertThat(repo.out()).contains("property-required  EXPIRED\n");
  }

  @Test
  void whatIsMissingIsAskedFor() throws IOException {
    String there = fingerprint();
    assertThat(repo.run("accept")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("name the FINGERPRINT of a finding");
    assertThat(repo.run("accept", there)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("why? Say it with --reason");
    assertThat(repo.run("accept", there, "--list")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.run("accept", there, "--reason", "A", "--until", "2026-11-24"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("--until 2026-11-24 is over: it is 2026-11-25");
    assertThat(repo.run("accept", there, "--reason", "A", "--until", "soon"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.err()).contains("a day such as 2027-03-31");
  }

  @Test
  void nothingIsWrittenThroughALinkOutOfTheProject() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside.yaml"), "acceptances:\n");
    for (Path target : new Path[] {outside, temp.resolve("absent.yaml")}) {
      Files.deleteIfExists(repo.path(FILE));
      Files.createSymbolicLink(repo.path(FILE), target);
      assertThat(accept()).as(repo.printed()).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(repo.err()).contains("cannot write " + FILE + ": it is a link out of the project");
    }
    assertThat(outside).hasContent("acceptances:\n");
    assertThat(temp.resolve("absent.yaml")).doesNotExist();
  }

  @Test
  void whatItSaysOnTheWayBearsItsOwnName() throws IOException {
    repo.git("checkout", "--quiet", "-b", "step");
    String theirs = repo.git("commit-tree", "main^{tree}", "-p", "main", "-m", "Meanwhile");
    repo.git("branch", "--force", "main", theirs);
    assertThat(accept()).as(repo.printed()).isEqualTo(ExitCode.FINE);
    assertThat(repo.err()).startsWith("tapeout accept: comparing with ");
  }
}
