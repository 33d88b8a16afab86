package dev.tapeout.contracts.document;

/**
 * How much of a hostile document is taken.
 *
 * @param bytes size of one file, and characters of its texts, aliases counted each time that they
 *     are used
 * @param depth levels of nesting
 * @param nodes values of one document, aliases counted each time that they are used
 */
public record Limits(long bytes, int depth, long nodes) {
  /** 128 MiB, 512 levels, 10 million values. */
  public static final Limits DEFAULT = new Limits(128L << 20, 512, 10_000_000);
}
