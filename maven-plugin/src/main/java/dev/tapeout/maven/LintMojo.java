package dev.tapeout.maven;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.lint.Linting;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.diff.report.BuildLog;
import dev.tapeout.maven.last.Done;
import dev.tapeout.maven.last.Outputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Says what is wrong with each contract by itself, as {@code tapeout lint} does: bad syntax,
 * references that lead nowhere, rules that are not kept.
 */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class LintMojo extends JudgingMojo {
  @Override
  Done work(Console console) throws IOException, MojoFailureException {
    Project at = Project.at(console);
    Settings settings = settings(at);
    Selection selection = selection(at, settings);
    Linting linting = Linting.of(selection, at, settings.severities(), settings.formats());
    Outputs outputs = write(format -> format.render(linting.report(), STYLE));
    BuildLog log = BuildLog.of(linting.report(), this::openable);
    Logged.write(log.messages(), getLog());
    if (linting.exitCode() != ExitCode.FINE) {
      throw no(
          log.failures(),
          outputs,
          "mend what is marked ERROR; `tapeout explain RULE` says why a rule exists and how to keep"
              + " it, and <severities> what it counts for.",
          List.of(command()));
    }
    return done(at, selection, outputs, log);
  }

  private String command() {
    List<String> words = new ArrayList<>(List.of("tapeout", "lint"));
    if ("assertion".equals(formats)) {
      words.add("--assert-formats");
    }
    words.addAll(contracts == null ? List.of() : contracts);
    return words(words);
  }
}
