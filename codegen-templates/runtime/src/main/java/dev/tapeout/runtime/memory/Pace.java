package dev.tapeout.runtime.memory;

/**
 * How far a heap may grow before it is worth collecting again. What lives needs its place; above it
 * there is room for a quarter of that, or for a fifth of a second of allocation where this is more:
 * the first keeps the swing of the heap small, the second keeps a service that allocates much from
 * collecting without end. The least room is more than what the collector wants free before it
 * rests.
 */
final class Pace {
  private static final long MIB = 1L << 20;
  private static final int SHARE_OF_LIVE = 4;
  private static final int COLLECTIONS_PER_SECOND = 5;

  /** What a service with nothing to do may allocate between two collections. */
  private static final long QUIET = 8 * MIB;

  /**
   * ZGC begins a collection with less than a twentieth of its bound free ({@code
   * rule_minor_high_usage} in its director).
   */
  private static final int FREE_SHARE = 20;

  /** Of the highest rate of the last seconds, a burst that comes again finds its room. */
  private static final double MEMORY_OF_RATE = 0.9;

  private final long reserve;
  private double rate;

  /**
   * For one that moves objects into free pages, of which it counts none as free: a small one for
   * each of its threads, and one of medium size ({@code relocation_headroom} in ZGC's heuristics).
   *
   * @param most bytes that the heap may have by its own bound, which medium pages are a part of
   * @param threads that collect beside the service
   */
  Pace(long most, long threads) {
    this.reserve = threads * 2 * MIB + Math.min(32 * MIB, Long.highestOneBit(most / 32));
  }

  /** Notes how much was allocated in the last second. */
  void allocated(long bytes) {
    rate = Math.max(bytes, rate * MEMORY_OF_RATE);
  }

  /**
   * The bound with the least room, in bytes; below it a collector that knows one runs without end.
   *
   * @param live bytes in use after the last collection
   */
  long least(long live) {
    return (live + reserve + QUIET) * FREE_SHARE / (FREE_SHARE - 1);
  }

  /**
   * The soft bound in bytes, whole MiB.
   *
   * @param live bytes in use after the last collection
   * @param most bytes that the heap may have by its own bound and by the container; it is kept to,
   *     but for the place of what lives
   */
  long bound(long live, long most) {
    long room = Math.max(live / SHARE_OF_LIVE, (long) (rate / COLLECTIONS_PER_SECOND));
    long wanted = Math.max(live + room, least(live));
    return Math.max(Math.min(wanted, most), live) / MIB * MIB;
  }
}
