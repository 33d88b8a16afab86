package dev.tapeout.maven;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report;
import dev.tapeout.maven.base.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Contracts of the working tree held against files: one that is named, or those of a release. */
final class Comparison {
  private final Project at;
  private final Selection selection;
  private final Judging judging;
  private final Path directory;
  private final List<Pair> pairs = new ArrayList<>();
  private boolean sure = true;

  /** Two files that were compared. */
  record Pair(Path before, Path after) {}

  /**
   * @param directory where contracts of a release are laid
   */
  Comparison(Project at, Selection selection, Judging judging, Path directory) {
    this.at = at;
    this.selection = selection;
    this.judging = judging;
    this.directory = directory;
  }

  /** What was compared. */
  List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  /** Whether another run would find the same to compare with. */
  boolean sure() {
    return sure;
  }

  /** With one file. */
  Report with(String name) throws IOException {
    WorkingTree tree = WorkingTree.of(at);
    List<Path> files = selection.contracts(tree);
    if (files.size() != 1) {
      throw new UsageException(
          "<against> names the one file "
              + name
              + ", and <contracts> "
              + files.size()
              + " contracts; name one contract, or compare with git:REF, registry: or release");
    }
    Path old = at.file(name);
    if (!Files.exists(old)) {
      throw new UsageException(
          "there is no file "
              + old
              + " to compare with; <against> is git:REF, registry:, release, or a file from the folder of the"
              + " module");
    }
    return report(List.of(step(tree, tree.contract(old), old, files.get(0))));
  }

  /** With the contracts of a release. */
  Report with(Release release, Log log) throws IOException {
    WorkingTree tree = WorkingTree.of(at);
    List<Path> files = selection.contracts(tree);
    List<Outcome> outcomes = new ArrayList<>();
    sure = release.sure();
    if (release.jar() == null) {
      log.warn(release.said());
      for (Path file : files) {
        outcomes.add(judging.added(at.display(file), tree.contract(file)));
      }
      return report(outcomes);
    }
    Path laid = directory.resolve("release-" + release.version());
    List<String> contracts = release.lay(laid);
    for (Path file : files) {
      String path = Project.slashed(at.root().relativize(file));
      String old = counterpart(path, contracts, files.size());
      if (old == null) {
        log.info(at.display(file) + " is new: " + release.said() + " does not carry it");
        outcomes.add(judging.added(at.display(file), tree.contract(file)));
      } else {
        Workspace workspace = new Workspace(new DirectoryTree(laid, laid + "/"), Limits.DEFAULT);
        ContractReading before = ContractReader.read(workspace, old);
        outcomes.add(step(tree, before, laid.resolve(old), file));
      }
    }
    return report(outcomes);
  }

  /** The contract of the release; one that has another path where there is no other. */
  private static @Nullable String counterpart(String path, List<String> contracts, int files) {
    if (contracts.contains(path)) {
      return path;
    }
    return files == 1 && contracts.size() == 1 ? contracts.get(0) : null;
  }

  private Outcome step(WorkingTree tree, ContractReading before, Path old, Path file)
      throws IOException {
    pairs.add(new Pair(old, file));
    return judging.step(at.display(file), null, before, tree.contract(file));
  }

  private Report report(List<Outcome> outcomes) {
    return judging.report(outcomes, List.of(), List.of());
  }
}
