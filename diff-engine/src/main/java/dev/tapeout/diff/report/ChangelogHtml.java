package dev.tapeout.diff.report;

import dev.tapeout.diff.report.Changelog.Entry;
import dev.tapeout.diff.report.Changelog.Group;
import dev.tapeout.diff.report.Changelog.Release;
import java.util.List;

/** A changelog as one page that needs nothing but itself, in the clothes of {@link HtmlReport}. */
final class ChangelogHtml {
  private static final int MESSAGE = 2_000;
  private static final int EXAMPLE_LINES = 60;
  private static final int WIDTH = 200;
  private static final int OPERATIONS = 200;

  private final StringBuilder out = new StringBuilder();

  private ChangelogHtml() {}

  static String render(Changelog changelog) {
    ChangelogHtml html = new ChangelogHtml();
    html.page(changelog);
    return html.out.toString();
  }

  /** Adds what the releases change to a page that has more than that. */
  static void releases(Changelog changelog, StringBuilder to) {
    ChangelogHtml html = new ChangelogHtml();
    html.releases(changelog.releases());
    to.append(html.out);
  }

  private void releases(List<Release> releases) {
    for (int i = 0; i < releases.size(); i++) {
      release(releases.get(i), "v" + i);
    }
  }

  private void page(Changelog changelog) {
    String subject = Markup.text(changelog.subject());
    List<Release> releases = changelog.releases();
    HtmlPage.open("Changelog of " + subject, "", "Skip to the changes", out);
    out.append("<header>\n<p class=\"brand\">Changelog</p>\n<h1><span class=\"subject\">");
    out.append(subject).append("</span></h1>\n");
    if (releases.size() > 1) {
      out.append("<nav aria-label=\"Versions\"><ul class=\"versions\">\n");
      for (int i = 0; i < releases.size(); i++) {
        out.append("<li><a href=\"#v").append(i).append("\">");
        out.append(Markup.text(releases.get(i).name())).append("</a></li>\n");
      }
      out.append("</ul></nav>\n");
    }
    out.append("</header>\n<main id=\"findings\" tabindex=\"-1\">\n");
    releases(releases);
    out.append("</main>\n<footer><p>Drawn up by Tapeout.</p></footer>\n");
    HtmlPage.close("", out);
  }

  private void release(Release release, String id) {
    out.append("<section aria-labelledby=\"").append(id).append("\">\n<h2 id=\"").append(id);
    out.append("\" tabindex=\"-1\">").append(Markup.text(release.name())).append("</h2>\n");
    out.append("<p class=\"lead\">");
    if (release.since() != null) {
      out.append("Since ").append(Markup.text(release.since())).append(": ");
    }
    out.append(release.groups().isEmpty() ? release.nothing() : release.counted() + ".");
    out.append("</p>\n");
    release.groups().forEach(this::group);
    if (release.documented() > 0) {
      out.append("<p class=\"note\">Documentation: ");
      out.append(ChangelogMarkdown.texts(release.documented()));
      out.append(release.documentedAt().isEmpty() ? ".</p>\n" : " in:</p>\n");
      operations(release.documentedAt());
    }
    out.append("</section>\n");
  }

  private void group(Group group) {
    out.append("<h3>");
    String title = Markup.text(Proof.cut(group.title(), WIDTH));
    out.append(group.operation() == null ? title : "<code>" + title + "</code>");
    out.append("</h3>\n");
    group.entries().forEach(this::entry);
  }

  private void entry(Entry entry) {
    String kind = entry.kind().word();
    out.append("<article class=\"change ").append(kind).append("\">\n<p><span class=\"kind\">");
    out.append(kind).append("</span> <span class=\"message\">");
    out.append(HtmlReport.prose(Proof.cut(entry.finding().message(), MESSAGE)));
    out.append("</span>");
    if (entry.finding().direction() != null) {
      String direction = entry.finding().direction().label();
      out.append(" <span class=\"rule\">").append(direction).append("</span>");
    }
    out.append("</p>\n");
    String todo = entry.todo();
    if (todo != null) {
      out.append("<p class=\"todo\"><b>What to do:</b> ").append(todo).append("</p>\n");
    }
    if (todo != null && entry.finding().witness() != null) {
      Proof proof = Proof.of(entry.finding().witness(), EXAMPLE_LINES, WIDTH);
      out.append("<pre tabindex=\"0\" role=\"region\" aria-label=\"Example\"><code>");
      List<String> lines = proof.lines().stream().map(Markup::text).toList();
      out.append(String.join("\n", lines)).append("</code></pre>\n");
    }
    if (entry.operations().size() > 1) {
      out.append("<p class=\"note\">Concerns ").append(entry.operations().size());
      out.append(" operations:</p>\n");
      operations(entry.operations());
    }
    out.append("</article>\n");
  }

  private void operations(List<String> operations) {
    if (operations.isEmpty()) {
      return;
    }
    out.append("<ul class=\"operations\">");
    for (String name : operations.subList(0, Math.min(OPERATIONS, operations.size()))) {
      out.append("<li><code>").append(Markup.text(Proof.cut(name, WIDTH))).append("</code></li>");
    }
    int more = operations.size() - OPERATIONS;
    out.append(more > 0 ? "<li>and " + more + " more</li>" : "").append("</ul>\n");
  }
}
