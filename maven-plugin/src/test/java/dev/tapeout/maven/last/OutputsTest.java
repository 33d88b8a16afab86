package dev.tapeout.maven.last;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a goal does to a folder in which others have written, too. */
class OutputsTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void folder() throws Exception {
    folder = temporary.resolve("out");
    write("a/A", "a/B");
  }

  private void write(String... names) throws Exception {
    write(true, names);
  }

  private void write(boolean lasting, String... names) throws Exception {
    Map<String, byte[]> contents = new TreeMap<>();
    for (String name : names) {
      contents.put(name, name.getBytes());
    }
    new Outputs().replaceOwn(folder, "generate", lasting, contents);
  }

  @Test
  void whatTheGoalWroteAndNobodyChangedGoes() throws Exception {
    write("b/C");
    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(folder.resolve("b/C")).hasContent("b/C");
  }

  @Test
  void aFileOfSomebodyElseStopsTheGoalBeforeItWrites() throws Exception {
    Files.writeString(folder.resolve("a/Mine"), "mine");
    assertThatThrownBy(() -> write("b/C"))
        .isInstanceOfSatisfying(
            ForeignFilesException.class, e -> assertThat(e.files()).containsExactly("a/Mine"));
    assertThat(folder.resolve("a/A")).hasContent("a/A");
    assertThat(folder.resolve("b/C")).doesNotExist();
  }

  @Test
  void aFileThatSomebodyChangedIsNeitherReplacedNorRemoved() throws Exception {
    Files.writeString(folder.resolve("a/A"), "mine");
    assertThatThrownBy(() -> write("a/A")).isInstanceOf(ForeignFilesException.class);
    assertThatThrownBy(() -> write("a/B")).isInstanceOf(ForeignFilesException.class);
    assertThat(folder.resolve("a/A")).hasContent("mine");
  }

  @Test
  void inAFolderThatIsThrownAwayOthersMayStayWhereNothingElseGoes() throws Exception {
    Files.writeString(folder.resolve("a/Mine"), "mine");
    Files.writeString(folder.resolve("a/A"), "changed");
    write(false, "a/A");
    assertThat(folder.resolve("a/A")).hasContent("a/A");
    assertThat(folder.resolve("a/B")).doesNotExist();
    assertThat(folder.resolve("a/Mine")).hasContent("mine");
    assertThatThrownBy(() -> write(false, "a/Mine")).isInstanceOf(ForeignFilesException.class);
    assertThat(folder.resolve("a/Mine")).hasContent("mine");
  }

  @Test
  void anotherGoalIsSomebodyElse() {
    assertThatThrownBy(() -> new Outputs().replaceOwn(folder, "avro", true, Map.of()))
        .isInstanceOf(ForeignFilesException.class);
    assertThat(folder.resolve("a/A")).exists();
  }
}
