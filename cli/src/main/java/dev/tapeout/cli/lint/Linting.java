package dev.tapeout.cli.lint;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.report.LintReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with contracts, each by itself.
 *
 * @param unreadable whether one of them could not be read whole
 */
public record Linting(LintReport report, boolean unreadable) {
  /**
   * Checks what is selected. Other files than contracts, where a pattern means them, are passed
   * over.
   *
   * @param severities of rules, where the settings change them
   */
  public static Linting of(
      Selection selection, Project project, Map<String, Severity> severities, Formats formats)
      throws IOException {
    Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    boolean unreadable = false;
    WorkingTree tree = WorkingTree.of(project);
    Collection<Path> matching = selection.matching();
    selection.require(matching);
    List<Path> files = new ArrayList<>(selection.named());
    files.addAll(matching);
    for (Path file : files) {
      ContractReading reading = tree.contract(file);
      if (reading.isOther() && matching.contains(file)) {
        skipped.add(project.display(file));
        continue;
      }
      names.add(project.display(file));
      diagnostics.addAll(reading.diagnostics());
      unreadable |= reading.contract() == null || reading.lostNumber();
      if (reading.contract() != null) {
        diagnostics.addAll(Profile.check(reading.contract(), severities, formats));
      }
    }
    if (names.isEmpty()) {
      throw Selection.noContract(skipped.get(0));
    }
    return new Linting(new LintReport(names, List.copyOf(diagnostics), skipped), unreadable);
  }

  /** How the process ends. */
  public ExitCode exitCode() {
    if (unreadable) {
      return ExitCode.UNREADABLE_CONTRACT;
    }
    return report.pass() ? ExitCode.FINE : ExitCode.GATE_FAILED;
  }
}
