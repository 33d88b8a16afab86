package dev.tapeout.diff.report;

/** What became of one contract: it was judged, or could not be read. */
public sealed interface Outcome permits Judged, Report.Unreadable {
  /** The contract's file, as the user knows it. */
  String name();
}
