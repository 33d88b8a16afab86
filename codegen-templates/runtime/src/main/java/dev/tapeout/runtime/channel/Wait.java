package dev.tapeout.runtime.channel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Waits until one of some wishes is served: the one way in which a thread waits at channels. All
 * their locks are held, in one order, while it looks whether a wish can be had at once and takes
 * its places in the queues, so nothing slips in between; a ring changes without its lock and is
 * looked at once more after that.
 */
final class Wait {
  /**
   * How often to look for a partner before parking, once the others have run: at a rendezvous one
   * comes at once where it runs beside this thread. Where there is one carrier nobody does; at a
   * ring it never pays. It is a fraction of a microsecond: who is not there by then has no
   * processor.
   */
  private static final int LOOKS =
      Integer.getInteger(
                  "jdk.virtualThreadScheduler.parallelism",
                  Runtime.getRuntime().availableProcessors())
              > 1
          ? 8
          : 0;

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
    if (wish.wake != null) {
      LockSupport.unpark(wish.wake);
    }
    return answer;
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
        Waiter waiter = new Waiter();
        @Nullable Wish done = place(wishes, order, waiter);
        if (done == null) {
          done = park(order, waiter, until);
          if (done == null) {
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

  /** What a ring woke this thread for is for another who waits there. */
  private static void passOn(@Nullable Wish woken) {
    if (woken != null) {
      woken.channel.passOn(woken.sends());
    }
  }

  /** One that can be had at once; null where it now waits for all of them. */
  private static @Nullable Wish place(Wish[] wishes, Wish[] order, Waiter waiter) {
    Wish done;
    for (Wish wish : order) {
      lock(wish.channel.lock);
    }
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
    if (done != null && done.wake != null) {
      LockSupport.unpark(done.wake);
    }
    return done;
  }

  /** It is held for a moment only: who waits for it parks only where that moment is longer. */
  private static void lock(ReentrantLock lock) {
    for (int look = 0; look < LOOKS; look++) {
      if (lock.tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    lock.lock();
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

  /** The one that was served; null where the time ran out first. */
  private static @Nullable Wish park(Wish[] wishes, Waiter waiter, @Nullable Long until)
      throws InterruptedException {
    Wish served = waiter.served();
    if (served == null && !wishes[0].channel.mayChangeUnlocked()) {
      served = letOthersRun() ? waiter.served() : null;
      for (int look = 0; look < LOOKS && served == null; look++) {
        Thread.onSpinWait();
        served = waiter.served();
      }
    }
    while (served == null) {
      boolean interrupted = Thread.currentThread().isInterrupted();
      long left = until == null ? 1 : until - System.nanoTime();
      if (interrupted || left <= 0) {
        if (waiter.claim(wishes[0])) {
          leave(wishes);
          if (interrupted) {
            Thread.interrupted();
            throw new InterruptedException();
          }
          return null;
        }
      } else if (until == null) {
        LockSupport.park(waiter);
      } else {
        LockSupport.parkNanos(waiter, left);
      }
      served = waiter.served();
    }
    if (wishes.length > 1) {
      leave(wishes);
    }
    return served;
  }

  private static void leave(Wish[] wishes) {
    for (Wish wish : wishes) {
      wish.channel.lock.lock();
      try {
        wish.queue().remove(wish);
      } finally {
        wish.channel.lock.unlock();
      }
    }
  }
}
