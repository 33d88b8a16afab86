package dev.tapeout.contracts.registry;

import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.contracts.registry.PublishedVersions.Answer;
import dev.tapeout.contracts.registry.PublishedVersions.Found;
import dev.tapeout.contracts.registry.PublishedVersions.Missing;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files of a project together with the published versions that they refer to. Each version is asked
 * for once, and only when a reference leads to it. Safe for several threads if both parts are.
 */
public final class PublishedTree implements FileTree {
  private final FileTree own;
  private final PublishedVersions versions;
  private final Map<ContractVersion, Answer> answers = new ConcurrentHashMap<>();

  /**
   * @param own the files of the project
   * @param versions what is asked for a pinned reference
   */
  public PublishedTree(FileTree own, PublishedVersions versions) {
    this.own = own;
    this.versions = versions;
  }

  @Override
  public byte @Nullable [] read(String path, long most) throws IOException {
    if (!FileTree.isPublished(path)) {
      return own.read(path, most);
    }
    return ContractVersion.parse(path.substring(PUBLISHED.length())).map(this::find).orElse(null)
            instanceof Found found
        ? Arrays.copyOf(found.document(), (int) Math.min(most, found.document().length))
        : null;
  }

  @Override
  public @Nullable String pathOf(String url) {
    Optional<ContractVersion> version = ContractVersion.ofUrl(url);
    return version.isPresent() && find(version.get()) instanceof Found
        ? PUBLISHED + version.get()
        : null;
  }

  @Override
  public @Nullable Absence absence(String url) {
    return ContractVersion.ofUrl(url).map(this::find).orElse(null) instanceof Missing missing
        ? missing.absence()
        : null;
  }

  @Override
  public List<String> beside(String path) {
    return FileTree.isPublished(path) ? List.of() : own.beside(path);
  }

  @Override
  public String displayName(String path) {
    return FileTree.isPublished(path)
        ? "registry:" + path.substring(PUBLISHED.length())
        : own.displayName(path);
  }

  private Answer find(ContractVersion version) {
    return answers.computeIfAbsent(version, versions::find);
  }
}
