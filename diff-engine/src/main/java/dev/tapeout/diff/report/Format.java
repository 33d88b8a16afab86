package dev.tapeout.diff.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a report may look like. The classes of a format are loaded when it is first asked for. */
public enum Format {
  TEXT,
  JSON,
  MARKDOWN,
  HTML,
  SARIF,
  JUNIT,
  GITHUB,
  GITLAB;

  /** The names that users write, in the order of the constants. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Format::label).toList();
  }

  /** The format that users call {@code label}. */
  public static Optional<Format> of(String label) {
    return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
  }

  /** The name that users write. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Draws up what a comparison has to say, ended by a newline.
   *
   * @param style of text; no other format has one
   * @param detail which findings are listed where there is little room
   * @param most how many findings are listed; 0 lists all that have room
   */
  public String render(Report report, Style style, Detail detail, int most) {
    return switch (this) {
      case TEXT -> TextReport.render(report, style, detail, most);
      case JSON -> JsonReport.render(report, most);
      default -> render(Dossier.of(report, most), detail == Detail.ALL);
    };
  }

  /** Draws up what is wrong with contracts as such, ended by a newline. */
  public String render(LintReport report, Style style) {
    return switch (this) {
      case TEXT -> report.text(style);
      case JSON -> report.json();
      default -> render(Dossier.of(report), false);
    };
  }

  /**
   * Draws up a changelog, ended by a newline.
   *
   * @return empty where a changelog has no such format
   */
  public Optional<String> render(Changelog changelog) {
    return switch (this) {
      case MARKDOWN -> Optional.of(ChangelogMarkdown.render(changelog));
      case HTML -> Optional.of(ChangelogHtml.render(changelog));
      case JSON -> Optional.of(ChangelogJson.render(changelog));
      default -> Optional.empty();
    };
  }

  private String render(Dossier dossier, boolean verbose) {
    return switch (this) {
      case MARKDOWN -> MarkdownReport.render(dossier, verbose);
      case HTML -> HtmlReport.render(dossier);
      case SARIF -> SarifReport.render(dossier);
      case JUNIT -> JunitReport.render(dossier);
      case GITHUB -> GithubReport.render(dossier);
      case GITLAB -> GitlabReport.render(dossier);
      case TEXT, JSON -> throw new IllegalStateException("drawn from the report itself");
    };
  }
}
