package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Retirement;
import dev.tapeout.contracts.openapi.Sunset;
import dev.tapeout.diff.change.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a contract promises for the time to come: that something stays, until which day, and how
 * settled it is. A promise that is cut short breaks, or else the removal that it allows could be
 * had at once, in two steps.
 */
final class Lifecycle {
  private static final String STABILITY = "x-stability-level";
  private static final Set<String> KEYS =
      Set.of("deprecated", "x-deprecated", Sunset.KEY, STABILITY);

  /** The least settled first. */
  private static final List<String> LEVELS = List.of("draft", "alpha", "beta", "stable");

  private final LocalDate today;

  /** What to say of a field, if it is not that an extension changed. */
  record Change(String rule, Severity severity, String key) {}

  Lifecycle(LocalDate today) {
    this.today = today;
  }

  static boolean claims(String key) {
    return KEYS.contains(key);
  }

  /** Whether the holder may be gone by now. */
  boolean due(ObjectNode holder) {
    return Retirement.of(holder, today) == Retirement.DUE;
  }

  /** What a change of the field {@code key} means; nothing where another field tells it. */
  List<Change> compare(String key, ObjectNode old, ObjectNode current) {
    boolean was = Retirement.deprecated(old);
    boolean is = Retirement.deprecated(current);
    return switch (key) {
      case STABILITY -> stability(key, old.get(key), current.get(key));
      case Sunset.KEY -> was == is ? sunset(is ? Sunset.of(old) : null, is, current) : List.of();
      default -> was == is ? List.of() : is ? deprecated(key, current) : reactivated(key);
    };
  }

  private List<Change> deprecated(String key, ObjectNode current) {
    Change added = new Change("deprecated-added", Severity.COMPATIBLE, key);
    return Sunset.of(current) == null
        ? List.of(added, new Change("sunset-missing", Severity.DOCUMENTATION, key))
        : List.of(added, sunset(null, true, current).get(0));
  }

  private static List<Change> reactivated(String key) {
    return List.of(new Change("deprecated-removed", Severity.COMPATIBLE, key));
  }

  private List<Change> sunset(@Nullable Sunset old, boolean deprecated, ObjectNode holder) {
    Sunset now = Sunset.of(holder);
    LocalDate from = old == null ? null : old.day();
    LocalDate to = now == null ? null : now.day();
    if (!deprecated || from != null && from.equals(to)) {
      return List.of(change("extension-changed", Severity.DOCUMENTATION));
    }
    if (now == null) {
      return List.of(change("sunset-removed", Severity.COMPATIBLE));
    }
    if (to == null) {
      return List.of(change("sunset-invalid", Severity.COMPATIBLE));
    }
    if (from == null) {
      return List.of(
          now.due(today)
              ? change("sunset-too-soon", Severity.BREAKING)
              : change("sunset-added", Severity.COMPATIBLE));
    }
    if (to.isAfter(from)) {
      return List.of(change("sunset-moved-later", Severity.COMPATIBLE));
    }
    boolean passed = !from.isAfter(today);
    return List.of(
        change("sunset-moved-earlier", passed ? Severity.COMPATIBLE : Severity.BREAKING));
  }

  private static Change change(String rule, Severity severity) {
    return new Change(rule, severity, Sunset.KEY);
  }

  private static List<Change> stability(String key, @Nullable Node old, @Nullable Node current) {
    int from = level(old);
    int to = level(current);
    if (to < 0) {
      Severity severity = from < 0 ? Severity.DOCUMENTATION : Severity.BREAKING;
      return List.of(new Change("stability-invalid", severity, key));
    }
    if (from == to) {
      return List.of(new Change("extension-changed", Severity.DOCUMENTATION, key));
    }
    return List.of(
        to < from
            ? new Change("stability-decreased", Severity.BREAKING, key)
            : new Change("stability-increased", Severity.COMPATIBLE, key));
  }

  /** Where nothing is said, a contract is meant to hold. */
  private static int level(@Nullable Node stated) {
    if (stated == null) {
      return LEVELS.indexOf("stable");
    }
    return stated instanceof StringNode s ? LEVELS.indexOf(s.value()) : -1;
  }
}
