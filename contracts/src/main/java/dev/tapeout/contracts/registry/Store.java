package dev.tapeout.contracts.registry;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.identity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The documents that were pulled into a project, each under its digest, so that a name of a
 * contract never becomes the name of a file.
 */
public final class Store {
  private static final String FOLDER = ".tapeout";

  /** What is kept under a digest. */
  sealed interface Content {
    /** The document; its digest is right. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Whole(byte[] document) implements Content {}

    /** Nothing. */
    record Absent() implements Content {}

    /** Something else. */
    record Altered(Path file) implements Content {}
  }

  private final Path root;

  /**
   * @param root of the project
   */
  public Store(Path root) {
    this.root = root;
  }

  /** The file of a digest, there or not. */
  public Path file(String digest) {
    return root.resolve(FOLDER).resolve("versions").resolve(digest.replace(':', '-'));
  }

  /** The document of a digest; null where it is not there, or is another. */
  public byte @Nullable [] get(String digest) {
    return look(digest) instanceof Content.Whole whole ? whole.document() : null;
  }

  Content look(String digest) {
    Path file = file(digest);
    if (!Files.exists(file)) {
      return new Content.Absent();
    }
    try {
      if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(root.toRealPath())) {
        return new Content.Altered(file);
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] document = in.readNBytes((int) Limits.DEFAULT.bytes() + 1);
        return digest.equals(digest(document))
            ? new Content.Whole(document)
            : new Content.Altered(file);
      }
    } catch (IOException e) {
      return new Content.Altered(file);
    }
  }

  /**
   * Keeps a document; what lay under its digest is replaced.
   *
   * @throws IOException if it cannot be written, or the folder leads out of the project
   */
  public void put(String digest, byte[] document) throws IOException {
    Path file = file(digest);
    Path own = root.resolve(FOLDER);
    Path folder = own.resolve("versions");
    for (Path each : new Path[] {own, folder}) {
      if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(each + " is no folder of its own (a link leads elsewhere)");
      }
    }
    Files.createDirectories(folder);
    Path ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore, LinkOption.NOFOLLOW_LINKS)) {
      Files.writeString(ignore, "*\n");
    }
    write(file, document);
  }

  /** Writes a file at once or not at all; who may read it is as for any new file. */
  public static void write(Path file, byte[] bytes) throws IOException {
    // Not a temporary file, which is for its owner alone and stays so when it is moved.
    Path part = file.resolveSibling(".tapeout" + UUID.randomUUID() + ".part");
    try {
      Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The digest of a document; empty where it is none. */
  public static String digest(byte[] document) {
    Node root = Documents.read(new Source("document", document), Limits.DEFAULT).root();
    return root == null ? "" : Digest.sha256(root);
  }
}
