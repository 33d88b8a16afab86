package dev.tapeout.registry.publication;

import org.jspecify.annotations.Nullable;

/**
 * Why something is not done.
 *
 * @param detail what is wrong and what to do, sentences
 * @param judgement where that is why; else null
 */
public record Refusal(Kind kind, String detail, @Nullable Judgement judgement) {
  /** What it is like. */
  public enum Kind {
    /** What came cannot be read. */
    MALFORMED,
    /** The caller, or the key that signed, may not do this. */
    FORBIDDEN,
    /** What it is to be done to is not there. */
    MISSING,
    /** It stands against what is there. */
    CONFLICT,
    /** The contract does not pass. */
    UNFIT
  }

  public static Refusal of(Kind kind, String detail) {
    return new Refusal(kind, detail, null);
  }
}
