package dev.tapeout.runtime.memory;

/**
 * How far a heap may grow before it is worth collecting again. What lives needs its place; above it
 * there is room for a quarter of that, or for a fifth of a second of allocation where this is more:
 * the first keeps the swing of the heap small, the second keeps a service that allocates much from
 * collecting without end.
 */
final class Pace {
  /** Less room than this makes a collector run for nothing. */
  static final long LEAST_ROOM = 16L << 20;

  private static final int SHARE_OF_LIVE = 4;
  private static final int COLLECTIONS_PER_SECOND = 5;

  /** Of the highest rate of the last seconds, a burst that comes again finds its room. */
  private static final double MEMORY_OF_RATE = 0.9;

  private double rate;

  /** Notes how much was allocated in the last second. */
  void allocated(long bytes) {
    rate = Math.max(bytes, rate * MEMORY_OF_RATE);
  }

  /**
   * The soft bound in bytes, whole MiB.
   *
   * @param live bytes in use after the last collection
   * @param most bytes that the heap may have by its own bound and by the container; what lives and
   *     {@link #LEAST_ROOM} are more than that where nothing else helps
   */
  long bound(long live, long most) {
    long room = Math.max(live / SHARE_OF_LIVE, (long) (rate / COLLECTIONS_PER_SECOND));
    long wanted = Math.min(live + Math.max(room, LEAST_ROOM), most);
    long bound = Math.max(wanted, live + LEAST_ROOM);
    return bound >> 20 << 20;
  }
}
