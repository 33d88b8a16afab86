package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.reference.Workspace;

/** Reads a contract: an OpenAPI document of version 3.2, 3.1, 3.0 or 2.0, and what it refers to. */
public final class ContractReader {
  private ContractReader() {}

  /**
   * Reads the document at {@code path}, and the other files of the workspace that it refers to.
   * Never throws for what the files hold.
   */
  public static ContractReading read(Workspace workspace, String path) {
    throw new IllegalStateException("openapi room under construction");
  }
}
