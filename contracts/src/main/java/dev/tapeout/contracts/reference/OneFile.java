package dev.tapeout.contracts.reference;

import org.jspecify.annotations.Nullable;

/**
 * A tree of one file, for a document that comes from elsewhere than a folder.
 *
 * @param bytes of the file
 * @param name under which messages speak of it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record OneFile(byte[] bytes, String name) implements FileTree {
  /** The path of the file. */
  public static final String PATH = "document";

  @Override
  public byte @Nullable [] read(String path, long most) {
    return path.equals(PATH) ? bytes : null;
  }

  @Override
  public String displayName(String path) {
    return path.equals(PATH) ? name : path;
  }
}
