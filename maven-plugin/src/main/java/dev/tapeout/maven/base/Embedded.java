package dev.tapeout.maven.base;

/** Where an artifact carries the contracts that it was built from. */
public final class Embedded {
  /** The folder, within the artifact. */
  public static final String FOLDER = "META-INF/tapeout/";

  /** Names the contracts, a path a line, as they lie below {@link #FILES}. */
  public static final String LIST = FOLDER + "contracts.txt";

  /** The contracts and all that they refer to, by their paths in the repository. */
  public static final String FILES = FOLDER + "contracts/";

  private Embedded() {}
}
