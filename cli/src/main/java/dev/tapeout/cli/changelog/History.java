package dev.tapeout.cli.changelog;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.GitRepository;
import dev.tapeout.cli.git.GitRevision;
import dev.tapeout.cli.judging.Demand;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.project.AcceptanceFile;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.contracts.document.GitName;
import dev.tapeout.diff.report.Changelog;
import dev.tapeout.diff.report.Changelog.Release;
import dev.tapeout.diff.report.Judged;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report.Unreadable;
import dev.tapeout.diff.report.Style;
import dev.tapeout.diff.surface.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of one contract from tag to tag. */
public final class History {
  private final GitRepository repository;
  private final Project project;
  private final Judging judging;
  private final Console console;

  /**
   * @param judging by which each step is judged, whatever its provider accepts
   * @param console takes what is to be said of versions that are left out
   */
  public History(GitRepository repository, Project project, Judging judging, Console console) {
    this.repository = repository;
    this.project = project;
    this.judging = judging;
    this.console = console;
  }

  /** How consumers have versions judged. */
  public static Judging judging(Project project, Settings settings, Terms terms) {
    // What its provider accepted may hurt a consumer all the same.
    AcceptanceFile none = AcceptanceFile.none(project, settings, terms.today());
    // What a team lets pass still concerns those who use the contract.
    return new Judging(terms, true, Map.of(), Demand.NOTHING, none);
  }

  /**
   * The changelog of a file.
   *
   * @param range {@code FROM..TO}, or {@code FROM..} up to {@code HEAD}
   * @param name of the file, as the user knows it
   */
  public Changelog of(String range, String name) throws IOException {
    int dots = range.indexOf("..");
    if (dots <= 0 || range.startsWith("...", dots)) {
      throw new UsageException(
          "'" + range + "' is no range: write FROM..TO, such as --git v1.0.0..v2.0.0");
    }
    String from = revision(range.substring(0, dots));
    String to = revision(range.substring(dots + 2));
    List<String> names = new ArrayList<>(List.of(to));
    names.addAll(TagOrder.of(from, to, repository.tagsBetween(from, to)));
    names.add(from);
    GitRevision newer = repository.tip(to);
    String path = path(name);
    if (!newer.has(path)) {
      throw new FailureException(
          ExitCode.UNREADABLE_CONTRACT, "there is no file " + path + " in " + to);
    }
    List<Release> releases = new ArrayList<>();
    if (judging.added(name, newer.contract(path)) instanceof Unreadable unreadable) {
      throw ChangelogCommand.unreadable(unreadable, new Style(console.width(), false));
    }
    for (String tag : names.subList(1, names.size())) {
      GitRevision older = repository.tip(tag);
      Optional<String> former = older.has(path) ? Optional.of(path) : newer.former(path, older);
      if (former.isEmpty()) {
        releases.add(first(name, newer, path));
        return new Changelog(name, releases);
      }
      Outcome outcome =
          judging.step(name, null, older.contract(former.get()), newer.contract(path));
      if (outcome instanceof Judged judged) {
        releases.add(Release.of(tag, newer.name(), judged));
        newer = older;
        path = former.get();
      } else {
        console
            .err()
            .println("tapeout changelog: " + tag + " is left out, for it could not be read there");
      }
    }
    return new Changelog(name, releases);
  }

  /** A revision as git knows it: without the prefix that it has elsewhere on the command line. */
  private static String revision(String wish) {
    String plain = GitName.parse(wish).map(GitName::revision).orElse(wish);
    return plain.isEmpty() ? "HEAD" : plain;
  }

  private Release first(String name, GitRevision revision, String path) {
    Outcome added = judging.added(name, revision.contract(path));
    if (added instanceof Judged judged) {
      return Release.of(null, revision.name(), judged);
    }
    throw ChangelogCommand.unreadable((Unreadable) added, new Style(console.width(), false));
  }

  private String path(String name) {
    Path file = project.file(name);
    if (!file.startsWith(repository.workTree())) {
      throw new UsageException(name + " is not in the repository " + repository.workTree());
    }
    return Project.slashed(repository.workTree().relativize(file));
  }
}
