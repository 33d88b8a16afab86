package dev.tapeout.cli.gate;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.GitRepository;
import dev.tapeout.cli.git.GitRevision;
import dev.tapeout.cli.git.Renames;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pairs the contracts of the working tree with those of a revision, and has each pair judged. */
final class Gate {
  private final Project project;
  private final Path workTree;
  private final GitRevision base;
  private final Judging judging;
  private final List<Outcome> outcomes = new ArrayList<>();

  Gate(Project project, GitRepository repository, GitRevision base, Judging judging) {
    this.project = project;
    this.workTree = repository.workTree();
    this.base = base;
    this.judging = judging;
  }

  /** All that was judged. */
  Report report() {
    return judging.report(outcomes, List.of(), List.of());
  }

  /** Judges the files that the user names; one that is there no more was deleted. */
  void named(List<String> arguments) throws IOException {
    List<String> now = new ArrayList<>();
    List<String> deleted = new ArrayList<>();
    for (Path file : project.files(arguments)) {
      if (!file.startsWith(workTree)) {
        throw new UsageException(project.display(file) + " is not in the working tree " + workTree);
      }
      String path = Project.slashed(workTree.relativize(file));
      boolean gone = !Files.exists(file) && base.has(path);
      (gone ? deleted : now).add(path);
    }
    judge(now, deleted);
  }

  /** Judges the one file that is named against the file {@code old} of the revision. */
  void against(List<String> arguments, String old) throws IOException {
    List<Path> files = project.files(arguments);
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
    outcomes.add(judging.step(project.display(file), null, base.contract(old), reading));
  }

  /** Judges all that the settings mean, in the working tree and in the revision. */
  void matching(Settings settings) throws IOException {
    List<String> now = new ArrayList<>();
    for (Path file : Project.matching(settings.directory(), settings.contracts())) {
      now.add(Project.slashed(workTree.relativize(file)));
    }
    String within = Project.slashed(workTree.relativize(settings.directory()));
    String prefix = within.isEmpty() ? "" : within + "/";
    Collection<String> deleted = new TreeSet<>();
    for (String path : base.paths()) {
      boolean meant =
          path.startsWith(prefix)
              && settings.contracts().stream()
                  .anyMatch(glob -> glob.matches(path.substring(prefix.length())));
      if (meant && !Files.exists(workTree.resolve(path))) {
        deleted.add(path);
      }
    }
    if (now.isEmpty() && deleted.isEmpty()) {
      throw settings.nothingMatches();
    }
    judge(now, deleted);
  }

  private void judge(Collection<String> now, Collection<String> deleted) throws IOException {
    WorkingTree tree = WorkingTree.of(project);
    Map<String, ContractReading> readings = new TreeMap<>();
    Map<String, Contract> added = new TreeMap<>();
    for (String path : now) {
      ContractReading reading = tree.contract(workTree.resolve(path));
      readings.put(path, reading);
      if (reading.contract() != null && !base.has(path)) {
        added.put(path, reading.contract());
      }
    }
    Map<String, String> former = Renames.of(added, base, workTree);
    for (Map.Entry<String, ContractReading> entry : readings.entrySet()) {
      String path = entry.getKey();
      String name = project.display(workTree.resolve(path));
      String old = former.get(path);
      if (old != null) {
        outcomes.add(judging.step(name, old, base.contract(old), entry.getValue()));
      } else if (base.has(path)) {
        outcomes.add(judging.step(name, null, base.contract(path), entry.getValue()));
      } else {
        outcomes.add(judging.added(name, entry.getValue()));
      }
    }
    for (String path : deleted) {
      if (!former.containsValue(path)) {
        judging
            .removed(project.display(workTree.resolve(path)), base.contract(path))
            .ifPresent(outcomes::add);
      }
    }
  }
}
