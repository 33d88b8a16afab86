package dev.tapeout.diff.change;

import java.util.List;
import java.util.Optional;

/** The catalogue of all rules that a comparison can report. */
public final class Rules {
  private Rules() {}

  /** Every rule, sorted by id. */
  public static List<Rule> all() {
    return List.of();
  }

  public static Optional<Rule> find(String id) {
    return all().stream().filter(r -> r.id().equals(id)).findFirst();
  }
}
