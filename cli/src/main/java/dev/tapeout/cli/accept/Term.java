package dev.tapeout.cli.accept;

import dev.tapeout.cli.command.UsageException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long what is accepted counts.
 *
 * @param day the last day that is asked for; null where none is
 * @param kept whether a former term is kept that is not over
 * @param today on which it is accepted
 */
record Term(@Nullable LocalDate day, boolean kept, LocalDate today) {
  private static final String NEVER = "never";

  /**
   * What the option {@code --until} asks for.
   *
   * @throws UsageException if that is no day, or one that is over
   */
  static Term of(@Nullable String until, LocalDate today) {
    if (until == null || until.equals(NEVER)) {
      return new Term(null, until == null, today);
    }
    try {
      LocalDate day = LocalDate.parse(until);
      if (day.isBefore(today)) {
        throw new UsageException("--until " + until + " is over: it is " + today);
      }
      return new Term(day, false, today);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--until is a day such as 2027-03-31, or never, not '" + until + "'");
    }
  }

  /** The last day; null where it counts for ever. */
  @Nullable LocalDate after(@Nullable LocalDate former) {
    return kept && former != null && !former.isBefore(today) ? former : day;
  }
}
