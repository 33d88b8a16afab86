package dev.tapeout.cli.against;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.Fetch;
import dev.tapeout.cli.git.GitRepository;
import dev.tapeout.cli.git.GitRevision;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.output.Progress;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.contracts.document.GitName;
import dev.tapeout.diff.report.Report;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The comparison of a working tree with a revision, as options and settings ask for it: what {@code
 * gate} decides on, and what {@code accept} must see in the same way.
 *
 * @param command who says what goes on, such as {@code tapeout gate}
 * @param base the revision, or one file of it for a file of another name
 * @param tip whether the revision is meant as it is now
 * @param fetch whether git is to bring the revision first
 * @param gitDir the repository that is named; null where it is to be found
 */
public record Against(
    String command, GitName base, boolean tip, boolean fetch, @Nullable String gitDir) {

  /** Adds {@code --against}, {@code --tip} and {@code --fetch} to a command. */
  public static void describe(CommandSpec spec) {
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
        OptionSpec.builder("--fetch")
            .type(boolean.class)
            .description(
                "Have git bring REF from its remote first, and as much",
                "of the history as it takes to find where HEAD left it.")
            .build());
  }

  /**
   * What to compare with.
   *
   * @param gitDir as {@code --git-dir} names it
   * @throws UsageException if neither the options nor the settings say it
   */
  public static Against of(ParseResult arguments, Settings settings, @Nullable String gitDir) {
    return of(
        "tapeout " + arguments.commandSpec().name(),
        arguments.matchedOptionValue("--against", settings.against()),
        arguments.hasMatchedOption("--tip"),
        arguments.hasMatchedOption("--fetch"),
        gitDir);
  }

  /**
   * What to compare with, by name.
   *
   * @param command who says what goes on
   * @param against such as {@code git:origin/main}; null where nothing is named
   * @throws UsageException if that is no revision
   */
  public static Against of(
      String command,
      @Nullable String against,
      boolean tip,
      boolean fetch,
      @Nullable String gitDir) {
    if (against == null) {
      throw new UsageException(
          "compare with what? Say --against git:origin/main, or set 'against:' in tapeout.yaml");
    }
    GitName base =
        GitName.parse(against)
            .filter(name -> !name.revision().isEmpty())
            .orElseThrow(() ->
                new UsageException(
                    "'"
                        + against
                        + "' is no git revision: write git:REF, such as git:origin/main"
                        + (against.startsWith("registry:")
                            ? " (of the commands, `tapeout gate` compares with a registry)"
                            : "")));
    return new Against(command, base, tip, fetch, gitDir);
  }

  /**
   * Has the contracts judged.
   *
   * @param all whether contracts are looked into, too, that a pattern means and that did not change
   */
  public Report judge(
      Selection selection, boolean all, Project project, Judging judging, Console console)
      throws IOException {
    try (Progress progress = Progress.on(console)) {
      String ref = fetched(base.revision(), project, progress);
      try (GitRepository repository = GitRepository.open(project.directory(), gitDir)) {
        GitRevision revision = tip ? repository.tip(ref) : repository.base(ref);
        if (!revision.name().equals(ref)) {
          progress.print(
              command
                  + ": comparing with "
                  + revision.name()
                  + ", where HEAD left "
                  + ref
                  + " (--tip: with "
                  + ref
                  + " as it is now)");
        }
        Pairing pairing = new Pairing(project, repository, revision, judging, progress);
        String path = base.path();
        return path == null ? pairing.selected(selection, all) : pairing.against(selection, path);
      }
    }
  }

  /** A name by which the clone knows the revision, which is fetched first where that is wanted. */
  private String fetched(String ref, Project project, Progress progress) {
    if (!fetch) {
      return ref;
    }
    progress.begin("fetching " + ref, 0);
    return Fetch.of(
        project.directory(), gitDir, ref, tip, git -> progress.print(command + ": " + git));
  }
}
