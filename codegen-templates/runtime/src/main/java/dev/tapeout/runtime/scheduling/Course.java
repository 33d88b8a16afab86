package dev.tapeout.runtime.scheduling;

/**
 * What the governor makes of one reading after another. Nothing in here looks at a machine.
 *
 * <p>There should be as many carriers that run as there are processors, so there is one carrier
 * more for each that is held. More would gain nothing: they would only wait for a processor.
 *
 * @param calm looks in a row at which fewer carriers would have done
 * @param peak carriers that were wanted at most in those
 */
record Course(int calm, int peak) {
  /** Nothing seen yet. */
  static final Course START = new Course(0, 0);

  /** Carriers beyond the processors; each is a thread of the system, with its stack. */
  static final int MOST_MORE = 16;

  /** Looks before carriers are taken back: so that they do not come and go with each call. */
  static final int CALM = 50;

  /** Why there are as many carriers as there are. */
  enum Standing {
    RESTS("one for each processor, for none is held"),
    BUSY("the processors are busy: more carriers would gain nothing"),
    RAISED("more than processors, for some are held in native code or by files"),
    MOST("as many as there may be, for most are held in native code or by files"),
    BOUND("some are held, and -Djdk.virtualThreadScheduler.maxPoolSize allows no more");

    private final String text;

    Standing(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /**
   * What to do now.
   *
   * @param course for the next look
   * @param parallelism that there should be
   */
  record Step(Course course, int parallelism, Standing standing) {}

  Step next(Reading now) {
    int wanted = Math.min(now.processors() + MOST_MORE, now.processors() + now.held());
    if (now.parallelism() < now.processors()) { // the quota has grown
      return step(now, START, now.processors());
    }
    if (wanted >= now.parallelism()) {
      return step(now, START, now.queued() > 0 ? wanted : now.parallelism());
    }
    int seen = Math.max(peak, wanted);
    return calm + 1 < CALM
        ? step(now, new Course(calm + 1, seen), now.parallelism())
        : step(now, START, Math.min(seen, now.parallelism()));
  }

  private static Step step(Reading now, Course next, int parallelism) {
    Standing standing;
    if (parallelism >= now.processors() + MOST_MORE) {
      standing = Standing.MOST;
    } else if (parallelism > now.processors()) {
      standing = Standing.RAISED;
    } else {
      standing = now.queued() > 0 && now.held() == 0 ? Standing.BUSY : Standing.RESTS;
    }
    return new Step(next, parallelism, standing);
  }
}
