package dev.tapeout.maven;

import dev.tapeout.cli.against.Against;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.judging.Demand;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.project.AcceptanceFile;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.registry.RegistryBase;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.report.BuildLog;
import dev.tapeout.diff.report.Detail;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.surface.Extensions;
import dev.tapeout.diff.surface.Terms;
import dev.tapeout.maven.base.GitState;
import dev.tapeout.maven.base.Registries;
import dev.tapeout.maven.base.Release;
import dev.tapeout.maven.base.Releases;
import dev.tapeout.maven.last.Done;
import dev.tapeout.maven.last.Outputs;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * The merge gate, as {@code tapeout gate}: holds each contract against what it was, and fails where
 * a change breaks those who use it and {@code info.version} does not say so.
 */
@Mojo(name = "gate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class GateMojo extends JudgingMojo {
  private static final String GIT = "git:";
  private static final String RELEASE = "release";

  /**
   * What to compare with: {@code git:REF}; {@code registry:}, the latest version of each contract
   * in a registry, or {@code registry:CONTEXT/NAME}, or {@code registry:CONTEXT/NAME@VERSION}; a
   * file; or {@code release}: the contract inside the latest release of this very project, where
   * {@code tapeout:embed} put it. Where the pom sets it, {@code -Dtapeout.against} changes nothing,
   * as Maven has it; a property of the pom that it refers to can be set by {@code -D}. Default: as
   * {@code tapeout.yaml} has it.
   */
  @Parameter(property = "tapeout.against")
  @Nullable String against;

  /**
   * What counts as compatible: {@code tolerant}, {@code strict} or {@code sdk}. Default: as {@code
   * tapeout.yaml} has it, else {@code tolerant}.
   */
  @Parameter(property = "tapeout.policy")
  @Nullable String policy;

  /**
   * Lets pass what could not be decided; it is reported. Default: as {@code tapeout.yaml} has it.
   */
  @Parameter(property = "tapeout.allowUndecided")
  @Nullable Boolean allowUndecided;

  /**
   * Whether the contracts must keep the profile as well, see {@code tapeout:lint}. Default: as
   * {@code tapeout.yaml} has it, else true.
   */
  @Parameter(property = "tapeout.lint")
  @Nullable Boolean lint;

  /**
   * What it means that an extension is added, removed or changed: its {@code name}, and a severity
   * each for {@code added}, {@code removed} and {@code changed}. What {@code tapeout.yaml} says of
   * others holds as well.
   */
  @Parameter @Nullable List<Extension> extensions;

  /** Compares with the revision as it is now, not as it was when HEAD left it. */
  @Parameter(property = "tapeout.tip", defaultValue = "false")
  boolean tip;

  /** Has git bring the revision from its remote first. */
  @Parameter(property = "tapeout.fetch", defaultValue = "false")
  boolean fetch;

  /** Looks into all contracts, also into those that a pattern means and that did not change. */
  @Parameter(property = "tapeout.all", defaultValue = "false")
  boolean all;

  /** The day that sunset dates and acceptances are held against. Default: today, in UTC. */
  @Parameter(property = "tapeout.today")
  @Nullable String today;

  // As RegistryMojo has them: Maven reads parameters from a goal and its parents, and the one
  // parent that a goal can have is here that of those who judge.

  /** The registry. Default: {@code TAPEOUT_REGISTRY}, else this machine's own. */
  @Parameter(property = "tapeout.registry")
  @Nullable String registry;

  /**
   * The id of the server in {@code settings.xml} whose password is the token for the registry.
   * Where there is none, the token is {@code TAPEOUT_TOKEN}, or what {@code tapeout login} keeps.
   */
  @Parameter(property = "tapeout.server", defaultValue = "tapeout")
  String server;

  @Inject RepositorySystem resolver;
  @Inject SettingsDecrypter decrypter;

  private @Nullable Release release;

  @Override
  String circumstances() throws IOException {
    String day = today == null ? LocalDate.now(ZoneOffset.UTC).toString() : today;
    if (RELEASE.equals(against)) {
      release = releases().latest();
      return day + " " + release.version();
    }
    Project at = Project.at(Console.plain(System.out, System.err, basedir()));
    String place = String.valueOf(System.getenv("TAPEOUT_REGISTRY"));
    return day + "\n" + place + "\n" + GitState.of(at.root());
  }

  @Override
  Done work(Console console) throws IOException, MojoFailureException {
    Project at = Project.at(console);
    Settings settings = settings(at);
    Selection selection = selection(at, settings);
    LocalDate day = today == null ? console.today() : day(today);
    Terms terms =
        new Terms(
            settings.policy(), day, settings.formats(), new Extensions(settings.extensions()));
    Judging judging =
        new Judging(
            terms,
            settings.allowUndecided(),
            settings.severities(),
            settings.lint() ? Demand.PROFILE : Demand.NO_NEW_ERROR,
            AcceptanceFile.of(at, settings, day, STYLE));
    String base = against == null ? settings.against() : against;
    if (base == null) {
      throw new UsageException(
          "compare with what? Set <against> in the configuration of the plugin to git:origin/main,"
              + " registry:, a file or release, or 'against:' in tapeout.yaml");
    }
    Comparison comparison = new Comparison(at, selection, judging, outputDirectory.toPath());
    boolean sure = !fetch;
    Report report;
    if (base.equals(RELEASE)) {
      report = comparison.with(release == null ? releases().latest() : release, getLog());
    } else if (base.startsWith(GIT)) {
      report =
          Against.of(name(), base, tip, fetch, null).judge(selection, all, at, judging, console);
    } else if (RegistryBase.isMeant(base)) {
      RegistryBase published = published(base);
      report = published.judge(selection, at, judging);
      sure = published.isPinned();
    } else {
      report = comparison.with(base);
    }
    Outputs outputs = write(format -> format.render(report, STYLE, Detail.CHANGES, 0));
    BuildLog log = BuildLog.of(report, this::openable);
    Logged.write(log.messages(), getLog());
    if (Judging.exitCode(report) != ExitCode.FINE) {
      throw no(
          log.failures(),
          outputs,
          "undo the change, or make the step in info.version that it needs, or accept it on purpose"
              + " with `tapeout accept ID --reason WHY`.",
          commands(base, settings, comparison));
    }
    Done done = done(at, selection, outputs, log);
    return new Done(
        done.inputs(),
        done.patterns(),
        done.outputs(),
        done.summary() + ", against " + base,
        sure && comparison.sure());
  }

  private RegistryBase published(String base) {
    if (tip || fetch) {
      throw new UsageException(
          (tip ? "<tip>" : "<fetch>") + " goes with git:REF, and a registry has neither");
    }
    return RegistryBase.of(Registries.open(registry, server, session, decrypter), base);
  }

  private Releases releases() {
    return new Releases(resolver, session.getRepositorySession(), project);
  }

  @Override
  void configured(Map<String, Node> to) {
    super.configured(to);
    if (policy != null) {
      to.put("policy", Values.string(policy));
    }
    if (allowUndecided != null) {
      to.put("allowUndecided", Values.bool(allowUndecided));
    }
    if (lint != null) {
      to.put("lint", Values.bool(lint));
    }
    if (extensions != null) {
      Map<String, Node> each = new LinkedHashMap<>();
      extensions.forEach(extension -> each.put(extension.name(), extension.weights()));
      to.put("extensions", Values.object(each));
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new UsageException("<today> is a date such as 2026-11-25, and not '" + text + "'");
    }
  }

  private List<String> commands(String base, Settings settings, Comparison comparison) {
    List<String> options = new ArrayList<>();
    option("--policy", policy, options);
    flag("--allow-undecided", Boolean.TRUE.equals(allowUndecided), options);
    flag("--assert-formats", "assertion".equals(formats), options);
    option("--today", today, options);
    List<String> files = contracts == null ? List.of() : contracts;
    List<String> words = new ArrayList<>(List.of("tapeout"));
    if (base.startsWith(GIT) || RegistryBase.isMeant(base)) {
      words.addAll(List.of("gate", "--against", base));
      words.addAll(options);
      flag("--no-lint", Boolean.FALSE.equals(lint), words);
      flag("--tip", tip, words);
      flag("--fetch", fetch, words);
      flag("--all", all, words);
      option("--registry", registry, words);
      words.addAll(files);
      return List.of(words(words));
    }
    words.add("diff");
    words.addAll(options);
    List<String> commands = new ArrayList<>();
    for (Comparison.Pair pair : comparison.pairs()) {
      List<String> diff = new ArrayList<>(words);
      diff.addAll(List.of(name(pair.before()), name(pair.after())));
      commands.add(words(diff));
    }
    if (settings.lint()) {
      List<String> check = new ArrayList<>(List.of("tapeout", "lint"));
      check.addAll(files);
      commands.add(words(check));
    }
    return commands;
  }

  private static void option(String name, @Nullable String value, List<String> to) {
    if (value != null) {
      to.addAll(List.of(name, value));
    }
  }

  private static void flag(String name, boolean set, List<String> to) {
    if (set) {
      to.add(name);
    }
  }
}
