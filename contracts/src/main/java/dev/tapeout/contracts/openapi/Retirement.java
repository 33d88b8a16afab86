package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;
import java.time.LocalDate;

/** How far something is on the planned road out of a contract. */
public enum Retirement {
  /** It is not deprecated. */
  NONE,
  /** It is deprecated, and no day that can be read says until when it stays. */
  OPEN,
  /** It is deprecated, and stays until a day that is yet to come. */
  AHEAD,
  /** It is deprecated, and the day from which on it may be gone has come. */
  DUE;

  /** The state of an operation, a parameter or a schema on the day {@code today}. */
  public static Retirement of(ObjectNode holder, LocalDate today) {
    if (!deprecated(holder)) {
      return NONE;
    }
    Sunset sunset = Sunset.of(holder);
    if (sunset == null || sunset.day() == null) {
      return OPEN;
    }
    return sunset.due(today) ? DUE : AHEAD;
  }

  /** Whether it is marked {@code deprecated}, or {@code x-deprecated} as in older documents. */
  public static boolean deprecated(ObjectNode holder) {
    return Fields.flag(holder, "deprecated", false) || Fields.flag(holder, "x-deprecated", false);
  }
}
