package dev.tapeout.cli.git;

import static dev.tapeout.cli.git.GitRepository.unreachable;

import dev.tapeout.cli.command.FailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the base of a comparison into a clone. The history of a shallow clone is deepened step by
 * step until it holds the commit where both sides parted.
 */
public final class Fetch {
  private static final int[] DEPTHS = {50, 500, 5_000};

  /** With more ends than these the whole history is fetched at once. */
  private static final int MOST_ENDS = 32;

  private final Path directory;
  private final @Nullable String gitDir;
  private final String name;
  private final boolean tip;
  private final GitProgram git;
  private final Upstream upstream;

  private Fetch(
      Path directory,
      @Nullable String gitDir,
      String name,
      boolean tip,
      GitProgram git,
      Upstream upstream) {
    this.directory = directory;
    this.gitDir = gitDir;
    this.name = name;
    this.tip = tip;
    this.git = git;
    this.upstream = upstream;
  }

  /**
   * Fetches a branch of a remote anew, and any other revision where the clone lacks it or what a
   * comparison with it needs.
   *
   * @param directory and {@code gitDir} as for {@link GitRepository#open}
   * @param tip whether the revision as it is now is enough
   * @param told hears of each command before it runs
   * @return a name by which the revision is now known
   * @throws FailureException if it cannot be had; the message says why
   */
  public static String of(
      Path directory, @Nullable String gitDir, String name, boolean tip, Consumer<String> told) {
    Fetch fetch;
    try (GitRepository repository = GitRepository.open(directory, gitDir)) {
      Upstream upstream = repository.upstream(name);
      boolean tracked = upstream != null && upstream.tracked();
      GitProgram git = repository.program(told);
      if (!tracked && missing(repository, name, tip) == null) {
        repository.complete(base(repository, name, tip), git);
        return name;
      }
      if (upstream == null) {
        throw unreachable(
            "there is nowhere to fetch '"
                + name
                + "' from: this repository has no remote.\n"
                + "Add one with `git remote add origin URL`, or compare with a revision that"
                + " `git branch --all` lists.");
      }
      if (!upstream.safe()) {
        throw unreachable("'" + name + "' is no name of a branch, a tag or a commit.");
      }
      fetch = new Fetch(directory, gitDir, name, tip, git, upstream);
    }
    return fetch.run();
  }

  private String run() {
    Set<String> ends = ends();
    if (ends.isEmpty()) {
      fetch(List.of(), refspec());
    } else if (tip) {
      fetch(List.of("--depth=1"), refspec());
    } else if (!deepen(ends)) {
      fetch(List.of("--unshallow"), refspec());
    }
    String known = known();
    if (known == null) {
      try (GitRepository repository = open()) {
        throw unreachable(
            "'"
                + name
                + "' was fetched from "
                + upstream.remote()
                + ", and still: "
                + missing(repository, name, tip));
      }
    }
    try (GitRepository repository = open()) {
      repository.complete(base(repository, known, tip), git);
    }
    return known;
  }

  /** Whether one of the steps was enough; a server may refuse to deepen by commits. */
  private boolean deepen(Set<String> ends) {
    if (ends.size() > MOST_ENDS) {
      return false;
    }
    List<String> wanted = new ArrayList<>(refspec());
    wanted.addAll(ends);
    for (int depth : DEPTHS) {
      try {
        fetch(List.of("--depth=" + depth), wanted);
      } catch (GitProgram.RefusedException e) {
        return false;
      }
      if (known() != null) {
        return true;
      }
      // Git passes over a branch that it has just brought, and not over the commit at its tip.
      wanted = new ArrayList<>(ends);
      wanted.addAll(fetched());
    }
    return false;
  }

  private void fetch(List<String> depth, List<String> wanted) {
    List<String> command = new ArrayList<>(List.of("fetch", "--quiet", "--no-tags"));
    command.add("--no-recurse-submodules");
    command.addAll(depth);
    command.add(upstream.remote());
    command.addAll(wanted);
    git.run(command);
  }

  /** What to ask for; nothing where only the history of HEAD is of use. */
  private List<String> refspec() {
    String refspec = upstream.refspec();
    return refspec == null ? List.of() : List.of(refspec);
  }

  /** The commit that was asked for by name. */
  private List<String> fetched() {
    String refspec = upstream.refspec();
    if (refspec == null) {
      return List.of();
    }
    try (GitRepository repository = open()) {
      String id = repository.commit(refspec.substring(refspec.indexOf(':') + 1));
      return id == null ? List.of() : List.of(id);
    }
  }

  /** The commits at which the history of a shallow clone ends. */
  private Set<String> ends() {
    try (GitRepository repository = open()) {
      return repository.shallowCommits();
    }
  }

  /** The name by which the clone now knows all that is needed; null where it does not yet. */
  private @Nullable String known() {
    try (GitRepository repository = open()) {
      String remote = upstream.remote() + "/" + upstream.plain();
      for (String candidate : List.of(name, remote)) {
        if (missing(repository, candidate, tip) == null) {
          return candidate;
        }
      }
      return null;
    }
  }

  /** Opened anew each time, for what is open does not notice what another program brings. */
  private GitRepository open() {
    return GitRepository.open(directory, gitDir);
  }

  /** What a comparison lacks; null where it lacks nothing. */
  private static @Nullable String missing(GitRepository repository, String name, boolean tip) {
    try {
      base(repository, name, tip);
      return null;
    } catch (FailureException e) {
      return e.getMessage();
    }
  }

  private static GitRevision base(GitRepository repository, String name, boolean tip) {
    return tip ? repository.tip(name) : repository.base(name);
  }
}
