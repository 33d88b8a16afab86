package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.NearNames;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.reference.Document.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The documents of one {@link FileTree}, each read once. Safe for several threads. */
public final class Workspace {
  private final FileTree tree;
  private final Limits limits;
  private final Map<String, Document> documents = new ConcurrentHashMap<>();

  /** A workspace over {@code tree}; every file in it is read within {@code limits}. */
  public Workspace(FileTree tree, Limits limits) {
    this.tree = tree;
    this.limits = limits;
  }

  /**
   * Reads a file, or gives what an earlier call read. Never throws for what the tree holds: what
   * went wrong stands in {@link Document#status} and {@link Document#diagnostics}.
   *
   * @param path from the root of the tree, with {@code /}
   */
  public Document load(String path) {
    return documents.computeIfAbsent(path, this::read);
  }

  /** The path of what is published under a URL; null where the tree has none. */
  @Nullable String pathOf(String url) {
    return tree.pathOf(url);
  }

  /** Why the tree has nothing for a URL; null where there is nothing to say of it. */
  FileTree.@Nullable Absence absence(String url) {
    return tree.absence(url);
  }

  private Document read(String path) {
    String name = tree.displayName(path);
    try {
      byte[] bytes = tree.read(path, limits.bytes() + 1);
      if (bytes == null) {
        return failed(path, Status.MISSING, "file-missing", "there is no file " + name, near(path));
      }
      Source source = new Source(name, bytes);
      Documents.Reading reading = Documents.read(source, limits);
      Status status = reading.root() == null ? Status.UNREADABLE : Status.READ;
      return new Document(
          path,
          source,
          status,
          reading.root(),
          Identifiers.mayBeIn(bytes),
          List.copyOf(reading.diagnostics()));
    } catch (OutsideTreeException e) {
      return failed(
          path,
          Status.OUTSIDE_TREE,
          "file-outside-tree",
          name + " leads out of the directory that the contract belongs to",
          null);
    } catch (IOException e) {
      return failed(
          path, Status.UNREADABLE, "file-unreadable", name + " cannot be read: " + reason(e), null);
    }
  }

  /** What the file may be called that was meant; null where none is. */
  private @Nullable String near(String path) {
    int slash = path.lastIndexOf('/') + 1;
    String near = NearNames.of(path.substring(slash), tree.beside(path));
    return near == null
        ? null
        : "did you mean " + tree.displayName(path.substring(0, slash) + near) + "?";
  }

  private Document failed(
      String path, Status status, String rule, String message, @Nullable String hint) {
    Source source = new Source(tree.displayName(path), "".getBytes(StandardCharsets.UTF_8));
    Diagnostic diagnostic =
        new Diagnostic(rule, Severity.ERROR, message, new Location(source, 0, 0), hint);
    return new Document(path, source, status, null, false, List.of(diagnostic));
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return e instanceof AccessDeniedException
        ? "permission denied"
        : message == null ? e.getClass().getSimpleName() : message;
  }
}
