/**
 * What a verdict looks like in each {@link dev.tapeout.diff.report.Format}: text and JSON straight
 * from a {@link dev.tapeout.diff.report.Report}, all others from the {@code Dossier} drawn up of
 * it, and with the same bytes for the same input. It writes nothing itself; whoever prints calls
 * it. It calls {@code change}, {@code verdict}, {@code acceptance}, {@code language}, {@code
 * schema} and {@code contracts}.
 */
@NullMarked
package dev.tapeout.diff.report;

import org.jspecify.annotations.NullMarked;
