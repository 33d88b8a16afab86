package dev.tapeout.registry.publication;

import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.diff.report.Detail;
import dev.tapeout.diff.report.Format;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.report.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a draft.
 *
 * @param against the version with which it was compared; null for the first of its contract
 * @param bump the smallest step that the changes need, or {@code first}
 * @param json the report as {@code tapeout diff --format json} writes it
 * @param references the versions that it refers to
 * @param risk whom each break hurts
 */
public record Judgement(
    @Nullable String against,
    String bump,
    Report report,
    String json,
    List<ContractVersion> references,
    List<Risk> risk) {

  /** A report as {@code tapeout diff --format json} writes it. */
  public static String json(Report report) {
    return Format.JSON.render(report, new Style(100, false), Detail.CHANGES, 0);
  }

  public boolean pass() {
    return report.pass();
  }

  /** The same with whom it hurts. */
  Judgement hurting(List<Risk> hurt) {
    return new Judgement(against, bump, report, json, references, hurt);
  }
}
