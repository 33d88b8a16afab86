package dev.tapeout.runtime.channel;

/**
 * Whether who waits at a rendezvous looks for an answer for a moment before it steps back. That
 * halves the time where the other side runs on another processor at this moment, and is lost time
 * where it does not: with one carrier, or where others want the processors. So it is tried once in
 * many times, ever more seldom, and done each time only as long as nearly every time pays.
 *
 * <p>Several threads write here without a lock: what gets lost is a guess.
 */
final class Looks {
  /** About a microsecond. */
  private static final int MOST = Runtime.getRuntime().availableProcessors() > 1 ? 64 : 0;

  private static final int TRUST = 32;
  private static final int LOSS = 16;
  private static final int SELDOM = 16;
  private static final int MOST_SELDOM = 4096;

  /** Who looks each time lets others run once in so many: they may have no other carrier. */
  private static final int TURN = 128;

  private int trust;
  private int pause = SELDOM;
  private int left = SELDOM;

  /** Whether {@code meeting} got an answer; does not look where that does not pay. */
  boolean see(Meeting meeting) {
    if (MOST == 0 || !pays(meeting)) {
      return false;
    }
    for (int i = 0; i < MOST; i++) {
      if (meeting.answer() != null) {
        won();
        return true;
      }
      Thread.onSpinWait();
    }
    lost();
    return false;
  }

  /** Whether to look for this one. */
  boolean pays(Meeting meeting) {
    if (trust == 0) {
      return --left <= 0;
    }
    return (meeting.sends ? meeting.sendersWaited : meeting.receiversWaited) % TURN != 0;
  }

  void won() {
    if (trust < TRUST && ++trust == TRUST) {
      pause = SELDOM;
    }
  }

  void lost() {
    trust = Math.max(0, trust - LOSS);
    if (trust == 0) {
      left = pause;
      pause = Math.min(2 * pause, MOST_SELDOM);
    }
  }
}
