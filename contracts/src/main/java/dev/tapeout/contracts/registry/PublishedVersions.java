package dev.tapeout.contracts.registry;

import dev.tapeout.contracts.reference.FileTree.Absence;

/** Where the documents of published versions come from. */
public interface PublishedVersions {
  /** What there is of a version. */
  sealed interface Answer {}

  /** Its document as it was published; its digest was checked. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Found(byte[] document) implements Answer {}

  /** Nothing that may be used. */
  record Missing(Absence absence) implements Answer {}

  /** Asks for one; never throws for what is kept there. */
  Answer find(ContractVersion version);
}
