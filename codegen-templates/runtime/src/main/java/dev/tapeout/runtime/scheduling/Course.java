package dev.tapeout.runtime.scheduling;

/**
 * What the governor makes of one reading after another. Nothing in here looks at a machine.
 *
 * <p>There should be as many carriers that run as there are processors, so there is one carrier
 * more for each that is held. More would gain nothing: they would only wait for a processor.
 *
 * @param suspects carriers that were held at the look before
 * @param calm looks in a row at which fewer carriers would have done
 * @param peak carriers that were wanted at most in those
 */
record Course(int suspects, int calm, int peak) {
  /** Nothing seen yet. */
  static final Course START = new Course(0, 0, 0);

  /** Carriers beyond the processors; each is a thread of the system, with its stack. */
  static final int MOST_MORE = 16;

  /** Looks before carriers are taken back: so that they do not come and go with each call. */
  static final int CALM = 50;

  /** Why there are as many carriers as there are. */
  enum Standing {
    RESTS("one for each processor, for none is held"),
    BUSY("the processors are busy: more carriers would gain nothing"),
    RAISED("more than processors, for some are held in native code or by files"),
    MOST("as many as there may be, for most are held in native code or by files");

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
   * @param soon whether to look again at once, for one look proves nothing
   */
  record Step(Course course, int parallelism, boolean soon, Standing standing) {}

  Step next(Reading now) {
    int most = now.processors() + MOST_MORE;
    int wanted = Math.min(most, now.processors() + now.held());
    int sure = Math.min(most, now.processors() + Math.min(suspects, now.held()));
    boolean waited = now.queued() > 0;
    if (now.parallelism() < now.processors()) { // the quota has grown
      return step(now, START, now.processors(), false);
    }
    if (wanted > now.parallelism() && waited) {
      boolean raise = sure > now.parallelism();
      Course next = new Course(now.held(), 0, 0);
      return step(now, next, raise ? sure : now.parallelism(), wanted > sure);
    }
    if (wanted >= now.parallelism()) {
      return step(now, new Course(now.held(), 0, 0), now.parallelism(), false);
    }
    int seen = Math.max(peak, wanted);
    return calm + 1 < CALM
        ? step(now, new Course(now.held(), calm + 1, seen), now.parallelism(), false)
        : step(now, new Course(now.held(), 0, 0), Math.min(seen, now.parallelism()), false);
  }

  private static Step step(Reading now, Course next, int parallelism, boolean soon) {
    Standing standing;
    if (parallelism >= now.processors() + MOST_MORE) {
      standing = Standing.MOST;
    } else if (parallelism > now.processors()) {
      standing = Standing.RAISED;
    } else {
      standing = now.queued() > 0 && now.held() == 0 ? Standing.BUSY : Standing.RESTS;
    }
    return new Step(next, parallelism, soon, standing);
  }
}
