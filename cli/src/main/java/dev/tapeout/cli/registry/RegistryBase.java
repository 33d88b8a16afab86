package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.reference.OneFile;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.PublishedTree;
import dev.tapeout.contracts.registry.PublishedVersions;
import dev.tapeout.contracts.registry.RegistryClient;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The comparison of a working tree with what a registry has: {@code --against registry:} for the
 * latest version of each contract, {@code registry:CONTEXT/NAME} or {@code
 * registry:CONTEXT/NAME@VERSION} for one.
 */
public final class RegistryBase {
  private static final String SCHEME = "registry:";

  /** As many contracts of a bounded context are named. */
  private static final int OTHERS = 5;

  private final RegistryAccess registry;
  private final String named;

  private RegistryBase(RegistryAccess registry, String named) {
    this.registry = registry;
    this.named = named;
  }

  /** Adds {@code --registry} to a command that may compare with a registry. */
  public static void describe(CommandSpec spec) {
    RegistryOptions.describe(spec);
  }

  /** Whether this names a registry. */
  public static boolean isMeant(@Nullable String against) {
    return against != null && against.startsWith(SCHEME);
  }

  /** What to compare with; {@link #isMeant} holds. */
  public static RegistryBase of(ParseResult arguments, String against) {
    for (String option : List.of("--tip", "--fetch")) {
      if (arguments.hasMatchedOption(option)) {
        throw new UsageException(option + " goes with git:REF, and a registry has neither");
      }
    }
    return of(RegistryOptions.access(arguments), against);
  }

  /** The same in a registry that is known. */
  public static RegistryBase of(RegistryAccess registry, String against) {
    return new RegistryBase(registry, against.substring(SCHEME.length()));
  }

  /** Whether one version is named, which never changes: another run compares with the same. */
  public boolean isPinned() {
    return named.contains("@");
  }

  /**
   * Has each contract judged; one that the registry does not have breaks nothing, which is said.
   */
  public Report judge(Selection selection, Project project, Judging judging) throws IOException {
    List<Path> files = new ArrayList<>(selection.named());
    files.addAll(selection.matching());
    selection.require(files);
    if (!named.isEmpty() && files.size() != 1) {
      throw new UsageException(
          "registry:CONTEXT/NAME compares one FILE; registry: alone finds the name of each");
    }
    WorkingTree tree = WorkingTree.of(project);
    List<Outcome> outcomes = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Path file : files) {
      ContractReading reading = tree.contract(file);
      if (reading.isOther() && !selection.named().contains(file)) {
        skipped.add(project.display(file));
      } else {
        outcomes.add(judge(project.display(file), file, reading, judging));
      }
    }
    if (outcomes.isEmpty()) {
      throw Selection.noContract(skipped.get(0));
    }
    return judging.report(outcomes, List.of(), skipped);
  }

  private Outcome judge(String display, Path file, ContractReading reading, Judging judging) {
    Contract contract = reading.contract();
    if (contract == null) {
      return judging.added(display, reading);
    }
    if (isPinned()) {
      return judging.step(display, null, read(RegistryOptions.version(named)), reading);
    }
    ContractName name = name(contract, file, display);
    Optional<String> latest = registry.ask(client -> Optional.ofNullable(client.latest(name)));
    if (latest.isPresent()) {
      ContractVersion version = new ContractVersion(name, latest.get());
      return judging.step(display, null, read(version), reading);
    }
    if (!named.isEmpty()) {
      throw new FailureException(
          ExitCode.WRONG_USAGE,
          "the registry at "
              + registry.address()
              + " has no contract "
              + name
              + "; `tapeout contracts` lists those it has. One that is new is compared by --against"
              + " registry: alone, which finds its name");
    }
    return judging.added(display, reading, List.of(unknown(name, contract)));
  }

  private ContractName name(Contract contract, Path file, String display) {
    return named.isEmpty()
        ? ContractName.of(contract, file)
            .orElseThrow(() ->
                new UsageException(
                    "which contract of the registry is "
                        + display
                        + "? It names no bounded context; say --against registry:CONTEXT/NAME"))
        : RegistryOptions.contract(named);
  }

  /** The word on a name that was looked up in vain: a file that was renamed is no new contract. */
  private Diagnostic unknown(ContractName name, Contract contract) {
    List<String> others =
        registry
            .rows(
                "/api/contracts?context=" + RegistryClient.encode(name.context()),
                other -> List.of(name.context() + "/" + Answers.text(other, "name")))
            .stream()
            .map(row -> row.get(0))
            .toList();
    int more = others.size() - Math.min(others.size(), OTHERS);
    return new Diagnostic(
        "registry-contract-unknown",
        Severity.WARNING,
        "the registry at "
            + registry.address()
            + " has no version of "
            + name
            + " to compare with, so it passes for a new contract; of the bounded context "
            + name.context()
            + " it has "
            + (others.isEmpty()
                ? "none"
                : String.join(", ", others.subList(0, others.size() - more)))
            + (more == 0 ? "" : " and " + more + " more"),
        new Location(contract.source(), 0, 0),
        "the name is made of the bounded context and the file's name; where the contract is there"
            + " by another, say --against registry:CONTEXT/NAME"
            + (others.isEmpty() ? "" : ", such as registry:" + others.get(0)));
  }

  private ContractReading read(ContractVersion version) {
    RegistryVersions versions = new RegistryVersions(registry);
    if (!(versions.find(version) instanceof PublishedVersions.Found found)) {
      throw new FailureException(
          ExitCode.WRONG_USAGE,
          "the registry at " + registry.address() + " does not have " + version);
    }
    OneFile document = new OneFile(found.document(), SCHEME + version);
    return ContractReader.read(
        new Workspace(new PublishedTree(document, versions), Limits.DEFAULT), OneFile.PATH);
  }
}
