package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.FilePattern;
import dev.tapeout.cli.project.Glob;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.Lock;
import dev.tapeout.contracts.registry.PublishedVersions.Missing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be brought from a registry.
 *
 * @param selection the contracts whose references are followed; null for none
 * @param named versions that stay in {@code tapeout.lock} though nothing refers to them
 * @param all also what the lock keeps by name, or all of it where no contracts are selected
 * @param prune whether what nothing refers to goes from the lock; the selection must be all that
 *     there is in the project
 * @param frozen whether it fails where the lock would change
 * @param trusting whose signatures count
 */
public record Pull(
    Project project,
    @Nullable Selection selection,
    List<ContractVersion> named,
    boolean all,
    boolean prune,
    boolean frozen,
    Trusting trusting) {

  /**
   * Brings it. Two at once into one project would lose what the other wrote into the lock.
   *
   * @param console whose errors say where a reference stands that leads nowhere, and who signed
   *     what
   * @throws FailureException if something cannot be had, or is another than the lock says; the lock
   *     is as it was
   * @throws UsageException if there is nothing to bring, or no way to know what nothing refers to
   */
  public Pulled from(RegistryAccess registry, Console console) throws IOException {
    Pulling pulling =
        Pulling.into(project.root(), new RegistryVersions(registry), trusting, frozen);
    if (selection == null && named.isEmpty() && pulling.before().entries().isEmpty()) {
      throw new UsageException(
          "pull what? There is no "
              + Lock.FILE
              + " yet: name contracts, or list them under 'contracts:' in "
              + Settings.FILE
              + "; or name a version, CONTEXT/NAME@VERSION");
    }
    if (prune) {
      requireWhole();
    }
    for (ContractVersion version : named) {
      require(pulling, version, true);
    }
    if (selection != null) {
      follow(selection, pulling, console);
    }
    if (all) {
      for (var entry : pulling.before().entries().entrySet()) {
        if (selection == null || entry.getValue().named()) {
          require(pulling, ContractVersion.parse(entry.getKey()).orElseThrow(), false);
        }
      }
    }
    pulling.notes().forEach(console.err()::println);
    boolean changed = pulling.finish(prune);
    List<Path> files = new ArrayList<>(pulling.files());
    files.add(project.root().resolve(Lock.FILE));
    return new Pulled(pulling.brought(), changed, files);
  }

  /** Settings of a folder within know of no contract beside it, and the lock is of both. */
  private void requireWhole() throws IOException {
    Settings settings = selection == null ? null : selection.settings();
    if (settings == null || !settings.directory().equals(project.root())) {
      throw new UsageException(
          "--prune goes by the contracts that "
              + project.display(project.root().resolve(Settings.FILE))
              + " lists, and by no others: name none beside it");
    }
    FilePattern within = new FilePattern(project.root(), Glob.of("*/**/" + Settings.FILE));
    Iterator<Path> others = within.files().iterator();
    if (others.hasNext()) {
      throw new UsageException(
          Lock.FILE
              + " also has what the contracts of "
              + project.display(others.next())
              + " refer to, of which --prune knows nothing: take lines out by hand");
    }
  }

  /** What is called for by a name that the registry does not know is mistyped, and no verdict. */
  private void require(Pulling pulling, ContractVersion version, boolean called) {
    if (pulling.bring(version, called) instanceof Missing missing) {
      throw new FailureException(
          called && !frozen ? ExitCode.WRONG_USAGE : ExitCode.GATE_FAILED,
          missing.absence().reason() + "; " + missing.absence().hint());
    }
  }

  /** Reads each contract with a registry behind it: what its references lead to is brought. */
  private void follow(Selection selection, Pulling pulling, Console console) throws IOException {
    List<Path> files = new ArrayList<>(selection.named());
    files.addAll(selection.matching());
    selection.require(files);
    WorkingTree tree = WorkingTree.of(project, pulling);
    boolean good = true;
    for (Path file : files) {
      ContractReading reading = tree.contract(file);
      if (reading.contract() == null && selection.named().contains(file)) {
        throw new FailureException(
            ExitCode.UNREADABLE_CONTRACT,
            project.display(file) + " is no contract that can be read; `tapeout lint` says why");
      }
      for (Diagnostic diagnostic : reading.diagnostics()) {
        if (diagnostic.rule().equals("ref-not-pulled")) {
          good = false;
          console
              .err()
              .println(
                  diagnostic.location() + ": " + diagnostic.message() + "\n  " + diagnostic.hint());
        }
      }
    }
    if (!good) {
      throw new FailureException(ExitCode.GATE_FAILED, "not every reference could be pulled");
    }
  }
}
