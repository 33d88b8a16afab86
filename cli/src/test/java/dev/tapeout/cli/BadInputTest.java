package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds: a message with a place and a remedy, the exit code, no stack trace. */
class BadInputTest {
  @TempDir private Path temp;
  private Sandbox here;

  @BeforeEach
  void aGoodContract() throws IOException {
    here = new Sandbox(temp).write("good.yaml", Sample.contract());
  }

  @AfterEach
  void noStackTraceIsEverShown() {
    assertThat(here.printed()).doesNotContain("Exception", "\tat ", "internal error");
  }

  /** A file that cannot be read ends each command alike, on either side. */
  private void unreadable(String name, String... messages) {
    assertThat(here.run("diff", name, "good.yaml")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.run("diff", "good.yaml", name)).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.run("lint", name)).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.out()).contains(name).contains(messages);
  }

  /** A file with an error in it is read as far as it goes, and fails. */
  private void faulty(String name, String... messages) {
    assertThat(here.run("lint", name)).as(here.printed()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out()).contains(name).contains(messages);
  }

  @Test
  void anEmptyFile() throws IOException {
    here.write("bad.yaml", "");
    unreadable("bad.yaml", "error  ");
  }

  @Test
  void aBinaryFile() throws IOException {
    here.write("bad.yaml", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0});
    unreadable("bad.yaml", "error  ");
  }

  @Test
  void aYamlBomb() throws IOException {
    StringBuilder bomb = new StringBuilder("openapi: 3.1.0\na0: &a0 [x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      String eight = String.join(", ", Collections.nCopies(8, before));
      bomb.append("a" + i + ": &a" + i + " [" + eight + "]\n");
    }
    here.write("bad.yaml", bomb.toString());
    unreadable("bad.yaml", "error  ");
  }

  @Test
  void nestingTenThousandDeep() throws IOException {
    here.write("bad.json", "{\"openapi\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}");
    unreadable("bad.json", "bad.json:1:");
    here.write("bad.yaml", "openapi: " + "[".repeat(10_000) + "]".repeat(10_000));
    unreadable("bad.yaml", "bad.yaml:1:");
  }

  @Test
  void aFileOfTwoHundredMegabytes() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(temp.resolve("bad.json").toFile(), "rw")) {
      file.setLength(200L << 20);
    }
    unreadable("bad.json", "bytes");
  }

  @Test
  void duplicateKeys() throws IOException {
    here.write("bad.yaml", Sample.contract() + "info: {title: Again, version: 2.0.0}\n");
    faulty("bad.yaml", "bad.yaml:23:1");
  }

  @Test
  void aReferenceToNowhere() throws IOException {
    here.write("bad.yaml", note("$ref: '#/components/schemas/Note'"));
    faulty("bad.yaml", "bad.yaml:18:", "#/components/schemas/Note");
  }

  @Test
  void aReferenceToWhatNoFileCanBeCalled() throws IOException {
    here.write("bad.yaml", note("$ref: 'a%00b'"));
    faulty("bad.yaml", "bad.yaml:18:", "ref-unresolved");
    here.repository();
    here.run("diff", "git:HEAD:good.yaml", "git:HEAD:bad.yaml");
    assertThat(here.printed()).contains("ref-unresolved");
  }

  @Test
  void aReferenceOutOfTheTree() throws IOException {
    here.write("bad.yaml", note("$ref: '../../../../../../../../../../etc/passwd'"));
    faulty("bad.yaml", "bad.yaml:18:");
    assertThat(here.out()).doesNotContain("root:");
    here.write("bad.yaml", note("$ref: 'file:///etc/passwd'"));
    faulty("bad.yaml", "bad.yaml:18:");
    assertThat(here.out()).doesNotContain("root:");
  }

  @Test
  void aReferenceToTheNetwork() throws IOException {
    here.write("bad.yaml", note("$ref: 'http://localhost:9/note.yaml'"));
    faulty("bad.yaml", "bad.yaml:18:", "http://localhost:9/note.yaml");
  }

  @Test
  void byteOrderMarksAndCarriageReturnsAreNoErrors() throws IOException {
    here.write("same.yaml", "\ufeff" + Sample.contract().replace("\n", "\r\n"));
    assertThat(here.run("diff", "good.yaml", "same.yaml")).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).contains("no findings");
  }

  @Test
  void tabsWhereYamlHasNone() throws IOException {
    here.write("bad.yaml", "openapi: 3.1.0\ninfo:\n\ttitle: Orders\n");
    unreadable("bad.yaml", "bad.yaml:3:1");
  }

  @Test
  void anInvalidPattern() throws IOException {
    here.write("bad.yaml", note("type: string, pattern: '(['"));
    assertThat(here.run("diff", "good.yaml", "bad.yaml")).isEqualTo(ExitCode.GATE_FAILED);
  }

  @Test
  void aFileThatIsNoContract() throws IOException {
    here.write("bad.yaml", "hello: world\n");
    unreadable("bad.yaml", "openapi");
  }

  @Test
  void noSuchFile() {
    unreadable("none.yaml", "there is no file none.yaml");
  }

  @Test
  void aDirectory() throws IOException {
    Files.createDirectory(temp.resolve("contracts"));
    assertThat(here.run("lint", "contracts")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("contracts is a directory", "contracts/**/*.yaml");
  }

  @Test
  void aPatternThatMatchesNothing() {
    assertThat(here.run("lint", "api/*.yaml")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("no file matches 'api/*.yaml'");
  }

  @Test
  void whatIsNoTextGoesToNoRegistry() throws IOException {
    here.write("bad.yaml", new byte[] {'t', 'i', 't', 'l', 'e', ':', ' ', (byte) 0xe9, '\n'});
    assertThat(here.run("publish", "bad.yaml", "--as", "orders/orders-api"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.err()).contains("bad.yaml is not UTF-8");
    assertThat(here.run("keys", "add", "bad.yaml", "--context", "orders"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("bad.yaml is no key");
  }

  private static String note(String schema) {
    return Sample.contract().replace("note: {type: string}", "note: {" + schema + "}");
  }
}
