package dev.tapeout.cli.project;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.contracts.reference.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of a {@link Project} on disk, called as the user calls them. */
public final class WorkingTree implements FileTree {
  private final Project project;
  private final Path root;
  private final DirectoryTree files;

  private WorkingTree(Project project, Path root) throws IOException {
    this.project = project;
    this.root = root;
    this.files = new DirectoryTree(root, "");
  }

  /**
   * Reads the contract in {@code file}. What it refers to may lie in the same project: the git
   * working tree around the file, or else the directory of the command, or else that of the file.
   */
  public static ContractReading read(Project project, Path file) throws IOException {
    Path parent = file.getParent();
    Path root = project.root();
    if (!file.startsWith(root)) {
      root = parent != null && Files.isDirectory(parent) ? Project.at(parent).root() : root;
    }
    WorkingTree tree = new WorkingTree(project, root);
    String path = file.startsWith(root) ? Project.slashed(root.relativize(file)) : file.toString();
    return ContractReader.read(new Workspace(tree, Limits.DEFAULT), path);
  }

  @Override
  public byte @Nullable [] read(String path, long most) throws IOException {
    return files.read(path, most);
  }

  @Override
  public String displayName(String path) {
    return project.display(root.resolve(path));
  }
}
