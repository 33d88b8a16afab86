package dev.tapeout.contracts.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.reference.Document.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest {
  @TempDir Path folder;

  private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeATree() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    Files.writeString(folder.resolve("secret.yaml"), "Secret: {}\n");
    workspace = new Workspace(new DirectoryTree(root, "root/"), Limits.DEFAULT);
  }

  @Test
  void aSymbolicLinkThatLeadsOutIsNotFollowed() throws IOException {
    Files.createSymbolicLink(root.resolve("link.yaml"), folder.resolve("secret.yaml"));
    Files.writeString(root.resolve("a.yaml"), "p:\n  $ref: 'link.yaml#/Secret'\n");
    References references = new References(workspace, UnaryOperator.identity());
    assertThat(references.check(references.root(workspace.load("a.yaml"))))
        .extracting(Diagnostic::rule, d -> d.location().toString())
        .containsExactly(tuple("ref-outside-tree", "root/a.yaml:2:9"));
  }

  @Test
  void aSymbolicLinkToAFolderThatLeadsOutIsNotFollowed() throws IOException {
    Files.createSymbolicLink(root.resolve("up"), folder);
    assertThat(workspace.load("up/secret.yaml").status()).isEqualTo(Status.OUTSIDE_TREE);
  }

  @Test
  void aSymbolicLinkThatStaysInsideIsFollowed() throws IOException {
    Files.writeString(root.resolve("a.yaml"), "x: 1\n");
    Files.createSymbolicLink(root.resolve("b.yaml"), root.resolve("a.yaml"));
    assertThat(workspace.load("b.yaml").status()).isEqualTo(Status.READ);
  }

  @Test
  void dotsThatLeadOutAreNotFollowed() {
    assertThat(workspace.load("../secret.yaml").status()).isEqualTo(Status.OUTSIDE_TREE);
  }

  @Test
  void aFolderOrAnImpossibleNameIsNoFile() throws IOException {
    Files.createDirectory(root.resolve("folder"));
    assertThat(workspace.load("folder").status()).isEqualTo(Status.MISSING);
    assertThat(workspace.load("a\0b").status()).isEqualTo(Status.MISSING);
    assertThat(workspace.load("a.yaml/b").status()).isEqualTo(Status.MISSING);
  }

  @Test
  void aFileThatIsTooLargeIsNotReadToItsEnd() throws IOException {
    Files.writeString(root.resolve("a.json"), "\"" + "x".repeat(5000) + "\"");
    Workspace small = new Workspace(new DirectoryTree(root, ""), new Limits(1000, 10, 10));
    Document document = small.load("a.json");
    assertThat(document.status()).isEqualTo(Status.UNREADABLE);
    assertThat(document.diagnostics())
        .extracting(Diagnostic::rule)
        .containsExactly("file-too-large");
  }
}
