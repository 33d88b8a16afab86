package dev.tapeout.registry.publication;

import dev.tapeout.contracts.reference.FileTree.Absence;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.PublishedVersions;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The published versions that a document refers to, directly or through each other. Nothing is
 * fetched: what is not in this registry is not there.
 */
final class PinnedVersions implements PublishedVersions {
  /** As many as one document may lead to. */
  private static final int MOST = 500;

  private final Map<String, byte[]> documents;
  private final List<ContractVersion> direct;
  private final List<Version> deprecated;

  private PinnedVersions(
      Map<String, byte[]> documents, List<ContractVersion> direct, List<Version> deprecated) {
    this.documents = documents;
    this.direct = direct;
    this.deprecated = deprecated;
  }

  /** Of the versions that a document names, those that may be used, and all that they lead to. */
  static PinnedVersions of(Sql sql, Collection<ContractVersion> named) throws SQLException {
    Map<String, byte[]> documents = new LinkedHashMap<>();
    List<Version> deprecated = new ArrayList<>();
    Deque<ContractVersion> open = new ArrayDeque<>(named);
    while (!open.isEmpty() && documents.size() < MOST) {
      ContractVersion name = open.remove();
      Optional<Version> version =
          documents.containsKey(name.toString())
              ? Optional.empty()
              : Catalogue.version(sql, name).filter(v -> v.state() != State.ARCHIVED);
      if (version.isPresent()) {
        documents.put(name.toString(), Blobs.get(sql, version.get().document()).orElseThrow());
        open.addAll(Catalogue.references(sql, name));
        if (version.get().state() == State.DEPRECATED && named.contains(name)) {
          deprecated.add(version.get());
        }
      }
    }
    List<ContractVersion> direct =
        named.stream().filter(name -> documents.containsKey(name.toString())).toList();
    return new PinnedVersions(documents, direct, deprecated);
  }

  /** The versions that the document itself refers to. */
  List<ContractVersion> direct() {
    return direct;
  }

  /** Those of them that will go. */
  List<Version> deprecated() {
    return deprecated;
  }

  @Override
  public Answer find(ContractVersion version) {
    byte[] document = documents.get(version.toString());
    return document == null
        ? new Missing(
            new Absence(
                version + " is not in this registry, or is archived",
                "publish it, or restore it, before what refers to it"))
        : new Found(document);
  }
}
