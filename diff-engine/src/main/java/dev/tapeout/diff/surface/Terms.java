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
 * @param extensions what extensions count for
 */
public record Terms(Policy policy, LocalDate today, Formats formats, Extensions extensions) {
  /** Terms to which formats and extensions are annotations. */
  public Terms(Policy policy, LocalDate today) {
    this(policy, today, Formats.ANNOTATION, Extensions.NONE);
  }
}
