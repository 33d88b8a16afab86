package dev.tapeout.generator.project;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.generator.engine.Engine;
import dev.tapeout.generator.engine.TapeoutCodegen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the project of a service, or brings one up to date that was written before. */
public final class Project {
  private Project() {}

  /**
   * What became of a project.
   *
   * @param files in the order of their paths
   * @param notes what Java cannot say of the contract
   */
  public record Result(List<WrittenFile> files, List<Diagnostic> notes) {}

  /**
   * Writes the files that are missing, and those again that nobody has changed since they were
   * written; beside one that somebody has changed it lays what it would write. What it would not
   * write any more stays, and is named.
   *
   * @param properties those of {@link TapeoutCodegen}
   * @throws IllegalArgumentException if the contract is not fit; the message names every place
   * @throws IOException if the folder cannot be written to
   */
  public static Result write(Path contract, Path folder, Map<String, String> properties)
      throws IOException {
    Path staging = Files.createTempDirectory("tapeout-project");
    try {
      Map<String, String> all = new TreeMap<>(properties);
      all.put(TapeoutCodegen.PART, "project");
      Engine.Written written = Engine.write(contract, staging, all);
      Files.createDirectories(folder);
      Ledger ledger = Ledger.read(folder);
      List<WrittenFile> files = new ArrayList<>();
      for (Path file : written.files()) {
        Path relative = staging.relativize(file);
        files.add(place(folder, relative, Files.readAllBytes(file), ledger));
      }
      for (Map.Entry<String, Path> file : written.contract().entrySet()) {
        Path relative = Path.of("contract", file.getKey());
        files.add(
            isAt(file.getValue(), folder.resolve(relative))
                ? new WrittenFile(name(relative), WrittenFile.Fate.UNCHANGED) // it is the team's
                : place(folder, relative, Files.readAllBytes(file.getValue()), ledger));
      }
      for (String name : ledger.names()) {
        if (files.stream().noneMatch(file -> file.name().equals(name))
            && Files.exists(folder.resolve(name))) {
          files.add(new WrittenFile(name, WrittenFile.Fate.LEFT_OVER));
        }
      }
      ledger.write();
      return new Result(List.copyOf(files), written.notes());
    } finally {
      delete(staging);
    }
  }

  /** A contract that is read where it would be written was not written by us. */
  private static boolean isAt(Path file, Path target) throws IOException {
    return Files.exists(target) && Files.isSameFile(file, target);
  }

  private static String name(Path relative) {
    return relative.toString().replace('\\', '/');
  }

  private static WrittenFile place(Path folder, Path relative, byte[] wanted, Ledger ledger)
      throws IOException {
    Path target = folder.resolve(relative);
    String name = name(relative);
    Path proposal = target.resolveSibling(target.getFileName() + WrittenFile.PROPOSAL);
    if (!Files.exists(target)) {
      if (ledger.knows(name)) {
        return new WrittenFile(name, WrittenFile.Fate.REMOVED);
      }
      Files.createDirectories(target.resolveSibling(""));
      Files.write(target, wanted);
      ledger.note(name, wanted);
      return new WrittenFile(name, WrittenFile.Fate.CREATED);
    }
    byte[] present = Files.readAllBytes(target);
    if (Ledger.hash(present).equals(Ledger.hash(wanted))) {
      ledger.note(name, wanted);
      Files.deleteIfExists(proposal);
      return new WrittenFile(name, WrittenFile.Fate.UNCHANGED);
    }
    if (ledger.wrote(name, present)) {
      Files.write(target, wanted);
      ledger.note(name, wanted);
      return new WrittenFile(name, WrittenFile.Fate.UPDATED);
    }
    if (ledger.wrote(name, wanted)) {
      // The team has changed what would be written today as it was then: nothing is new.
      return new WrittenFile(name, WrittenFile.Fate.KEPT);
    }
    Files.write(proposal, wanted);
    return new WrittenFile(name, WrittenFile.Fate.PROPOSED);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
