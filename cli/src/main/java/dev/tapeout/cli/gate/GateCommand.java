package dev.tapeout.cli.gate;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.GitRepository;
import dev.tapeout.cli.git.GitRevision;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.FileArguments;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.diff.report.Report;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The merge gate: the working tree's contracts against those of a git revision. */
public final class GateCommand implements Command {
  private static final String GIT = "git:";

  @Override
  public void describe(CommandSpec spec) {
    FileArguments.describe(spec);
    spec.addOption(
        OptionSpec.builder("--against")
            .type(String.class)
            .paramLabel("BASE")
            .description(
                "git:REF, what to compare with (default: 'against' in",
                "tapeout.yaml), or git:REF:PATH to compare one FILE",
                "with a file of another name.")
            .build());
    spec.addOption(
        OptionSpec.builder("--tip")
            .type(boolean.class)
            .description("Compare with REF as it is now, not as it was when HEAD", "left it.")
            .build());
    spec.addOption(
        OptionSpec.builder("--all")
            .type(boolean.class)
            .description(
                "Look into all contracts. Without it, those that only",
                "a pattern means and that did not change, nor any file",
                "that they refer to, are counted and no more.")
            .build());
    spec.addOption(JudgingOptions.flag("Only compare; do not check the profile.", "--no-lint"));
    JudgingOptions.describe(spec);
    OutputOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout gate [OPTIONS] [--against git:REF[:PATH]] [FILE...]")
        .description(
            "Each contract in the working tree is compared with what it was in the commit",
            "where HEAD left REF, as `git diff REF...HEAD` does: what others changed on REF",
            "since then does not count. A renamed file is found again; a new contract breaks",
            "nothing, a deleted one breaks all who used it. The contracts must keep the",
            "profile, too (see tapeout lint).")
        .footer(
            "",
            "Examples:",
            "  tapeout gate --against git:origin/main contracts/orders.yaml",
            "  tapeout gate --against git:v1.2:api.yaml contracts/api.yaml",
            "  tapeout gate",
            "",
            "The last one with a tapeout.yaml at the root of the repository, such as:",
            "  contracts: [\"contracts/**/*.yaml\"]",
            "  against: git:origin/main",
            "  policy: tolerant                           # or strict, sdk",
            "  severities: {operation-id-unique: warning} # or error, info, off");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    OutputOptions output = new OutputOptions(arguments, console);
    JudgingOptions options = new JudgingOptions(arguments);
    Project project = Project.at(console.directory());
    Settings settings = Settings.of(project, output.plain());
    Selection selection = FileArguments.of(arguments, project, settings);
    String revision = revision(arguments.matchedOptionValue("--against", settings.against()));
    boolean lint = settings.lint() && !arguments.hasMatchedOption("--no-lint");
    Judging judging =
        new Judging(
            options.terms(settings, console),
            options.allowUndecided(settings),
            settings.severities(),
            lint);
    int colon = revision.indexOf(':');
    String ref = colon < 0 ? revision : revision.substring(0, colon);
    Report report;
    try (GitRepository repository = GitRepository.open(project.directory(), options.gitDir())) {
      boolean tip = arguments.hasMatchedOption("--tip");
      GitRevision base = tip ? repository.tip(ref) : repository.base(ref);
      if (!base.name().equals(ref)) {
        console
            .err()
            .println(
                "tapeout gate: comparing with "
                    + base.name()
                    + ", where HEAD left "
                    + ref
                    + " (--tip: with "
                    + ref
                    + " as it is now)");
      }
      Gate gate = new Gate(project, repository, base, judging);
      report =
          colon >= 0
              ? gate.against(selection, revision.substring(colon + 1))
              : gate.selected(selection, arguments.hasMatchedOption("--all"));
    }
    options.write(report, output);
    return Judging.exitCode(report);
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
