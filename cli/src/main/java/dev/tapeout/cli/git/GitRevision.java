package dev.tapeout.cli.git;

import dev.tapeout.contracts.document.GitName;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.contracts.reference.OutsideTreeException;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.registry.PublishedTree;
import dev.tapeout.contracts.registry.PulledVersions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The files of one revision; what a contract there refers to is looked up in the same revision.
 * Safe for several threads.
 */
public final class GitRevision implements FileTree {
  private static final int MOST_LINKS = 8;
  private static final int MOST_LINK_BYTES = 4096;

  private final Repository repository;
  private final String name;
  private final ObjectId tree;
  private final Workspace workspace;

  GitRevision(Repository repository, String name, ObjectId tree) {
    this.repository = repository;
    this.name = name;
    this.tree = tree;
    // A bare repository has no working tree, and so nothing that was pulled into it.
    Path root =
        (repository.isBare() ? repository.getDirectory() : repository.getWorkTree()).toPath();
    this.workspace =
        new Workspace(new PublishedTree(this, new PulledVersions(this, root)), Limits.DEFAULT);
  }

  /** A file of the revision and the id of its content. */
  record Entry(String path, ObjectId content) {}

  /** A name by which git finds the revision: the one it was asked for, or a commit's short id. */
  public String name() {
    return name;
  }

  /** Reads the contract in {@code path}, which is relative to the root of the repository. */
  public ContractReading contract(String path) {
    return ContractReader.read(workspace, path);
  }

  /** Has a file read by what reads a path of a workspace. */
  public <T> T read(String path, BiFunction<Workspace, String, T> reader) {
    return reader.apply(workspace, path);
  }

  /** Whether there is a file, or a link to one, at {@code path}. */
  public boolean has(String path) throws IOException {
    try (TreeWalk walk = path.isEmpty() ? null : TreeWalk.forPath(repository, path, tree)) {
      return walk != null && isFile(walk.getFileMode(0));
    }
  }

  /**
   * What a file was called in an older revision, which has none of its name; empty where it was not
   * there. As git does it, a file that went and has most of its text in common is the same one.
   */
  public Optional<String> former(String path, GitRevision older) throws IOException {
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(older.tree);
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      RenameDetector detector = new RenameDetector(repository);
      detector.addAll(DiffEntry.scan(walk));
      return detector.compute().stream()
          .filter(entry -> entry.getChangeType() == DiffEntry.ChangeType.RENAME)
          .filter(entry -> entry.getNewPath().equals(path))
          .map(DiffEntry::getOldPath)
          .findFirst();
    }
  }

  /** The paths of all files, in git's order. */
  public List<String> paths() throws IOException {
    return entries().stream().map(Entry::path).toList();
  }

  /** The id of the tree. */
  String tree() {
    return tree.name();
  }

  List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        if (isFile(walk.getFileMode(0))) {
          entries.add(new Entry(walk.getPathString(), walk.getObjectId(0)));
        }
      }
    }
    return entries;
  }

  ObjectLoader open(Entry entry) throws IOException {
    return repository.open(entry.content());
  }

  /**
   * Whether the file at {@code path} is there and has exactly this content. Where the sizes differ
   * nothing else is looked at, and the content of the revision never is.
   */
  public boolean holds(String path, byte[] content) throws IOException {
    ObjectId id = content(path);
    if (id == null) {
      return false;
    }
    try (ObjectReader objects = repository.newObjectReader()) {
      if (objects.getObjectSize(id, Constants.OBJ_BLOB) != content.length) {
        return false;
      }
    } catch (MissingObjectException e) {
      // A partial clone has left it out, and knows its id all the same.
    }
    return id.equals(blob(content));
  }

  @Override
  public byte @Nullable [] read(String path, long most) throws IOException {
    try {
      ObjectId id = content(path);
      return id == null ? null : bytes(repository.open(id), most);
    } catch (MissingObjectException e) {
      throw new IOException(
          "this clone left its content out; `git show "
              + name
              + ":"
              + path
              + "` fetches it, and `tapeout gate --fetch` all that are needed",
          e);
    }
  }

  /** The id of what the file at {@code path} holds, links followed; null where there is none. */
  private @Nullable ObjectId content(String path) throws IOException {
    String at = path;
    for (int links = 0; links < MOST_LINKS; links++) {
      try (TreeWalk walk = at.isEmpty() ? null : TreeWalk.forPath(repository, at, tree)) {
        if (walk == null) {
          String beyond = throughLink(at);
          if (beyond == null) {
            return null;
          }
          at = beyond;
          continue;
        }
        if (!isFile(walk.getFileMode(0))) {
          return null;
        }
        if (!FileMode.SYMLINK.equals(walk.getFileMode(0))) {
          return walk.getObjectId(0);
        }
        at = target(at, walk);
      }
    }
    throw new IOException("its symbolic links lead in a circle");
  }

  /** Where a path leads one of whose directories is a link; null where none is. */
  private @Nullable String throughLink(String path) throws IOException {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String directory = path.substring(0, slash);
      try (TreeWalk walk = TreeWalk.forPath(repository, directory, tree)) {
        if (walk == null) {
          return null;
        }
        if (FileMode.SYMLINK.equals(walk.getFileMode(0))) {
          return target(directory, walk) + path.substring(slash);
        }
      }
    }
    return null;
  }

  /** Where the symbolic link at {@code path} leads, at which the walk stands. */
  private String target(String path, TreeWalk walk) throws IOException {
    byte[] link = bytes(repository.open(walk.getObjectId(0)), MOST_LINK_BYTES);
    return target(path, new String(link, StandardCharsets.UTF_8));
  }

  /** The id by which git knows a file of this content. */
  static ObjectId blob(byte[] content) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return ObjectId.fromRaw(sha1.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  @Override
  public List<String> beside(String path) {
    String parent = path.substring(0, path.lastIndexOf('/') + 1);
    try {
      return paths().stream()
          .filter(each -> each.startsWith(parent) && each.indexOf('/', parent.length()) < 0)
          .map(each -> each.substring(parent.length()))
          .toList();
    } catch (IOException e) {
      return List.of(); // it is only a hint
    }
  }

  @Override
  public String displayName(String path) {
    return new GitName(name, path).toString();
  }

  private static byte[] bytes(ObjectLoader content, long most) throws IOException {
    try (InputStream in = content.openStream()) {
      return in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
    }
  }

  private static boolean isFile(FileMode mode) {
    return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE
        || FileMode.SYMLINK.equals(mode);
  }

  /** Where a symbolic link at {@code path} leads, from the root of the tree. */
  private static String target(String path, String link) throws IOException {
    Deque<String> segments = new ArrayDeque<>(List.of(path.split("/")));
    segments.removeLast();
    boolean inside = !link.startsWith("/");
    for (String segment : link.split("/")) {
      if (segment.equals("..")) {
        inside &= segments.pollLast() != null;
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    if (!inside) {
      throw new OutsideTreeException(path + " leads out of the repository");
    }
    return String.join("/", segments);
  }
}
