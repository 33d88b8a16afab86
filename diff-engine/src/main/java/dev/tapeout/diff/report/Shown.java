package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding as people see it: one change is one entry, though it concerns requests and answers.
 *
 * @param finding the graver of the two
 * @param mirrored the same change in the other direction, where it has no proof of its own; null
 *     where there is none
 */
record Shown(Finding finding, @Nullable Finding mirrored) {
  private record Change(
      String rule, String message, @Nullable Location before, @Nullable Location after) {
    /** Written out: what a record has instead is slow, and linked when it is first asked. */
    @Override
    public boolean equals(Object o) {
      return o instanceof Change c
          && c.rule.equals(rule)
          && c.message.equals(message)
          && Objects.equals(c.before, before)
          && Objects.equals(c.after, after);
    }

    @Override
    public int hashCode() {
      return (Objects.hashCode(before) * 31 + Objects.hashCode(after)) * 31 + message.hashCode();
    }

    static Change of(Finding f) {
      return new Change(f.rule(), f.message(), f.before(), f.after());
    }
  }

  /** What is to be shown of findings that come the worst first. */
  static List<Shown> of(List<Finding> findings) {
    List<Shown> shown = new ArrayList<>();
    Map<Change, Integer> places = new HashMap<>();
    for (Finding finding : findings) {
      Integer place = places.putIfAbsent(Change.of(finding), shown.size());
      if (place != null && shown.get(place).mirrors(finding)) {
        shown.set(place, new Shown(shown.get(place).finding(), finding));
      } else {
        shown.add(new Shown(finding, null));
      }
    }
    return shown;
  }

  private boolean mirrors(Finding other) {
    return mirrored == null
        && finding.direction() != null
        && other.direction() != null
        && finding.direction() != other.direction()
        && other.severity().compareTo(Severity.COMPATIBLE) >= 0
        && !other.lowered();
  }
}
