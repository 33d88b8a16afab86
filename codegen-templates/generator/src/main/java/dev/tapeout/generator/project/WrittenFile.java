package dev.tapeout.generator.project;

import java.util.Locale;

/**
 * A file of a project, and what became of it.
 *
 * @param name from the project's folder, with slashes
 */
public record WrittenFile(String name, Fate fate) {
  /** What the name of a file that was proposed ends with. */
  public static final String PROPOSAL = ".proposed";

  /** What can become of a file. */
  public enum Fate {
    /** It was not there. */
    CREATED,
    /** Nobody had changed it, and it is now another. */
    UPDATED,
    /** It was as it should be. */
    UNCHANGED,
    /** Somebody has changed it, and nothing new is to be proposed. */
    KEPT,
    /** Somebody has changed it; what would be written lies beside it, as {@code *.proposed}. */
    PROPOSED,
    /** Somebody has removed it, and it stays removed. */
    REMOVED,
    /** It was written before, and would not be now; it is still there. */
    LEFT_OVER;

    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
