package dev.tapeout.cli.git;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Where a clone may get a revision that it lacks.
 *
 * @param remote the name of the remote repository
 * @param plain the revision without the remote's name in front
 * @param tracked whether that name was there, so that this is a branch of the remote
 */
record Upstream(String remote, String plain, boolean tracked) {
  /** What can stand in a command without being quoted. */
  private static final String SAFE = "[A-Za-z0-9_.@][A-Za-z0-9_./@~^-]*";

  /** The likeliest remote for a revision; none where the repository has none. */
  static Optional<Upstream> of(Repository repository, String name) {
    Set<String> remotes = repository.getRemoteNames();
    for (String remote : remotes) {
      if (name.startsWith(remote + "/")) {
        return Optional.of(new Upstream(remote, name.substring(remote.length() + 1), true));
      }
    }
    return remotes.contains("origin")
        ? Optional.of(new Upstream("origin", name, false))
        : new TreeSet<>(remotes).stream().findFirst().map(r -> new Upstream(r, name, false));
  }

  /** Whether the name can stand in a command line as it is. */
  boolean safe() {
    return plain.matches(SAFE);
  }

  /** Whether commits are counted from a name: {@code main~3}, {@code v1^}. */
  boolean counted() {
    return plain.matches(".*[~^@].*");
  }

  boolean commit() {
    return plain.matches("[0-9a-f]{40}");
  }

  /** What {@code git fetch} is to ask for; null where only the history of HEAD is of use. */
  @Nullable String refspec() {
    if (commit()) {
      return plain;
    }
    String start = plain.replaceFirst("[~^@].*", "");
    if (start.isEmpty() || start.equals("HEAD")) {
      return null;
    }
    String target = ":refs/remotes/" + remote + "/" + start;
    return tracked ? "+refs/heads/" + start + target : "+" + start + target;
  }
}
