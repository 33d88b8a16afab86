package dev.tapeout.diff.report;

import dev.tapeout.diff.change.Words;
import dev.tapeout.diff.report.Changelog.Entry;
import dev.tapeout.diff.report.Changelog.Group;
import dev.tapeout.diff.report.Changelog.Release;
import java.util.List;

/** A changelog in Markdown, to be published beside the contract. */
final class ChangelogMarkdown {
  private static final int MESSAGE = 600;
  private static final int EXAMPLE_LINES = 20;
  private static final int WIDTH = 160;
  private static final int OPERATIONS = 20;

  private final StringBuilder out = new StringBuilder();

  private ChangelogMarkdown() {}

  static String render(Changelog changelog) {
    ChangelogMarkdown markdown = new ChangelogMarkdown();
    markdown.out.append("# Changelog of ").append(MarkdownText.prose(changelog.subject()));
    markdown.out.append('\n');
    changelog.releases().forEach(markdown::release);
    return markdown.out.toString();
  }

  private void release(Release release) {
    out.append("\n## ").append(MarkdownText.prose(release.name())).append("\n\n");
    if (release.since() != null) {
      out.append("Since ").append(MarkdownText.prose(release.since())).append(": ");
    }
    out.append(release.groups().isEmpty() ? release.nothing() : release.counted() + ".");
    out.append('\n');
    for (Group group : release.groups()) {
      String title = group.operation() == null ? group.title() : MarkdownText.code(group.title());
      out.append("\n### ").append(title).append("\n\n");
      group.entries().forEach(this::entry);
    }
    if (release.documented() > 0) {
      out.append("\nDocumentation: ").append(texts(release.documented()));
      operations(release.documentedAt(), " in ");
      out.append(".\n");
    }
  }

  private void entry(Entry entry) {
    out.append("- **").append(Words.capital(entry.kind().word())).append("**");
    if (entry.finding().direction() != null) {
      String direction = entry.finding().direction().label();
      out.append(" in the ").append(direction);
    }
    out.append(": ");
    out.append(MarkdownText.prose(Proof.cut(entry.finding().message(), MESSAGE))).append('\n');
    if (entry.operations().size() > 1) {
      out.append("  - Concerns");
      operations(entry.operations(), " ");
      out.append('\n');
    }
    String todo = entry.todo();
    if (todo == null) {
      return;
    }
    out.append("  - **What to do:** ").append(todo).append('\n');
    if (entry.finding().witness() != null) {
      Proof proof = Proof.of(entry.finding().witness(), EXAMPLE_LINES, WIDTH);
      out.append('\n').append(MarkdownText.fence("json", proof.lines()).indent(4));
    }
  }

  private void operations(List<String> operations, String before) {
    if (operations.isEmpty()) {
      return;
    }
    int more = operations.size() - OPERATIONS;
    List<String> names =
        operations.stream()
            .limit(OPERATIONS)
            .map(name -> MarkdownText.code(Proof.cut(name, WIDTH)))
            .toList();
    out.append(before).append(String.join(", ", names));
    out.append(more > 0 ? " and " + more + " more operations" : "");
  }

  static String texts(int count) {
    return count == 1 ? "1 text changed" : count + " texts changed";
  }
}
