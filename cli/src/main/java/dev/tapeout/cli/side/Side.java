package dev.tapeout.cli.side;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.GitRepository;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.document.GitName;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One of the two sides of a comparison, as the user names it: a file, or {@code git:REF:PATH}. */
public record Side(String name) {
  /** Reads the contract; see {@link #read(Project, WorkingTree, String, BiFunction)}. */
  public ContractReading read(Project project, WorkingTree files, @Nullable String gitDir)
      throws IOException {
    return read(project, files, gitDir, ContractReader::read);
  }

  /**
   * Has it read by what reads a path of a workspace.
   *
   * @param gitDir of the repository that {@code git:} means; null for the one around the project
   * @throws FailureException if git does not have it
   */
  public <T> T read(
      Project project,
      WorkingTree files,
      @Nullable String gitDir,
      BiFunction<Workspace, String, T> reader)
      throws IOException {
    GitName git = GitName.parse(name).orElse(null);
    if (git == null || Files.exists(project.directory().resolve(name))) {
      return files.read(project.file(name), reader);
    }
    String path = git.path();
    if (path == null || path.isEmpty() || git.revision().isEmpty()) {
      throw new UsageException(
          "'"
              + name
              + "' lacks a part: write git:REF:PATH, such as git:main:contracts/orders.yaml");
    }
    try (GitRepository repository = GitRepository.open(project.directory(), gitDir)) {
      return repository.tip(git.revision()).read(path(repository, project, path), reader);
    }
  }

  /** As in git itself, {@code ./} and {@code ../} start at the directory of the command. */
  private String path(GitRepository repository, Project project, String path) {
    boolean relative = path.startsWith("./") || path.startsWith("../");
    String from =
        relative && project.directory().startsWith(repository.workTree())
            ? Project.slashed(repository.workTree().relativize(project.directory()))
            : "";
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : List.of((from + "/" + path).split("/"))) {
      if (segment.equals("..") && segments.pollLast() == null) {
        throw new FailureException(
            ExitCode.WRONG_USAGE, "'" + name + "' leads out of the repository");
      }
      if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
  }
}
