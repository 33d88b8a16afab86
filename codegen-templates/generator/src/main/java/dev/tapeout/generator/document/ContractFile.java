package dev.tapeout.generator.document;

import static java.util.stream.Collectors.toMap;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.registry.PublishedTree;
import dev.tapeout.contracts.registry.PulledVersions;
import dev.tapeout.contracts.vocabulary.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A contract that code can be generated from.
 *
 * @param contract without an error; the names of its files are paths from the folder of the
 *     contract
 * @param folder of the contract, absolute
 * @param files that it was read from, absolute
 */
public record ContractFile(Contract contract, Path folder, Set<Path> files) {
  /** What marks the folder that no reference leads out of. */
  private static final List<String> MARKS =
      List.of("contract.lock", "tapeout.lock", "tapeout.yaml", ".git");

  /** Rules of the profile without which a service could not be what its contract says. */
  private static final Set<String> NEEDED =
      Set.of(
          "silicon-flow-valid",
          "operation-id-unique",
          "path-parameters-declared",
          "path-templates-distinct",
          "pattern-valid");

  /** The files below {@code root}, each noted as it is read, named from {@code folder}. */
  private record Noting(DirectoryTree tree, Path root, Path folder, Set<Path> files)
      implements FileTree {
    @Override
    public byte @Nullable [] read(String path, long most) throws IOException {
      files.add(root.resolve(path));
      return tree.read(path, most);
    }

    @Override
    public String displayName(String path) {
      return folder.relativize(root.resolve(path)).toString().replace('\\', '/');
    }
  }

  /**
   * Reads a contract as the rest of Tapeout does. What it refers to lies in its folder, or below;
   * or, where that is part of a larger whole that is marked as one, anywhere in that; or it is a
   * published version that {@code tapeout pull} brought.
   *
   * @throws UnfitContractException if something is wrong with it; the message names every place
   * @throws IllegalArgumentException if there is no such folder
   */
  public static ContractFile read(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path folder = whole.getParent();
    if (folder == null) {
      throw new IllegalArgumentException(file + " is no file");
    }
    Path root = root(folder);
    Set<Path> files = new TreeSet<>();
    Workspace workspace;
    try {
      FileTree own = new Noting(new DirectoryTree(root, ""), root, folder, files);
      Path locked = PulledVersions.root(root);
      FileTree lock = new Noting(new DirectoryTree(locked, ""), locked, folder, files);
      workspace =
          new Workspace(new PublishedTree(own, new PulledVersions(lock, locked)), Limits.DEFAULT);
    } catch (IOException e) {
      throw new IllegalArgumentException("there is no folder " + root, e);
    }
    ContractReading reading =
        ContractReader.read(workspace, root.relativize(whole).toString().replace('\\', '/'));
    List<Diagnostic> errors = new ArrayList<>(reading.diagnostics());
    Contract contract = reading.contract();
    if (contract != null) {
      errors.addAll(Profile.check(contract, errors(NEEDED), Formats.ANNOTATION));
    }
    errors.removeIf(d -> d.severity() != Severity.ERROR);
    if (contract == null || !errors.isEmpty()) {
      throw new UnfitContractException(errors);
    }
    return new ContractFile(contract, folder, files);
  }

  private static Path root(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Path here = at;
      if (MARKS.stream().anyMatch(mark -> Files.exists(here.resolve(mark)))) {
        return at;
      }
    }
    return folder;
  }

  /** These rules of the profile, and no other. */
  static Map<String, Severity> errors(Set<String> rules) {
    return Profile.rules().stream()
        .collect(
            toMap(Profile.Rule::id, r -> rules.contains(r.id()) ? Severity.ERROR : Severity.OFF));
  }
}
