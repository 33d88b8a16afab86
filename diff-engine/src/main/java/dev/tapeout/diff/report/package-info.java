/**
 * What a verdict looks like: text for people, JSON for programs, both over one {@link
 * dev.tapeout.diff.report.Report} and with the same bytes for the same input. It writes nothing
 * itself; whoever prints calls it. It may call every room of the engine and of {@code contracts}.
 */
@NullMarked
package dev.tapeout.diff.report;

import org.jspecify.annotations.NullMarked;
