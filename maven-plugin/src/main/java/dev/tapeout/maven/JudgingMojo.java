package dev.tapeout.maven;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.report.BuildLog;
import dev.tapeout.diff.report.Format;
import dev.tapeout.maven.last.Done;
import dev.tapeout.maven.last.Outputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that say what stands against contracts. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class JudgingMojo extends ContractsMojo {
  /**
   * What rules count for: {@code error}, {@code warning}, {@code info} or {@code off}, by rule.
   * What {@code severities} in {@code tapeout.yaml} says of other rules holds as well.
   */
  @Parameter @Nullable Map<String, String> severities;

  /**
   * What {@code format} counts for: {@code annotation}, or {@code assertion}, which rejects a
   * string that is not of its format. Default: as {@code tapeout.yaml} has it, else {@code
   * annotation}.
   */
  @Parameter(property = "tapeout.formats")
  @Nullable String formats;

  /**
   * The reports that are written into {@link #outputDirectory}: {@code sarif}, {@code junit},
   * {@code html}, {@code json}, {@code markdown}, {@code text}, {@code github}, {@code gitlab}.
   */
  @Parameter(property = "tapeout.reports", defaultValue = "sarif,junit,html")
  List<String> reports;

  /** The settings: those of {@code tapeout.yaml}, but for what the plugin's configuration says. */
  final Settings settings(Project at) {
    Map<String, Node> said = new LinkedHashMap<>();
    configured(said);
    Settings settings = Settings.of(at, STYLE);
    if (said.isEmpty()) {
      return settings;
    }
    String text = JsonWriter.pretty(Values.object(said)) + "\n";
    Source source =
        new Source(
            "the configuration of " + name() + " in " + project.getArtifactId() + "/pom.xml",
            text.getBytes(StandardCharsets.UTF_8));
    return settings.with(source, at, STYLE);
  }

  /** Puts what the plugin's configuration says that could stand in {@code tapeout.yaml}. */
  void configured(Map<String, Node> to) {
    if (severities != null && !severities.isEmpty()) {
      Map<String, Node> weights = new LinkedHashMap<>();
      severities.forEach((rule, weight) -> weights.put(rule, Values.string(weight)));
      to.put("severities", Values.object(weights));
    }
    if (formats != null) {
      to.put("formats", Values.string(formats));
    }
  }

  /** How a report looks in a format. */
  interface Drawing {
    String in(Format format);
  }

  /** Writes the reports that are asked for. */
  final Outputs write(Drawing report) throws IOException {
    Outputs outputs = new Outputs();
    for (String wanted : reports) {
      Format format =
          Format.of(wanted.strip())
              .orElseThrow(() ->
                  new UsageException(
                      "there is no report '"
                          + wanted
                          + "'; <reports> names some of "
                          + String.join(", ", Format.labels())));
      Path file = outputDirectory.toPath().resolve(label() + "." + ending(format));
      outputs.write(file, report.in(format).getBytes(StandardCharsets.UTF_8));
    }
    return outputs;
  }

  private static String ending(Format format) {
    return switch (format) {
      case TEXT -> "txt";
      case JSON -> "json";
      case MARKDOWN -> "md";
      case HTML -> "html";
      case SARIF -> "sarif";
      case JUNIT -> "junit.xml";
      case GITHUB -> "github.txt";
      case GITLAB -> "gitlab.json";
    };
  }

  /** What was done, where nothing stands against the contracts. */
  final Done done(Project at, Selection selection, Outputs outputs, BuildLog log) {
    Set<Path> inputs = new TreeSet<>(at.inputs().all());
    return new Done(inputs, selection.patterns(), outputs.files(), log.counted(), true);
  }

  /**
   * The end of a build that has read all and says no.
   *
   * @param what each contract that does not pass, and why
   * @param next what there is to do, a sentence
   * @param command that finds the same at a prompt, without its folder
   */
  final MojoFailureException no(
      List<String> what, Outputs outputs, String next, List<String> command) {
    StringBuilder text = new StringBuilder(name()).append(" says no.\n");
    what.forEach(each -> text.append("  ").append(each).append('\n'));
    text.append("Where: the messages above begin with file:line:column");
    if (!outputs.files().isEmpty()) {
      text.append("; reports: ");
      text.append(
          String.join(
              ", ", outputs.files().stream().map(f -> folder().relativize(f).toString()).toList()));
    }
    text.append(".\nNext: ").append(next);
    List<String> lines = new ArrayList<>();
    if (severities != null && !severities.isEmpty()) {
      lines.add(
          "# with the <severities> of the plugin in tapeout.yaml, where commands see them, too");
    }
    lines.addAll(command);
    text.append('\n').append(atPrompt(lines));
    return new MojoFailureException(text.toString());
  }
}
