package dev.tapeout.diff.rewrite;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Two consecutive versions of a public contract. */
record CorpusPair(String name) {
  private static final Path CONTRACTS =
      Path.of(System.getProperty("tapeout.corpus", "../../shared/corpus"), "contracts");

  /** Those of at most so many bytes; one that is not there where the corpus is not. */
  static List<CorpusPair> upTo(long bytes) {
    if (!Files.isDirectory(CONTRACTS)) {
      return List.of(new CorpusPair("the corpus"));
    }
    List<CorpusPair> pairs = new ArrayList<>();
    try (Stream<Path> folders = Files.list(CONTRACTS)) {
      for (Path folder : folders.sorted().toList()) {
        CorpusPair pair = new CorpusPair(folder.getFileName().toString());
        if (Files.size(pair.file("revision")) <= bytes) {
          pairs.add(pair);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pairs;
  }

  boolean isThere() {
    return Files.isDirectory(CONTRACTS.resolve(name));
  }

  Contract before() {
    return read("base");
  }

  Contract after() {
    return read("revision");
  }

  /** One side, {@code base} or {@code revision}. */
  Contract read(String side) {
    Path file = file(side);
    try {
      Workspace workspace = new Workspace(new DirectoryTree(file.getParent(), ""), Limits.DEFAULT);
      return Objects.requireNonNull(
          ContractReader.read(workspace, file.getFileName().toString()).contract());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String side) {
    Path json = CONTRACTS.resolve(name).resolve(side + ".json");
    return Files.exists(json) ? json : json.resolveSibling(side + ".yaml");
  }

  @Override
  public String toString() {
    return name;
  }
}
