package dev.tapeout.registry.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.diff.report.Detail;
import dev.tapeout.diff.report.Format;
import dev.tapeout.diff.report.Style;
import dev.tapeout.registry.publication.Publishing;
import dev.tapeout.runtime.service.Answer;
import dev.tapeout.runtime.service.Header;
import java.util.List;
import java.util.regex.Matcher;

/** What changed between two versions, with source side by side and the proofs. */
final class DiffPage {
  private static final int MOST = 500;

  private final Publishing publishing;

  DiffPage(Publishing publishing) {
    this.publishing = publishing;
  }

  /**
   * The report as {@code tapeout diff --format html} writes it: it says itself what may run; and a
   * way back.
   */
  Answer page(ContractVersion from, String to) {
    String html =
        Format.HTML.render(
            publishing.compare(from, new ContractVersion(from.contract(), to)),
            new Style(100, false),
            Detail.ALL,
            MOST);
    String back =
        new Html().link("/contracts/" + from.contract(), "← " + from.contract()).toString();
    html = html.replaceFirst("<main ", Matcher.quoteReplacement("<nav>" + back + "</nav>\n<main "));
    return new Answer(
        200,
        List.of(
            new Header("Content-Type", "text/html; charset=utf-8"),
            new Header("Content-Security-Policy", "frame-ancestors 'none'"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer")),
        html.getBytes(UTF_8));
  }
}
