package dev.tapeout.cli.project;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.registry.PublishedTree;
import dev.tapeout.contracts.registry.PublishedVersions;
import dev.tapeout.contracts.registry.PulledVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The files of a {@link Project} on disk, called as the user calls them. */
public final class WorkingTree implements FileTree {
  private final Project project;
  private final Path root;
  private final DirectoryTree files;
  private final @Nullable PublishedVersions given;
  private final Workspace workspace;

  private WorkingTree(Project project, Path root, @Nullable PublishedVersions given)
      throws IOException {
    this.project = project;
    this.root = root;
    this.files = new DirectoryTree(root, "");
    this.given = given;
    PublishedVersions versions = given == null ? new PulledVersions(this, root) : given;
    this.workspace = new Workspace(new PublishedTree(this, versions), Limits.DEFAULT);
  }

  /** The files of {@code project}: a git working tree, or else the directory of the command. */
  public static WorkingTree of(Project project) throws IOException {
    return new WorkingTree(project, project.root(), null);
  }

  /**
   * The same files, with published versions from elsewhere than what {@code tapeout pull} brought.
   */
  public static WorkingTree of(Project project, PublishedVersions versions) throws IOException {
    return new WorkingTree(project, project.root(), versions);
  }

  /** Reads the contract in {@code file}; see {@link #read(Path, BiFunction)}. */
  public ContractReading contract(Path file) throws IOException {
    return read(file, ContractReader::read);
  }

  /**
   * Has {@code file} read by what reads a path of a workspace. What it refers to may lie in the
   * same project, or, where the file lies elsewhere, in the git working tree around it or else in
   * its directory.
   */
  public <T> T read(Path file, BiFunction<Workspace, String, T> reader) throws IOException {
    Path parent = file.getParent();
    if (file.startsWith(root)) {
      return reader.apply(workspace, Project.slashed(root.relativize(file)));
    }
    if (parent != null && Files.isDirectory(parent)) {
      return new WorkingTree(project, Project.rootAround(parent), given).read(file, reader);
    }
    return reader.apply(workspace, file.toString());
  }

  @Override
  public byte @Nullable [] read(String path, long most) throws IOException {
    project.inputs().note(root, path);
    return files.read(path, most);
  }

  @Override
  public List<String> beside(String path) {
    return files.beside(path);
  }

  @Override
  public String displayName(String path) {
    try {
      return project.display(root.resolve(path));
    } catch (InvalidPathException e) {
      return path; // no file can be called that, but a reference can
    }
  }
}
