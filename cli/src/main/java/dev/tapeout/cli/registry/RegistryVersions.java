package dev.tapeout.cli.registry;

import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.reference.FileTree.Absence;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.PublishedVersions;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.contracts.registry.RegistryException;
import dev.tapeout.contracts.registry.Store;
import java.util.function.Supplier;

/**
 * Published versions as a registry has them, whatever host a reference names: nobody else is asked.
 */
record RegistryVersions(RegistryAccess registry) implements PublishedVersions {
  /**
   * Asks for a version.
   *
   * @throws dev.tapeout.cli.command.FailureException if the registry does not answer, or answers
   *     with another content than it says that the version has
   */
  @Override
  public Answer find(ContractVersion version) {
    return answer(version, () -> document(version, digest(told(version))));
  }

  /** What becomes of asking: a registry that has no such version is an answer. */
  Answer answer(ContractVersion version, Supplier<byte[]> asked) {
    try {
      return new Found(asked.get());
    } catch (RegistryException e) {
      if (e.status() == 404) {
        return new Missing(
            new Absence(
                String.valueOf(e.getMessage()),
                "`tapeout versions " + version.contract() + "` lists those that there are"));
      }
      throw registry.failure(e);
    }
  }

  /** What the registry tells of a version: its digest, its state, its sunset. */
  ObjectNode told(ContractVersion version) {
    ObjectNode answer =
        client(version).get(RegistryClient.path(version.contract(), version.version()));
    registry.require(answer, "digest");
    return answer;
  }

  /** The digest in what was told. */
  static String digest(ObjectNode told) {
    return Answers.text(told, "digest");
  }

  /** A document that has this digest. */
  byte[] document(ContractVersion version, String digest) {
    byte[] document = client(version).document(version.contract(), version.version());
    if (!Store.digest(document).equals(digest)) {
      throw Pulling.altered(version, digest, Store.digest(document), "the registry sends");
    }
    return document;
  }

  private RegistryClient client(ContractVersion version) {
    return registry.client(version + " is not on this machine");
  }
}
