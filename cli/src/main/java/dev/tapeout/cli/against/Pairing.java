package dev.tapeout.cli.against;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.GitRepository;
import dev.tapeout.cli.git.GitRevision;
import dev.tapeout.cli.git.Renames;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.output.Progress;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.FileTree;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Pairs the contracts of the working tree with those of a revision, and has each pair judged. */
final class Pairing {
  private final Project project;
  private final Path workTree;
  private final GitRevision base;
  private final Judging judging;
  private final Progress progress;
  private final List<String> unchanged = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  Pairing(
      Project project,
      GitRepository repository,
      GitRevision base,
      Judging judging,
      Progress progress) {
    this.project = project;
    this.workTree = repository.workTree();
    this.base = base;
    this.judging = judging;
    this.progress = progress;
  }

  /** Judges the one file that is selected against the file {@code old} of the revision. */
  Report against(Selection selection, String old) throws IOException {
    List<Path> files = new ArrayList<>(selection.named());
    files.addAll(selection.matching());
    if (files.size() != 1 || old.isEmpty()) {
      throw new UsageException(
          "git:REF:PATH compares one FILE with one file of REF: name one FILE, and PATH from the"
              + " root of the repository");
    }
    if (!base.has(old)) {
      throw new UsageException(
          "there is no file "
              + old
              + " in "
              + base.name()
              + "; `git ls-tree -r --name-only "
              + base.name()
              + "` lists those that there are");
    }
    Path file = files.get(0);
    ContractReading reading = WorkingTree.of(project).contract(file);
    return judging.report(
        List.of(judging.step(project.display(file), null, base.contract(old), reading)),
        List.of(),
        List.of());
  }

  /**
   * Judges all that is selected, in the working tree and in the revision.
   *
   * @param all whether that goes for contracts, too, that a pattern means and that did not change
   */
  Report selected(Selection selection, boolean all) throws IOException {
    progress.begin("looking for what changed", 0);
    SortedSet<String> matched = paths(selection.matching());
    SortedSet<String> gone = gone(selection);
    Collection<Path> meant = files(matched);
    meant.addAll(files(gone));
    selection.require(meant);
    SortedSet<String> now = new TreeSet<>();
    for (String path : paths(selection.named())) {
      boolean deleted = !there(path) && base.has(path);
      (deleted ? gone : now).add(path);
    }
    now.addAll(all ? matched : changed(matched));
    Map<String, ContractReading> readings = read(now, matched);
    if (readings.isEmpty() && gone.isEmpty() && unchanged.isEmpty()) {
      throw Selection.noContract(skipped.get(0));
    }
    return judging.report(judge(readings, gone), List.copyOf(unchanged), List.copyOf(skipped));
  }

  /** The files of the revision that a pattern means and that are there no more. */
  private SortedSet<String> gone(Selection selection) throws IOException {
    SortedSet<String> gone = new TreeSet<>();
    if (!selection.patterns().isEmpty()) {
      for (String path : base.paths()) {
        if (selection.means(workTree.resolve(path)) && !there(path)) {
          gone.add(path);
        }
      }
    }
    return gone;
  }

  /** Those that are not what they were in the revision; takes note of the others. */
  private Collection<String> changed(Collection<String> matched) throws IOException {
    DirectoryTree tree = new DirectoryTree(workTree, "");
    FileTree noted =
        (path, most) -> {
          project.inputs().note(workTree, path);
          return tree.read(path, most);
        };
    Untouched untouched = new Untouched(noted, base);
    List<String> changed = new ArrayList<>();
    for (String path : matched) {
      if (!untouched.is(path)) {
        changed.add(path);
      } else {
        (untouched.contract(path) ? unchanged : skipped).add(display(path));
      }
    }
    return changed;
  }

  /** Reads the contracts; among those that a pattern means, other files are no fault. */
  private Map<String, ContractReading> read(Collection<String> now, Collection<String> matched)
      throws IOException {
    WorkingTree tree = WorkingTree.of(project);
    List<String> order = List.copyOf(now);
    progress.begin("reading contracts:", order.size());
    List<ContractReading> read = Parallel.each(order, path -> read(tree, path));
    Map<String, ContractReading> readings = new TreeMap<>();
    for (int i = 0; i < order.size(); i++) {
      String path = order.get(i);
      boolean never =
          matched.contains(path)
              && read.get(i).isOther()
              && (!base.has(path) || base.contract(path).contract() == null);
      if (never) {
        skipped.add(display(path));
      } else {
        readings.put(path, read.get(i));
      }
    }
    return readings;
  }

  private ContractReading read(WorkingTree tree, String path) throws IOException {
    ContractReading reading = tree.contract(workTree.resolve(path));
    progress.step();
    return reading;
  }

  private List<Outcome> judge(Map<String, ContractReading> readings, Collection<String> gone)
      throws IOException {
    Map<String, Contract> added = new TreeMap<>();
    for (Map.Entry<String, ContractReading> entry : readings.entrySet()) {
      Contract contract = entry.getValue().contract();
      if (contract != null && !base.has(entry.getKey())) {
        added.put(entry.getKey(), contract);
      }
    }
    Map<String, String> former = Renames.of(added, base, workTree);
    progress.begin("comparing contracts:", readings.size());
    List<Outcome> outcomes =
        new ArrayList<>(
            Parallel.each(
                List.copyOf(readings.entrySet()),
                entry -> judge(entry.getKey(), former.get(entry.getKey()), entry.getValue())));
    for (String path : gone) {
      if (!former.containsValue(path)) {
        judging.removed(display(path), base.contract(path)).ifPresent(outcomes::add);
      }
    }
    return outcomes;
  }

  private Outcome judge(String path, @Nullable String former, ContractReading reading)
      throws IOException {
    String name = display(path);
    String old = former == null ? path : former;
    ContractReading before = base.has(old) ? base.contract(old) : null;
    // What was no contract and cannot be read now has nothing but that wrong with it.
    boolean other = before != null && before.isOther() && reading.contract() == null;
    Outcome outcome =
        before == null || other
            ? judging.added(name, reading)
            : judging.step(name, former, before, reading);
    progress.step();
    return outcome;
  }

  /** Whether something has this name, be it a link that leads nowhere. */
  private boolean there(String path) {
    return Files.exists(workTree.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  private SortedSet<String> paths(Collection<Path> files) {
    SortedSet<String> paths = new TreeSet<>();
    for (Path file : files) {
      if (!file.startsWith(workTree)) {
        throw new UsageException(project.display(file) + " is not in the working tree " + workTree);
      }
      paths.add(Project.slashed(workTree.relativize(file)));
    }
    return paths;
  }

  private Collection<Path> files(Collection<String> paths) {
    return new ArrayList<>(paths.stream().map(workTree::resolve).toList());
  }

  private String display(String path) {
    return project.display(workTree.resolve(path));
  }
}
