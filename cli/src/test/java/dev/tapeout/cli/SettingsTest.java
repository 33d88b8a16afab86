package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path temp;
  private Sandbox repo;

  @BeforeEach
  void aRepository() throws IOException {
    repo = new Sandbox(temp).write("api/orders.yaml", Sample.contract()).repository();
  }

  private void wrong(String settings, String... messages) throws IOException {
    repo.write("tapeout.yaml", settings);
    assertThat(repo.run("gate")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(repo.out()).isEmpty();
    assertThat(repo.err()).contains(messages);
  }

  @Test
  void anUnknownKeyIsShownWithTheLikeliestMeaning() throws IOException {
    wrong(
        "contracts: ['api/*.yaml']\nagains: git:main\n",
        "tapeout.yaml:2:1",
        "There is no setting 'agains'.",
        "Did you mean 'against'?",
        "^^^^^^");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() throws IOException {
    wrong(
        """
        contracts: 7
        against: main
        policy: lenient
        allowUndecided: maybe
        lint: 1
        severities: {no-such-rule: loud}
        """,
        "tapeout.yaml:1:12",
        "tapeout.yaml:2:10",
        "tapeout.yaml:3:9",
        "tapeout.yaml:4:17",
        "tapeout.yaml:5:7",
        "tapeout.yaml:6:14",
        "tapeout.yaml:6:28");
  }

  @Test
  void aFlagInOtherWordsIsAnsweredWithTheWords() throws IOException {
    wrong("lint: no\n", "tapeout.yaml:1:7", "Write 'lint: false' or 'lint: true'");
  }

  @Test
  void whatIsNoYamlIsNoSettings() throws IOException {
    wrong("contracts: [", "tapeout.yaml:");
    wrong("- contracts", "Settings are an object.");
    wrong("contracts: ['api/{a']\n", "'api/{a' is no pattern of paths");
  }

  @Test
  void aPatternStaysInTheTree() throws IOException {
    String out = "leads out of the directory of tapeout.yaml";
    wrong("contracts: ['../../*']\n", "tapeout.yaml:1:13", "'../../*' " + out);
    wrong("contracts: [api/*.yaml, './api/../../*']\n", "tapeout.yaml:1:25", out);
    wrong("contracts: /etc/*\n", "tapeout.yaml:1:12", "'/etc/*' " + out);
  }

  @Test
  void aPatternWithoutAnyFileIsSaid() throws IOException {
    wrong("contracts: ['apis/*.yaml']\nagainst: git:main\n", "no file matches", "apis/*.yaml");
  }

  @Test
  void whatIsMissingIsAskedFor() throws IOException {
    wrong("policy: strict\n", "which contracts?", "'contracts:' in tapeout.yaml");
    wrong("contracts: ['api/*.yaml']\n", "compare with what?", "--against git:origin/main");
  }

  @Test
  void theNearestFileCounts() throws IOException {
    repo.write("tapeout.yaml", "nonsense: true\n");
    repo.write("api/tapeout.yaml", "contracts: ['orders.yaml']\nagainst: git:main\n");
    assertThat(repo.in("api").run("gate")).as(repo.in("api").err()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void optionsAreStrongerThanSettings() throws IOException {
    repo.write("tapeout.yaml", "contracts: ['api/*']\nagainst: git:nowhere\npolicy: strict\n");
    assertThat(repo.run("gate")).isEqualTo(ExitCode.UNREACHABLE_BASE);
    String[] args = {"gate", "--against", "git:main", "--policy", "sdk", "--format", "json"};
    assertThat(repo.run(args)).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("\"policy\": \"sdk\"");
  }

  @Test
  void theLevelsOfAnotherToolCanBeBroughtAlong() throws IOException {
    repo.write("levels.txt", "# ours\napi-removed-without-deprecation  info\n\n");
    repo.write("tapeout.yaml", "severities: {from: levels.txt}\n");
    assertThat(repo.run("rules", "--area", "operation")).isEqualTo(ExitCode.FINE);
    assertThat(repo.out()).contains("breaking; warning for api-removed-without-deprecation");
  }

  @Test
  void whatIsWrongInAFileOfLevelsIsShownThere() throws IOException {
    repo.write("levels.txt", "no-such-check err\nendpoint-added loud\n");
    wrong(
        "severities: {from: levels.txt}\n",
        "levels.txt:1:1",
        "oasdiff 1.28 has no check 'no-such-check'.",
        "levels.txt:2:1",
        "Write a check and err, warn, info or none.");
    wrong("severities: {from: ../levels.txt}\n", "The file of levels cannot be read.");
    wrong("severities: {api-version-decreased: error}\n", "the verdict says it");
  }

  @Test
  void whatExtensionsCountForIsChecked() throws IOException {
    wrong(
        """
        extensions:
          internal: {added: error}
          x-internal: {gone: error, removed: loud}
          x-sunset: {added: error}
          x-other: 7
        """,
        "tapeout.yaml:2:3",
        "'internal' is no extension",
        "tapeout.yaml:3:16",
        "not 'gone'",
        "tapeout.yaml:3:38",
        "tapeout.yaml:4:3",
        "have rules of their own",
        "tapeout.yaml:5:12");
  }

  @Test
  void anExtensionCountsForWhatTheSettingsSay() throws IOException {
    repo.write("tapeout.yaml", "extensions: {x-audience: {added: error}}\n");
    repo.write("api/new.yaml", Sample.contract() + "x-audience: partners\n");
    assertThat(repo.run("diff", "api/orders.yaml", "api/new.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("extension-changed");
    assertThat(repo.run("diff", "api/new.yaml", "api/orders.yaml", "--format", "json"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(repo.out()).contains("\"severity\": \"documentation\"");
  }
}
