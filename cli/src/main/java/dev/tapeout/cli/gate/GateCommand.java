package dev.tapeout.cli.gate;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.GitRepository;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The merge gate: the working tree's contracts against those of a git revision. */
public final class GateCommand implements Command {
  private static final String GIT = "git:";

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "Contracts in the working tree; patterns are expanded. Without any: all that"
                    + " tapeout.yaml names, on either side.")
            .build());
    spec.addOption(
        OptionSpec.builder("--against")
            .type(String.class)
            .paramLabel("git:REF[:PATH]")
            .description(
                "The revision to compare with (default: 'against' in tapeout.yaml). git:REF:PATH"
                    + " compares one FILE with a file of another name.")
            .build());
    spec.addOption(
        JudgingOptions.flag("--no-lint", "Only compare; do not check the rules of the profile."));
    JudgingOptions.describe(spec);
    OutputOptions.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Says whether a change may merge. Each contract is compared with what it was in REF,"
                + " also where its file was renamed since; a new contract breaks nothing, a deleted"
                + " one breaks all who used it. The new contracts must keep the profile, too (see"
                + " tapeout lint).",
            "",
            "Examples:",
            "  tapeout gate --against git:origin/main contracts/orders.yaml",
            "  tapeout gate",
            "",
            "The latter with a tapeout.yaml at the root of the repository, such as:",
            "    contracts: [\"contracts/**/*.yaml\"]",
            "    against: git:origin/main",
            "    policy: tolerant            # or strict, sdk",
            "    severities: {operation-id-unique: warning}",
            "",
            "Exit codes: 0 pass, 1 fail, 2 wrong usage, 3 a contract could not be read, 4 git or"
                + " the revision is not there, 5 internal error.");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    OutputOptions output = new OutputOptions(arguments, console);
    JudgingOptions options = new JudgingOptions(arguments);
    Project project = Project.at(console.directory());
    Settings settings = Settings.of(project, output.plain());
    List<String> named = arguments.matchedPositionalValue(0, List.of());
    if (named.isEmpty() && settings.contracts().isEmpty()) {
      throw new UsageException(
          "which contracts? Name them, or list them under 'contracts:' in tapeout.yaml");
    }
    String revision = revision(arguments.matchedOptionValue("--against", settings.against()));
    boolean lint = settings.lint() && !arguments.hasMatchedOption("--no-lint");
    Judging judging =
        new Judging(
            options.policy(settings),
            options.allowUndecided(settings),
            settings.severities(),
            lint);
    int colon = revision.indexOf(':');
    String ref = colon < 0 ? revision : revision.substring(0, colon);
    try (GitRepository repository = GitRepository.open(project.directory(), options.gitDir())) {
      Gate gate = new Gate(project, repository, repository.revision(ref), judging);
      if (colon >= 0) {
        gate.renamed(named, revision.substring(colon + 1));
      } else if (named.isEmpty()) {
        gate.matching(settings);
      } else {
        gate.named(named);
      }
    }
    options.write(judging.report(), output);
    return judging.exitCode();
  }

  private static String revision(@Nullable String against) {
    if (against == null) {
      throw new UsageException(
          "compare with what? Say --against git:origin/main, or set 'against:' in tapeout.yaml");
    }
    if (!against.startsWith(GIT) || against.length() == GIT.length()) {
      throw new UsageException(
          "'" + against + "' is no git revision: write git:REF, such as git:origin/main");
    }
    return against.substring(GIT.length());
  }
}
