package dev.tapeout.cli.catalogue;

import dev.tapeout.cli.catalogue.Explanation.About;
import dev.tapeout.cli.catalogue.Explanation.Fact;
import dev.tapeout.diff.change.PeerCheck;
import dev.tapeout.diff.change.PeerChecks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rule reference in Markdown, made of the catalogues. */
final class RuleReference {
  private static final String MADE =
      "<!-- Made of the code; see CONTRIBUTING.md for how to make it anew. -->\n\n";

  private RuleReference() {}

  /** All pages by the names of their files. */
  static Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    List<Explanation> all = Explanation.all().stream().sorted(Explanation.BY_GROUP).toList();
    pages.put("README.md", index(all));
    pages.put("reading.md", reading(all));
    pages.put("oasdiff.md", oasdiff());
    all.stream()
        .filter(e -> e.about() != About.READING)
        .forEach(e -> pages.put(e.id() + ".md", page(e)));
    return pages;
  }

  private static String index(List<Explanation> all) {
    StringBuilder out = new StringBuilder(MADE).append("# Rules\n\n");
    out.append("Every id that a report shows, and what a finding means unless ");
    out.append(
        "`severities` in `tapeout.yaml` says otherwise. `tapeout explain RULE` prints a page, ");
    out.append("`tapeout rules` this list with the severities in force.\n\n");
    out.append("Where the proof decides, the severity is the usual one in that direction: ");
    out.append("what a payload shows is breaking, what is proved to do no harm is not.\n\n");
    out.append("[What each rule was seen to report](coverage.md) · ");
    out.append("[Coming from oasdiff](oasdiff.md)\n");
    String group = "";
    for (Explanation e : all) {
      boolean reading = e.about() == About.READING;
      if (!e.group().equals(group)) {
        group = e.group();
        out.append("\n## ").append(group).append("\n\n");
        out.append(
            reading ? "| id | says |\n|---|---|\n" : "| id | says | severity |\n|---|---|---|\n");
      }
      String page = reading ? "reading.md#" + e.id() : e.id() + ".md";
      out.append("| [`%s`](%s) | %s |".formatted(e.id(), page, text(e.title())));
      out.append(reading ? "\n" : " " + Objects.requireNonNull(e.severity()) + " |\n");
    }
    return out.toString();
  }

  private static String page(Explanation e) {
    StringBuilder out = new StringBuilder(MADE).append("# ").append(e.id()).append("\n\n");
    out.append(sentence(e.title())).append("\n\n| | |\n|---|---|\n");
    for (Fact fact : e.facts()) {
      out.append("| %s | %s |\n".formatted(fact.label(), fact.text()));
    }
    section(out, "Why", e.why());
    section(out, "What to do", e.remedy());
    if (!e.example().isBlank()) {
      out.append("\n## Example\n\n```yaml\n").append(e.example().stripTrailing()).append("\n```\n");
    }
    return out.append("\n[All rules](README.md)\n").toString();
  }

  private static String reading(List<Explanation> all) {
    StringBuilder out = new StringBuilder(MADE).append("# ").append(About.READING.heading());
    out.append("\n");
    for (Explanation e : all) {
      if (e.about() == About.READING) {
        out.append("\n## ").append(e.id()).append("\n\n").append(sentence(e.title()));
        out.append("\n\n").append(text(e.why())).append("\n\n").append(text(e.remedy()));
        out.append("\n");
      }
    }
    return out.append("\n[All rules](README.md)\n").toString();
  }

  private static String oasdiff() {
    StringBuilder out = new StringBuilder(MADE).append("# Coming from oasdiff\n\n");
    out.append(
        """
        `severities` in `tapeout.yaml` and `tapeout explain` take the ids of all checks of oasdiff 1.28. Such a severity counts only for
        findings that fit what stands under *only*. A whole file of its option `--severity-levels` can be brought along; what stands
        beside `from` is stronger:

        ```yaml
        severities:
          from: oasdiff-levels.txt
          request-parameter-removed: warning
        ```

        In such a file `err` means `error` here; `warn` and `info`, neither of which is a break, mean `warning`; `none` means `off`. Levels
        that are listed count even where they are that tool's defaults: all its checks of security are `info`, for example, so a
        file that lists them takes the teeth out of ours. List what you chose.

        A keyword of a shared component counts as one of a body, and of both directions unless the proof has one.

        Files of `--err-ignore` and `--warn-ignore` cannot be brought along: they match the words of that tool's messages.
        Accept single findings by their fingerprint instead.

        | check | rules here | only |
        |---|---|---|
        """);
    for (PeerCheck check : PeerChecks.all()) {
      out.append("| `").append(check.id()).append("` | ");
      out.append(
          check.waiver() != null
              ? "none: " + text(check.waiver())
              : check.rules().stream()
                  .map("[`%1$s`](%1$s.md)"::formatted)
                  .collect(Collectors.joining(", ")));
      out.append(" | ").append(String.join(", ", check.conditions())).append(" |\n");
    }
    return out.append("\n[All rules](README.md)\n").toString();
  }

  private static void section(StringBuilder out, String heading, String text) {
    if (!text.isBlank()) {
      out.append("\n## ").append(heading).append("\n\n").append(text(text)).append("\n");
    }
  }

  private static String sentence(String title) {
    return text(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1)) + ".";
  }

  /** What Markdown would take for markup is shown as it is. */
  private static String text(String text) {
    return text.replace("\n", " ").replaceAll("([\\\\<*_|`\\[\\]])", "\\\\$1");
  }
}
