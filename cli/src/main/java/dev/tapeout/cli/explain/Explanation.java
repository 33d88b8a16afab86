package dev.tapeout.cli.explain;

import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.diff.change.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What there is to say about a rule.
 *
 * @param about what it watches over: a contract by itself, or a change
 */
record Explanation(
    String id, About about, String title, String why, String remedy, String example) {
  /** The two catalogues. */
  enum About {
    CONTRACT,
    CHANGE
  }

  /** All rules, sorted by id within each catalogue. */
  static List<Explanation> all() {
    List<Explanation> all = new ArrayList<>();
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
