package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.diff.change.Policy;
import java.util.List;

/**
 * All that a gate has to say.
 *
 * @param policy by which the contracts were compared
 * @param contracts those that were compared, in the order in which they are shown
 * @param diagnostics what is wrong with the contracts as such
 * @param pass whether nothing stands against the change
 */
public record Report(
    Policy policy, List<Judged> contracts, List<Diagnostic> diagnostics, boolean pass) {}
