package dev.tapeout.maven.last;

import java.util.List;

/** Files that a goal did not write stand where it would write or remove. */
public final class ForeignFilesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> files;

  ForeignFilesException(List<String> files) {
    super(String.join(", ", files));
    this.files = List.copyOf(files);
  }

  /** Their paths from the folder, with slashes; at least one. */
  public List<String> files() {
    return files;
  }
}
