package dev.tapeout.runtime.channel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits until one of some wishes is served: the one way in which a thread waits at channels. All
 * their locks are held, in one order, while it looks whether a wish can be had at once and takes
 * its places in the queues, so nothing slips in between; a ring changes without its lock and is
 * looked at once more after that.
 */
final class Wait {
  /** What a waiter is served with who has given up. */
  static final Wish NOTHING = new Wish(Channel.of(0), null);

  private Wait() {}

  /**
   * Steps back once before this thread parks: the others on its carrier do their part meanwhile,
   * and to be put last in the line costs less than to be parked and woken. Threads of the system
   * have no such line.
   *
   * @return whether they ran
   */
  static boolean letOthersRun() {
    boolean may = Thread.currentThread().isVirtual();
    if (may) {
      Thread.yield();
    }
    return may;
  }

  /** What comes of one wish without waiting. */
  static Object now(Wish wish) {
    wish.channel.lock.lock();
    Object answer;
    try {
      answer = wish.channel.attempt(wish);
    } finally {
      wish.channel.lock.unlock();
    }
    wake(wish);
    return answer;
  }

  /** Whom it has served, where there is one. */
  static void wake(Wish wish) {
    if (wish.wake != null) {
      LockSupport.unpark(wish.wake);
    }
  }

  /**
   * The wish that was served, by its {@link Wish#answer}; null where the time ran out.
   *
   * @param wishes looked at in this order
   * @param until {@link System#nanoTime()} at which to stop; null for never
   */
  static @Nullable Wish on(Wish[] wishes, @Nullable Long until) throws InterruptedException {
    Wish[] order = wishes;
    if (wishes.length > 1) {
      order = wishes.clone();
      Arrays.sort(order, Comparator.comparingLong(wish -> wish.channel.number));
    }
    @Nullable Wish woken = null;
    try {
      while (true) {
        Waiter waiter = new Waiter(Thread.currentThread());
        @Nullable Wish done = place(wishes, order, waiter);
        if (done == null) {
          done = park(order[0].channel, waiter, until);
          if (done == NOTHING || order.length > 1) {
            for (Wish wish : order) {
              leave(wish);
            }
          }
          if (done == NOTHING) {
            endIfInterrupted();
            return null;
          }
          if (done.answer == Outcome.RETRY) {
            passOn(woken);
            woken = done;
            continue;
          }
        }
        Wish served = done;
        served.channel.passOn(served.sends());
        woken = woken != null && woken.channel == served.channel ? null : woken;
        return served;
      }
    } finally {
      passOn(woken);
    }
  }

  /** For whoever gave up. */
  static void endIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** What a ring woke this thread for is for another who waits there. */
  private static void passOn(@Nullable Wish woken) {
    if (woken != null) {
      woken.channel.passOn(woken.sends());
    }
  }

  /** One that can be had at once; null where it now waits for all of them. */
  private static @Nullable Wish place(Wish[] wishes, Wish[] order, Waiter waiter) {
    Wish done;
    lockAll(order);
    try {
      done = attempt(wishes, false);
      if (done == null) {
        for (Wish wish : wishes) {
          wish.queue().add(wish, waiter);
        }
        done = attempt(wishes, true);
        if (done != null) {
          for (Wish wish : wishes) {
            wish.queue().remove(wish);
          }
        }
      }
    } finally {
      for (Wish wish : order) {
        wish.channel.lock.unlock();
      }
    }
    if (done != null) {
      wake(done);
    }
    return done;
  }

  /**
   * While one is busy none is held: who holds a lock and steps back may find its carrier kept busy
   * by those who come again for that lock.
   */
  private static void lockAll(Wish[] order) {
    for (int held = 0; held < order.length; held++) {
      Moment next = order[held].channel.lock;
      if (held == 0) {
        next.lock();
      } else if (!next.tryLock()) {
        while (held > 0) {
          order[--held].channel.lock.unlock();
        }
        next.lock();
        next.unlock();
        held = -1;
      }
    }
  }

  private static @Nullable Wish attempt(Wish[] wishes, boolean again) {
    for (Wish wish : wishes) {
      if (!again || wish.channel.mayChangeUnlocked()) {
        Object answer = wish.channel.attempt(wish);
        if (answer != Outcome.NOT_NOW) {
          wish.answer = answer;
          return wish;
        }
      }
    }
    return null;
  }

  /** The one that was served; {@link #NOTHING} where it gave up before. */
  static Wish park(Channel<?> channel, Waiter waiter, @Nullable Long until) {
    Wish served = waiter.served();
    if (served == null && !channel.mayChangeUnlocked() && letOthersRun()) {
      served = waiter.served();
    }
    while (served == null) {
      if (Thread.currentThread().isInterrupted()) {
        waiter.claim(NOTHING);
      } else if (until == null) {
        LockSupport.park(waiter);
      } else {
        long left = until - System.nanoTime();
        if (left <= 0) {
          waiter.claim(NOTHING);
        } else {
          LockSupport.parkNanos(waiter, left);
        }
      }
      served = waiter.served();
    }
    return served;
  }

  static void leave(Wish wish) {
    wish.channel.lock.lock();
    try {
      wish.queue().remove(wish);
    } finally {
      wish.channel.lock.unlock();
    }
  }
}
