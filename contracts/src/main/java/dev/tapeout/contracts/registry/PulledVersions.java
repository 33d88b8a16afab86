package dev.tapeout.contracts.registry;

import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.contracts.reference.FileTree.Absence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tapeout pull} brought: the versions that a {@code tapeout.lock} names, out of the
 * store of a project. There is no network in it.
 */
public final class PulledVersions implements PublishedVersions {
  private static final String PULL = "run `tapeout pull`";

  private final FileTree tree;
  private final Store store;
  private @Nullable Lock lock;
  private @Nullable String malformed;

  /**
   * @param tree with the {@code tapeout.lock} at its root: a project, or a revision of it
   * @param root of the project whose store is looked into
   */
  public PulledVersions(FileTree tree, Path root) {
    this.tree = tree;
    this.store = new Store(root);
  }

  /**
   * The folder whose {@code tapeout.lock} counts for what lies in {@code folder}: the nearest one
   * upwards that has one, no further than the one that has a {@code .git}; else {@code folder}.
   */
  public static Path root(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(Lock.FILE))) {
        return at;
      }
      if (Files.exists(at.resolve(".git"))) {
        break;
      }
    }
    return folder;
  }

  @Override
  public Answer find(ContractVersion version) {
    Lock read = lock();
    if (read == null) {
      return missing(String.valueOf(malformed), "mend the file, or " + PULL);
    }
    Lock.Entry entry = read.entries().get(version.toString());
    if (entry == null) {
      return missing(version + " is not in " + name(), PULL);
    }
    Store.Content content = store.look(entry.digest());
    if (content instanceof Store.Content.Whole whole) {
      return new Found(whole.document());
    }
    if (content instanceof Store.Content.Altered altered) {
      return missing(
          altered.file() + " is not what " + name() + " says that " + version + " was",
          PULL + ", which brings it again");
    }
    return missing(version + " has not been pulled to this machine", PULL);
  }

  private String name() {
    return tree.displayName(Lock.FILE);
  }

  private static Answer missing(String reason, String hint) {
    return new Missing(new Absence(reason, hint));
  }

  private synchronized @Nullable Lock lock() {
    if (lock == null && malformed == null) {
      try {
        byte[] bytes = tree.read(Lock.FILE, Lock.LARGEST + 1);
        lock = bytes == null ? Lock.empty() : Lock.read(name(), bytes);
      } catch (Lock.MalformedException e) {
        malformed = e.getMessage();
      } catch (IOException e) {
        malformed = name() + " cannot be read";
      }
    }
    return lock;
  }
}
