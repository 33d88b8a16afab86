package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  @TempDir private Path temp;
  private Sandbox here;

  @BeforeEach
  void twoVersions() throws IOException {
    here = new Sandbox(temp).write("old.yaml", Sample.contract());
    here.write("new.yaml", Sample.breaking());
  }

  private ExitCode diff(String... options) {
    List<String> all = new java.util.ArrayList<>(List.of("diff", "old.yaml", "new.yaml"));
    all.addAll(List.of(options));
    return here.run(all.toArray(String[]::new));
  }

  private String file(String name) throws IOException {
    return Files.readString(temp.resolve(name));
  }

  @Test
  void oneRunWritesSeveralFormats() throws IOException {
    assertThat(diff("--format", "html=out/report.html", "--format=sarif=out/deep/a.sarif"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out()).startsWith("BREAKING  property-required");
    assertThat(file("out/report.html")).startsWith("<!DOCTYPE html>");
    assertThat(file("out/deep/a.sarif")).contains("\"version\": \"2.1.0\"");
  }

  @Test
  void theFormatWithoutAFileTakesThePlaceOfText() throws IOException {
    diff("--format", "junit=a.xml", "--format", "markdown");
    assertThat(here.out()).startsWith("<!-- tapeout-report -->");
    diff("--format", "junit=a.xml", "--format", "markdown", "-o", "a.md");
    assertThat(here.out()).isEmpty();
    assertThat(file("a.md")).startsWith("<!-- tapeout-report -->");
    diff("--format", "gitlab=a.json", "-o", "a.txt");
    assertThat(file("a.txt")).startsWith("BREAKING");
  }

  @ParameterizedTest
  @CsvSource({
    "json, '{'",
    "markdown, '<!-- tapeout-report -->'",
    "html, '<!DOCTYPE html>'",
    "sarif, '{'",
    "junit, '<?xml'",
    "github, '::error file=new.yaml,line=17,col=30,'",
    "gitlab, '['",
  })
  void eachFormatMayGoToStandardOutput(String format, String start) {
    assertThat(diff("--format", format)).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out()).startsWith(start);
    assertThat(here.err()).isEmpty();
  }

  @Test
  void lintSpeaksTheSameFormats() throws IOException {
    here.write("bad.yaml", Sample.contract().replace("operationId: placeOrder", "summary: A"));
    here.run("lint", "bad.yaml", "old.yaml", "--format", "junit=a.xml", "--format", "github");
    assertThat(here.out()).contains("title=operation-id-declared::");
    assertThat(file("a.xml")).contains("<testsuite name=\"bad.yaml\"", "name=\"old.yaml\"");
  }

  @Test
  void aDashIsStandardOutput() {
    diff("--format", "json=-");
    assertThat(here.out()).startsWith("{");
    diff("--format", "json", "-o", "-");
    assertThat(here.out()).startsWith("{");
    assertThat(temp.resolve("-")).doesNotExist();
    assertThat(diff("--format", "json=-", "--format", "html=-")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("give json or html a file, such as --format html=FILE");
  }

  @Test
  void theNearestFormatIsNamed() {
    assertThat(diff("--format", "jsn")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("or gitlab, and not 'jsn'\nDid you mean: json\n");
    assertThat(diff("--policy", "toleran")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("Did you mean: tolerant\n");
  }

  @Test
  void twoFormatsDoNotGoToOnePlace() {
    assertThat(diff("--format", "json", "--format", "html")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("give json or html a file, such as --format html=FILE");
    assertThat(diff("--format", "json=a", "--format", "html=a")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("two formats for one file: a");
    assertThat(diff("--format", "json=")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("which file?");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedWithTheReason() throws IOException {
    here.write("file", "");
    assertThat(diff("--format", "html=file/report.html")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("cannot write the result to file/report.html: ", "is a file");
    Files.createDirectory(temp.resolve("folder"));
    assertThat(diff("--format", "html=folder")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("cannot write the result to folder: that is a directory");
  }

  @Test
  void maxFindingsHoldsForEveryFormat() throws IOException {
    here.write("new.yaml", Sample.breaking().replace("\"204\"", "\"200\""));
    diff("--max-findings", "1", "--format", "gitlab");
    assertThat(here.out()).containsOnlyOnce("check_name");
  }

  @ParameterizedTest
  @CsvSource({
    "diff old.yaml new.yaml -o ./new.yaml, new.yaml",
    "diff old.yaml new.yaml -o link.yaml, new.yaml",
    "diff old.yaml new.yaml --format html=a.html -o old.yaml, old.yaml",
    "diff old.yaml new.yaml --format json=part.yaml, part.yaml",
    "diff old.yaml new.yaml -o tapeout.accept.yaml, tapeout.accept.yaml",
    "verdict old.yaml new.yaml -o new.yaml, new.yaml",
    "changelog old.yaml new.yaml -o new.yaml, new.yaml",
    "lint new.yaml --format json=new.yaml, new.yaml",
    "lint new.yaml -o tapeout.yaml, tapeout.yaml",
    "schema compare part.yaml part.yaml -o part.yaml, part.yaml",
    "gate --against git:HEAD old.yaml -o old.yaml, old.yaml",
    "gate --against git:HEAD old.yaml -o tapeout.yaml, tapeout.yaml",
  })
  void aFileThatIsReadIsNeverWrittenOver(String command, String lost) throws IOException {
    String refers = "note: {$ref: 'part.yaml'}";
    here.write("new.yaml", Sample.contract().replace("note: {type: string}", refers));
    here.write("part.yaml", "type: string\n").write("tapeout.accept.yaml", "acceptances: []\n");
    here.write("tapeout.yaml", "policy: strict\n").repository();
    Files.createSymbolicLink(temp.resolve("link.yaml"), temp.resolve("new.yaml"));
    String before = file(lost);
    assertThat(here.run(command.split(" "))).as(here.printed()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("this run reads that file, and it would be lost");
    assertThat(file(lost)).isEqualTo(before);
    assertThat(temp.resolve("a.html")).doesNotExist();
  }

  @Test
  void anEarlierReportIsReplacedAndNothingIsLeftBesideIt() throws IOException {
    here.write("a.txt", "an earlier report, ".repeat(1_000));
    Files.createSymbolicLink(temp.resolve("link.txt"), Path.of("a.txt"));
    diff("-o", "link.txt");
    assertThat(file("a.txt")).startsWith("BREAKING").doesNotContain("an earlier report");
    assertThat(temp.resolve("link.txt")).isSymbolicLink();
    assertThat(temp.toFile().list())
        .containsExactlyInAnyOrder("old.yaml", "new.yaml", "a.txt", "link.txt");
  }

  @Test
  void aFullDeviceIsNoInternalError() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "a device that is always full");
    assertThat(diff("-o", "/dev/full")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("cannot write the result to /dev/full: No space left");
    assertThat(full).exists();
  }
}
