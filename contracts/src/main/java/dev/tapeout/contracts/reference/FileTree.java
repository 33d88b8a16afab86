package dev.tapeout.contracts.reference;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a contract may be made of: a directory, or a tree of a git commit. */
public interface FileTree {
  /**
   * What the paths of published versions begin with. No relative reference leads to such a path,
   * and from what is published none leads anywhere.
   */
  String PUBLISHED = "//";

  /** The file that says which content each published version has. */
  String LOCK = "tapeout.lock";

  /**
   * A published version that is not at hand.
   *
   * @param reason a full sentence
   * @param hint what to do
   */
  record Absence(String reason, String hint) {}

  /**
   * The bytes of one file.
   *
   * @param path from the root of the tree, segments parted by {@code /}, none of them {@code ..}
   * @param most how many bytes are wanted at most; an implementation stops there
   * @return the content, or null where the tree has no such file
   * @throws OutsideTreeException if the path leads out of the tree, as through a symbolic link
   * @throws IOException if the file is there but cannot be read
   */
  byte @Nullable [] read(String path, long most) throws IOException;

  /** The names of the files beside {@code path}, to say what may have been meant; may be none. */
  default List<String> beside(String path) {
    return List.of();
  }

  /**
   * The path of the file that stands in this tree for what is published under a URL, for a tree
   * that holds pinned copies of other contracts. Nothing is fetched.
   *
   * @param url absolute, without a fragment
   * @return null where the tree has none
   */
  default @Nullable String pathOf(String url) {
    return null;
  }

  /**
   * Why the tree has nothing for a URL that names a published version; null where it names none.
   *
   * @param url absolute, without a fragment
   */
  default @Nullable Absence absence(String url) {
    return null;
  }

  /** Whether a path is one that only {@link #pathOf} gives. */
  static boolean isPublished(String path) {
    return path.startsWith(PUBLISHED);
  }

  /** The name under which messages speak of {@code path}. */
  default String displayName(String path) {
    return path;
  }
}
