package dev.tapeout.cli.explain;

import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.diff.change.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What there is to say about an id that a report shows.
 *
 * @param about what it watches over
 */
record Explanation(
    String id, About about, String title, String why, String remedy, String example) {
  /** The catalogues. */
  enum About {
    CHANGE("Changes (tapeout diff, tapeout gate)"),
    CONTRACT("Contracts by themselves (tapeout lint, tapeout gate)"),
    READING("Reading files and references (all commands)");

    private final String heading;

    About(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  /** All rules, sorted by id within each catalogue. */
  static List<Explanation> all() {
    List<Explanation> all = new ArrayList<>(ReadingRules.ALL);
    for (Profile.Rule r : Profile.rules()) {
      all.add(new Explanation(r.id(), About.CONTRACT, r.title(), r.why(), r.remedy(), r.example()));
    }
    for (dev.tapeout.diff.change.Rule r : Rules.all()) {
      all.add(new Explanation(r.id(), About.CHANGE, r.title(), r.why(), r.remedy(), r.example()));
    }
    all.sort(Comparator.comparing(Explanation::about).thenComparing(Explanation::id));
    return all;
  }
}
