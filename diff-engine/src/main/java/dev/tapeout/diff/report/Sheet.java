package dev.tapeout.diff.report;

import dev.tapeout.diff.report.Remark.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one contract.
 *
 * @param name of its file, as the user knows it
 * @param pass whether nothing stands against it
 * @param summary one or two sentences that say why
 * @param judged the comparison; null where the contract was only looked at by itself
 * @param counts how many remarks there are of each kind, those left out counted as well
 * @param remarks the gravest first
 */
record Sheet(
    String name,
    boolean pass,
    String summary,
    @Nullable Judged judged,
    Map<Kind, Integer> counts,
    List<Remark> remarks) {

  /** The sheet with all {@code remarks}, which are put in order here. */
  static Sheet of(
      String name, boolean pass, String summary, @Nullable Judged judged, List<Remark> remarks) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    remarks.forEach(remark -> counts.merge(remark.kind(), 1, Integer::sum));
    List<Remark> sorted = remarks.stream().sorted((a, b) -> a.kind().compareTo(b.kind())).toList();
    return new Sheet(name, pass, summary, judged, counts, sorted);
  }

  /** The sheet with no more than {@code most} remarks. */
  Sheet first(int most) {
    return remarks.size() <= most
        ? this
        : new Sheet(name, pass, summary, judged, counts, remarks.subList(0, most));
  }

  int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }
}
