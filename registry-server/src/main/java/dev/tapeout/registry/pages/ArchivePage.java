package dev.tapeout.registry.pages;

import dev.tapeout.registry.lifecycle.ArchivePlan;
import dev.tapeout.registry.lifecycle.Lifecycle;
import dev.tapeout.runtime.service.Answer;

/** What the archive would take now, and why it leaves the rest. */
final class ArchivePage {
  private final Lifecycle lifecycle;

  ArchivePage(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  Answer page() {
    ArchivePlan plan = lifecycle.plan();
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
          plan.kept().forEach(kept -> page.row(kept.version(), "stays", kept.why()));
          page.raw("</tbody></table>\n");
        });
  }
}
