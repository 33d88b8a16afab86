package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.diff.change.Words;

/**
 * Workflow commands, which GitHub Actions turns into annotations beside the changed lines: one for
 * each remark that somebody has to look at or that was accepted, and one for what became of each
 * contract.
 */
final class GithubReport {
  /** The longest message; GitHub shows a few thousand characters. */
  private static final int MOST_CHARACTERS = 2_000;

  private static final int WITNESS_LINES = 20;

  private GithubReport() {}

  static String render(Dossier dossier) {
    StringBuilder out = new StringBuilder();
    dossier.told().forEach(remark -> append(remark, out));
    for (Sheet sheet : dossier.sheets()) {
      out.append(sheet.pass() ? "::notice" : "::error");
      out.append(" file=").append(property(Place.start(sheet.name()).path()));
      out.append(",title=Tapeout ").append(sheet.pass() ? "PASS" : "FAIL").append("::");
      out.append(data(Excerpt.visible(sheet.name() + ": " + Dossier.counted(sheet.counts()))));
      out.append(data(". " + Excerpt.visible(sheet.summary()))).append('\n');
    }
    return out.toString();
  }

  private static void append(Remark remark, StringBuilder out) {
    Place place = remark.place();
    out.append(remark.fails() ? "::error" : remark.kind().grave() ? "::warning" : "::notice");
    out.append(" file=").append(property(place.path()));
    out.append(",line=").append(place.line()).append(",col=").append(place.column());
    out.append(",endColumn=").append(place.endColumn());
    out.append(",title=").append(property(Excerpt.visible(remark.rule()))).append("::");
    out.append(data(message(remark))).append('\n');
  }

  private static String message(Remark remark) {
    StringBuilder text = new StringBuilder();
    text.append(Proof.cut(Excerpt.visible(remark.message()), MOST_CHARACTERS));
    if (remark.witness() != null) {
      Proof proof = Proof.of(remark.witness(), WITNESS_LINES, 100);
      text.append("\n\nProof, ").append(proof.said()).append(":\n");
      text.append(String.join("\n", proof.lines()));
      text.append(proof.omitted() == 0 ? "" : "\n… " + proof.omitted() + " more lines");
    }
    if (remark.accepted() != null) {
      text.append("\n\n").append(Excerpt.visible(Words.capital(remark.accepted().sentence())));
    }
    if (remark.reason() != null) {
      text.append("\n\nWhy: ").append(Excerpt.visible(remark.reason()));
    }
    if (remark.remedy() != null) {
      text.append("\n\nFix: ").append(Excerpt.visible(remark.remedy()));
    }
    if (remark.acceptable() != null) {
      text.append("\n\nId: ").append(remark.acceptable());
    }
    return text.toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
