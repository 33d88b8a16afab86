package dev.tapeout.registry.pages;

import dev.tapeout.registry.events.Event;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.store.Database;
import dev.tapeout.runtime.service.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that happened. */
final class AuditPage {
  private static final int MOST = 200;

  private final Database database;

  AuditPage(Database database) {
    this.database = database;
  }

  Answer page(@Nullable String after) {
    long from = after != null && after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
    List<Event> events = database.read(sql -> EventLog.after(sql, from, MOST));
    return Page.of(
        200,
        "/audit",
        "Audit",
        page -> {
          page.element(
              "p",
              "Each event holds the hash of the one before; `tapeout registry verify` checks the whole"
                  + " chain.");
          page.raw(
              "<table class=\"log\"><thead><tr><th>Number</th><th>When</th><th>What</th><th>To what</th><th>By"
                  + " whom</th><th>Hash</th></tr></thead><tbody>\n");
          for (Event event : events) {
            page.row(
                event.number(),
                event.at(),
                event.type(),
                event.subject(),
                event.actor(),
                event.hash().substring("sha256:".length(), "sha256:".length() + 12));
          }
          page.raw("</tbody></table>\n");
          if (events.size() == MOST) {
            long last = events.get(MOST - 1).number();
            page.raw("<p>").link("/audit?after=" + last, "Later").raw("</p>");
          }
        });
  }
}
