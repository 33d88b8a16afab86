package dev.tapeout.registry.pages;

import dev.tapeout.registry.lifecycle.ArchivePlan;
import dev.tapeout.registry.lifecycle.Archiving;
import dev.tapeout.runtime.service.Answer;

/** What the archive would take now, and why it leaves the rest. */
final class ArchivePage {
  private static final int MOST = 500;

  private final Archiving archiving;

  ArchivePage(Archiving archiving) {
    this.archiving = archiving;
  }

  Answer page() {
    ArchivePlan plan = archiving.plan();
    return Page.of(
        200,
        "/archive",
        "Archive",
        page -> {
          page.element(
              "p",
              "What nobody calls, relies on or refers to for long is announced, and then put into cold"
                  + " storage.");
          page.raw("<table><thead><tr><th>Version</th><th></th><th>Why</th></tr></thead><tbody>\n");
          plan.archived().forEach(name -> page.row(name, "goes with the next run", ""));
          int room = Math.max(0, MOST - plan.archived().size());
          plan.kept().stream()
              .limit(room)
              .forEach(kept -> page.row(kept.version(), "stays", kept.why()));
          page.raw("</tbody></table>\n");
          if (plan.kept().size() > room) {
            page.element("p", plan.kept().size() - room + " more stay: tapeout archive --dry-run.");
          }
        });
  }
}
