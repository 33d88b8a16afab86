package dev.tapeout.cli.git;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.git.MissingRevision.Use;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A git repository: a clone, whole or shallow, a linked working tree of one, or a bare one. */
public final class GitRepository implements AutoCloseable {
  /** Of a commit's id, as many as are enough to find it. */
  private static final int ID_DIGITS = 12;

  private final Repository repository;
  private final Path workTree;

  private GitRepository(Repository repository, Path workTree) {
    this.repository = repository;
    this.workTree = workTree;
  }

  /**
   * Opens the repository around a directory.
   *
   * @param gitDir the repository, as {@code --git-dir} names it: a {@code .git}, a bare one, or a
   *     clone. Its own working tree counts where {@code directory} lies in it; else {@code
   *     directory} stands for the root of its working tree. Null to look for a repository from
   *     {@code directory} upwards
   * @throws FailureException if there is none
   */
  public static GitRepository open(Path directory, @Nullable String gitDir) {
    QuietSystem.install();
    try {
      FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
      if (gitDir != null) {
        Path named = directory.resolve(gitDir);
        boolean clone = Files.exists(named.resolve(Constants.DOT_GIT));
        Repository repository =
            (clone ? builder.setWorkTree(named.toFile()) : builder.setGitDir(named.toFile()))
                .build();
        Path here = directory.toRealPath();
        Path own = repository.isBare() ? here : repository.getWorkTree().toPath().toRealPath();
        return new GitRepository(repository, here.startsWith(own) ? own : here);
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
   * The files of a revision as it is now.
   *
   * @param name as git knows it: a branch, a tag, a commit, {@code HEAD~1}
   * @throws FailureException if this clone does not have it; the message says how to get it
   */
  public GitRevision tip(String name) {
    return new GitRevision(repository, name, tree(name, Use.FILES));
  }

  /**
   * The files of the commit where {@code HEAD} and a revision parted, as {@code git diff
   * name...HEAD} takes them: what was changed in the revision since then is no change of {@code
   * HEAD}'s. It is the revision as it is now where the two have nothing in common, and where the
   * working tree is none of {@code HEAD}'s, the repository being a bare one.
   *
   * @param name as for {@link #tip}
   * @throws FailureException if this clone does not have the revision, or, being shallow, not the
   *     commit in question; the message says how to get it
   */
  public GitRevision base(String name) {
    ObjectId tree = tree(name, Use.HISTORY);
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId head = repository.resolve(Constants.HEAD);
      RevObject tip = walk.peel(walk.parseAny(repository.resolve(name)));
      if (repository.isBare()
          || head == null
          || !(tip instanceof RevCommit)
          || AnyObjectId.isEqual(tip, head)) {
        return new GitRevision(repository, name, tree);
      }
      walk.setRetainBody(false);
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(head));
      walk.markStart((RevCommit) tip);
      RevCommit base = walk.next();
      if (base == null && shallow()) {
        throw unreachable(
            "this clone is shallow and lacks the commit where HEAD and '"
                + name
                + "' parted, so what only one of them changed cannot be told.\n"
                + "Run this first:\n  git fetch --unshallow\n"
                + "or have `tapeout gate --fetch` bring as much as it needs; in CI, clone with the"
                + " whole history (GitHub:\nfetch-depth: 0, GitLab: GIT_DEPTH: 0).\n"
                + "--tip compares with '"
                + name
                + "' as it is now, whatever others changed there.");
      }
      return base == null || AnyObjectId.isEqual(base, tip)
          ? new GitRevision(repository, name, tree)
          : new GitRevision(
              repository, base.name().substring(0, ID_DIGITS), tree(base.name(), Use.HISTORY));
    } catch (IOException e) {
      throw unreachable(
          "the history of '"
              + name
              + "' cannot be read: "
              + e.getMessage()
              + "\nCheck it with `git fsck`, or compare with the revision as it is now: --tip");
    }
  }

  /**
   * The tags on the way from one revision to another: of commits that hold the first and are held
   * by the second, without both themselves. The newest commit first, as the history has it; those
   * of one commit together and by name.
   *
   * @throws FailureException if this clone lacks either, or the second does not hold the first
   */
  public List<List<String>> tagsBetween(String from, String to) {
    tree(from, Use.TAGS);
    tree(to, Use.TAGS);
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit start = commit(from, walk);
      RevCommit end = commit(to, walk);
      if (!walk.isMergedInto(start, end)) {
        throw unreachable(
            "'"
                + to
                + "' does not hold '"
                + from
                + "', so there is no way from one to the other"
                + (shallow() ? " (this clone is shallow: git fetch --unshallow)." : ".")
                + "\nCompare the two by themselves: git:REF:PATH names a file of a revision.");
      }
      Map<ObjectId, List<String>> tagged = new HashMap<>();
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        RevObject target = walk.peel(walk.parseAny(ref.getObjectId()));
        tagged
            .computeIfAbsent(target.getId(), id -> new ArrayList<>())
            .add(Repository.shortenRefName(ref.getName()));
      }
      List<RevCommit> between = new ArrayList<>();
      walk.reset();
      walk.sort(RevSort.TOPO);
      walk.markStart(end);
      walk.markUninteresting(start);
      for (RevCommit commit : walk) {
        if (!commit.equals(end) && tagged.containsKey(commit.getId())) {
          between.add(commit);
        }
      }
      walk.reset();
      List<List<String>> names = new ArrayList<>();
      for (RevCommit commit : between) {
        if (walk.isMergedInto(start, commit)) {
          names.add(tagged.getOrDefault(commit.getId(), List.of()).stream().sorted().toList());
        }
      }
      return names;
    } catch (IOException e) {
      throw unreachable("the history cannot be read: " + e.getMessage() + "\nTry `git fsck`.");
    }
  }

  private RevCommit commit(String name, RevWalk walk) throws IOException {
    RevObject object = walk.peel(walk.parseAny(repository.resolve(name)));
    if (object instanceof RevCommit commit) {
      return commit;
    }
    throw unreachable("'" + name + "' is no commit, so it has no history.");
  }

  Config settings() {
    return repository.getConfig();
  }

  /** Where a revision could be fetched from; null where there is no remote. */
  @Nullable Upstream upstream(String name) {
    return Upstream.of(repository, name).orElse(null);
  }

  /** The id of the commit that a name stands for; null where it stands for none. */
  @Nullable String commit(String name) {
    try {
      ObjectId id = repository.resolve(name + "^{commit}");
      return id == null ? null : id.name();
    } catch (IOException | RevisionSyntaxException e) {
      return null;
    }
  }

  /** The git program, to run in this repository. */
  GitProgram program(Consumer<String> told) {
    File gitDir = repository.getDirectory();
    return new GitProgram(gitDir, repository.isBare() ? gitDir : workTree.toFile(), told);
  }

  /** Has git bring what a partial clone left out of the contracts of a revision. */
  void complete(GitRevision revision, GitProgram git) {
    boolean partial =
        repository.getConfig().getString("extensions", null, "partialClone") != null
            || repository.getRemoteNames().stream()
                .anyMatch(r -> repository.getConfig().getBoolean("remote", r, "promisor", false));
    if (partial) {
      // A comparison of contents asks for all that are missing at once.
      git.run(
          List.of(
              "diff",
              "--numstat",
              "--no-ext-diff",
              "--no-textconv",
              revision.tree(),
              "--",
              "*.yaml",
              "*.yml",
              "*.json"));
    }
  }

  /** The ids of the commits at which a shallow history ends; empty where it is whole. */
  Set<String> shallowCommits() {
    try {
      Set<String> ids = new TreeSet<>();
      repository.getObjectDatabase().getShallowCommits().forEach(id -> ids.add(id.name()));
      return ids;
    } catch (IOException e) {
      return Set.of();
    }
  }

  private ObjectId tree(String name, Use use) {
    try {
      ObjectId tree = repository.resolve(name + "^{tree}");
      if (tree != null && repository.getObjectDatabase().has(tree)) {
        return tree;
      }
    } catch (IOException | RevisionSyntaxException e) {
      // Not there, or no name at all: the remedy is the same.
    }
    throw unreachable(new MissingRevision(repository, name, shallow(), use).message());
  }

  private boolean shallow() {
    return !shallowCommits().isEmpty();
  }

  @Override
  public void close() {
    repository.close();
  }

  static FailureException unreachable(String message) {
    return new FailureException(ExitCode.UNREACHABLE_BASE, message);
  }
}
