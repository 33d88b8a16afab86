package dev.tapeout.contracts.document;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that a mistyped one was meant to be. */
public final class NearNames {
  /** Beyond these a hostile document could make the search slow. */
  private static final int MOST_NAMES = 5_000;

  private static final int LONGEST = 80;

  private NearNames() {}

  /** The first of the nearest names; null where none is near. */
  public static @Nullable String of(String wanted, List<String> names) {
    if (wanted.length() > LONGEST) {
      return null;
    }
    String best = null;
    // Two names of two letters are always two letters apart: half of a name must stay.
    int least = Math.min(Math.max(2, wanted.length() / 3), wanted.length() / 2) + 1;
    for (String name : names.subList(0, Math.min(names.size(), MOST_NAMES))) {
      if (Math.abs(name.length() - wanted.length()) < least && name.length() <= LONGEST) {
        int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        if (distance < least) {
          least = distance;
          best = name;
        }
      }
    }
    return best;
  }

  /** How many letters must be put in, left out or replaced (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
