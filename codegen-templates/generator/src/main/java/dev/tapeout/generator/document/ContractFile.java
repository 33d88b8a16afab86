package dev.tapeout.generator.document;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.contracts.reference.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A contract that code can be generated from.
 *
 * @param contract without an error; the names of its files are paths from the folder of the
 *     contract
 * @param files that it was read from, absolute
 */
public record ContractFile(Contract contract, Set<Path> files) {
  /**
   * Reads a contract as the rest of Tapeout does. What it refers to lies in its folder, or below.
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
    Set<Path> files = new TreeSet<>();
    Workspace workspace;
    try {
      DirectoryTree tree = new DirectoryTree(folder, "");
      FileTree noting =
          (path, most) -> {
            files.add(folder.resolve(path));
            return tree.read(path, most);
          };
      workspace = new Workspace(noting, Limits.DEFAULT);
    } catch (IOException e) {
      throw new IllegalArgumentException("there is no folder " + folder, e);
    }
    ContractReading reading = ContractReader.read(workspace, String.valueOf(whole.getFileName()));
    List<Diagnostic> errors =
        reading.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    if (reading.contract() == null || !errors.isEmpty()) {
      throw new UnfitContractException(errors);
    }
    return new ContractFile(reading.contract(), files);
  }
}
