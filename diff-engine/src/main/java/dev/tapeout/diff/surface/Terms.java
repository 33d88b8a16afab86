package dev.tapeout.diff.surface;

import dev.tapeout.diff.change.Policy;
import java.time.LocalDate;

/**
 * By what two contracts are compared.
 *
 * @param policy what counts as compatible
 * @param today the day on which that is asked: what is past its sunset may go
 */
public record Terms(Policy policy, LocalDate today) {}
