package dev.tapeout.registry.publication;

import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.report.Detail;
import dev.tapeout.diff.report.Format;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.report.Style;
import dev.tapeout.registry.catalogue.VersionName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a draft.
 *
 * @param contract as it was read; null where it could not be
 * @param against the version with which it was compared; null for the first of its contract
 * @param bump the smallest step that the changes need, or {@code first}
 * @param references the versions that it refers to
 * @param risk whom each break hurts
 */
public record Judgement(
    @Nullable Contract contract,
    @Nullable String against,
    String bump,
    Report report,
    List<VersionName> references,
    List<Risk> risk) {

  public boolean pass() {
    return report.pass();
  }

  /** The report as {@code tapeout diff --format json} writes it. */
  public String json() {
    return Format.JSON.render(report, new Style(100, false), Detail.CHANGES, 0);
  }
}
