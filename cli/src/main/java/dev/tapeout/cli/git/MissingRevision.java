package dev.tapeout.cli.git;

import dev.tapeout.contracts.document.NearNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** Why a clone lacks a revision, and the command that brings it. */
final class MissingRevision {
  private final Repository repository;
  private final String name;
  private final boolean shallow;
  private final Use use;

  /** What the revision is needed for. */
  enum Use {
    /** Its files. */
    FILES,
    /** Its files, and the commits behind it. */
    HISTORY,
    /** The end of a range of tags, all of which are needed. */
    TAGS
  }

  /**
   * @param shallow whether the clone is
   */
  MissingRevision(Repository repository, String name, boolean shallow, Use use) {
    this.repository = repository;
    this.name = name;
    this.shallow = shallow;
    this.use = use;
  }

  String message() {
    List<String> known = names();
    Upstream upstream = Upstream.of(repository, name).orElse(null);
    if (known.isEmpty() && upstream == null && !begun()) {
      return "this repository has no commit yet, so there is no revision '"
          + name
          + "' to compare with.\n"
          + "Commit the contract first, or compare two files: tapeout diff OLD NEW";
    }
    StringBuilder out = new StringBuilder();
    out.append("this clone does not have the revision '").append(name).append("'");
    out.append(shallow ? " (it is shallow: most of the history was left out).\n" : ".\n");
    String prefix = use == Use.TAGS ? "" : "git:";
    for (String there : known) {
      if (there.endsWith("/" + name)) {
        return out.append("Did you mean " + prefix).append(there).append("?").toString();
      }
    }
    String near = NearNames.of(name, known);
    if (near != null) {
      out.append("Did you mean " + prefix).append(near).append("?\n");
    }
    if (upstream == null) {
      out.append("It has no remote to fetch from either: `git branch --all` lists what there is.");
      return out.toString();
    }
    if (use == Use.TAGS && !upstream.tracked() && !upstream.counted() && !upstream.commit()) {
      String deep = shallow ? "--unshallow " : "";
      return out.append("Run this first, if it is a tag there:\n  git fetch --tags ")
          .append(deep)
          .append(upstream.remote())
          .toString();
    }
    out.append("Run this first:\n  ").append(command(upstream));
    if (upstream.safe() && !upstream.tracked() && !upstream.counted() && !upstream.commit()) {
      out.append("\nand then compare with git:");
      out.append(upstream.remote()).append('/').append(upstream.plain());
    }
    if (use == Use.FILES && upstream.safe() && !upstream.counted() && !upstream.commit()) {
      out.append("\nIf it is a tag:\n  git fetch --tags ").append(upstream.remote());
    }
    return out.append(use == Use.TAGS ? "" : "\nor, for a gate, have `tapeout gate --fetch` do it.")
        .toString();
  }

  private String command(Upstream upstream) {
    String remote = upstream.remote();
    String plain = upstream.plain();
    String depth = !shallow ? "" : use == Use.FILES ? "--depth=1 " : "--unshallow ";
    if (!upstream.safe()) {
      return "git fetch " + depth + remote;
    }
    if (upstream.counted()) {
      return fetchHistory(plain, remote, shallow);
    }
    return "git fetch "
        + depth
        + remote
        + " "
        + plain
        + (upstream.commit() ? "" : ":refs/remotes/" + remote + "/" + plain);
  }

  /** {@code HEAD~3} needs three more commits; what else is counted from a commit, all of them. */
  private static String fetchHistory(String plain, String remote, boolean shallow) {
    String steps = plain.replaceFirst("^[^~^]*[~^]", "");
    if (!shallow) {
      return "git fetch " + remote;
    }
    if (steps.matches("[0-9]{1,4}")) {
      return "git fetch --deepen=" + Integer.parseInt(steps) + " " + remote;
    }
    return steps.isEmpty() ? "git fetch --deepen=1 " + remote : "git fetch --unshallow " + remote;
  }

  /** Whether there is a commit to work on. */
  private boolean begun() {
    try {
      return repository.resolve(Constants.HEAD) != null;
    } catch (IOException e) {
      return true;
    }
  }

  /** Local branches, tags and remote branches by their short names. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    try {
      for (String prefix : List.of(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_TAGS)) {
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
          names.add(Repository.shortenRefName(ref.getName()));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return names;
  }
}
