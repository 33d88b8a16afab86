package dev.tapeout.diff.surface;

import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Policy;
import java.time.LocalDate;

/**
 * By what two contracts are compared.
 *
 * @param policy what counts as compatible
 * @param today the day on which that is asked: what is past its sunset may go
 * @param formats whether {@code format} and the like count
 */
public record Terms(Policy policy, LocalDate today, Formats formats) {
  /** Terms to which a format is an annotation. */
  public Terms(Policy policy, LocalDate today) {
    this(policy, today, Formats.ANNOTATION);
  }
}
