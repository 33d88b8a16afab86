package dev.tapeout.runtime.operation;

/**
 * How closely answers are held against the contract ({@code x-silicon-flow.drift}). Requests are
 * always validated.
 *
 * @param sample share of the requests looked at, 0 to 1
 */
public record Drift(Mode mode, double sample) {
  public static final Drift OFF = new Drift(Mode.OFF, 0);

  public enum Mode {
    OFF,
    /** What does not fit is told, and sent. */
    REPORT,
    /** What does not fit is told, and 500 is sent instead. */
    ENFORCE
  }
}
