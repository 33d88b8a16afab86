package dev.tapeout.runtime.scheduling;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes virtual threads for threads of the system. One that such a thread wakes by itself waits in
 * a line that a carrier looks at only when its own is empty, and while requests flood in it never
 * is. So who is to be woken is left here, and the next virtual thread that comes by wakes it, which
 * puts it into the carrier's own line. One waits for the case that nobody comes by.
 */
public final class Handover {
  private static final Queue<Thread> LEFT = new ConcurrentLinkedQueue<>();
  private static final Thread LAST =
      Thread.ofVirtual().name("tapeout-handover").start(Handover::standBy);

  private Handover() {}

  /** As {@link LockSupport#unpark}. */
  static void wake(Thread thread) {
    if (!thread.isVirtual() || Thread.currentThread().isVirtual()) {
      LockSupport.unpark(thread);
    } else {
      LEFT.add(thread);
      LockSupport.unpark(LAST);
    }
  }

  /**
   * For virtual threads, as they come by: wakes whoever was left to them. Costs a look.
   *
   * @return whether nobody is left who could not be woken, for want of memory; the next tries again
   */
  public static boolean deliver() {
    for (Thread thread = LEFT.poll(); thread != null; thread = LEFT.poll()) {
      try {
        LockSupport.unpark(thread);
      } catch (RuntimeException | Error e) {
        LEFT.add(thread);
        return false;
      }
    }
    return true;
  }

  private static void standBy() {
    while (true) {
      try {
        if (deliver()) {
          LockSupport.park(LEFT);
        } else {
          Thread.yield();
        }
      } catch (RuntimeException | Error e) { // without it nobody would be woken ever after
        Thread.onSpinWait();
      }
    }
  }
}
