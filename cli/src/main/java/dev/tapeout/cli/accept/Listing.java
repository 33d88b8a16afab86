package dev.tapeout.cli.accept;

import dev.tapeout.cli.project.AcceptanceFile;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.diff.acceptance.Acceptance;
import dev.tapeout.diff.acceptance.Acceptances;
import dev.tapeout.diff.report.Style;

/** What is accepted, for people. */
final class Listing {
  private Listing() {}

  static String of(AcceptanceFile file, Style style) {
    Acceptances acceptances = file.acceptances();
    if (acceptances.all().isEmpty()) {
      return "Nothing is accepted: " + AcceptanceFile.NAME + " has no entries.\n";
    }
    StringBuilder out = new StringBuilder();
    for (Acceptance acceptance : acceptances.all()) {
      boolean over = acceptances.expired(acceptance);
      out.append(acceptance.fingerprint()).append("  ");
      out.append(Excerpt.visible(acceptance.contract())).append("  ");
      out.append(Excerpt.visible(acceptance.rule())).append(over ? "  EXPIRED\n" : "\n");
      out.append("    ").append(style.wrap(Excerpt.visible(acceptance.sentence()), 4)).append('\n');
    }
    return out.toString();
  }
}
