package dev.tapeout.cli.git;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A git repository: a clone, whole or shallow, a linked working tree of one, or a bare one. */
public final class GitRepository implements AutoCloseable {
  private final Repository repository;
  private final Path workTree;

  private GitRepository(Repository repository, Path workTree) {
    this.repository = repository;
    this.workTree = workTree;
  }

  /**
   * Opens the repository around a directory.
   *
   * @param gitDir the repository itself, as {@code --git-dir} names it, {@code directory} then
   *     being the working tree; null to look for it from {@code directory} upwards
   * @throws FailureException if there is none
   */
  public static GitRepository open(Path directory, @Nullable String gitDir) {
    QuietSystem.install();
    try {
      FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
      if (gitDir != null) {
        File dir = directory.resolve(gitDir).toFile();
        Repository repository = builder.setGitDir(dir).build();
        return new GitRepository(repository, directory.toRealPath());
      }
      builder.readEnvironment().findGitDir(directory.toFile());
      if (builder.getGitDir() == null) {
        throw unreachable(
            directory
                + " is not in a git repository.\n"
                + "Run this inside a clone, name the repository with --git-dir, or compare two"
                + " files: tapeout diff OLD NEW");
      }
      Repository repository = builder.build();
      Path workTree = repository.isBare() ? directory : repository.getWorkTree().toPath();
      return new GitRepository(repository, workTree.toRealPath());
    } catch (IOException | IllegalArgumentException e) {
      String where = gitDir == null ? "around " + directory : gitDir;
      throw unreachable(
          "The git repository "
              + where
              + " cannot be read: "
              + e.getMessage()
              + "\nCheck the path, and that `git status` works there.");
    }
  }

  /** The directory that {@code git:REF:PATH} and the trees of this repository are relative to. */
  public Path workTree() {
    return workTree;
  }

  /**
   * The tree of files of a revision.
   *
   * @param name as git knows it: a branch, a tag, a commit, {@code HEAD~1}
   * @throws FailureException if this clone does not have it; the message says how to get it
   */
  public GitRevision revision(String name) {
    try {
      ObjectId tree = repository.resolve(name + "^{tree}");
      if (tree != null && repository.getObjectDatabase().has(tree)) {
        return new GitRevision(repository, name, tree);
      }
    } catch (IOException | RevisionSyntaxException e) {
      // Not there, or no name at all: the remedy is the same.
    }
    throw unreachable(new MissingRevision(repository, name).message());
  }

  @Override
  public void close() {
    repository.close();
  }

  static FailureException unreachable(String message) {
    return new FailureException(ExitCode.UNREACHABLE_BASE, message);
  }
}
