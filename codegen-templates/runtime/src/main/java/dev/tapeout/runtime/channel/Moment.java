package dev.tapeout.runtime.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is held for a moment only, and never by a thread that waits for anything, not even
 * for another such lock: whoever holds it has a carrier. So who comes meanwhile steps back and
 * comes again, and who leaves need not look whether anybody waits. That is half the cost of a
 * {@link java.util.concurrent.locks.ReentrantLock}, which at a rendezvous is most of what there is
 * beside the switch of threads. Who holds it may take it again.
 */
final class Moment {
  private static final VarHandle TAKEN;

  static {
    try {
      TAKEN = MethodHandles.lookup().findVarHandle(Moment.class, "taken", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 16 : 0;
  private static final int YIELDS = 16;
  private static final long REST = 20_000;

  @SuppressWarnings("unused") // by its handle
  private int taken;

  /** A thread finds itself here only where it has put itself. */
  private @Nullable Thread owner;

  private int again;

  void lock() {
    Thread me = Thread.currentThread();
    if (owner == me) {
      again++;
      return;
    }
    if (!TAKEN.compareAndSet(this, 0, 1)) {
      comeAgain(me);
    }
    owner = me;
  }

  /** Takes it unless another thread has it; for whoever holds another one. */
  boolean tryLock() {
    Thread me = Thread.currentThread();
    if (owner == me) {
      again++;
      return true;
    }
    if (!TAKEN.compareAndSet(this, 0, 1)) {
      return false;
    }
    owner = me;
    return true;
  }

  private void comeAgain(Thread me) {
    for (int tries = 0; !isFree() || !TAKEN.compareAndSet(this, 0, 1); tries++) {
      if (tries < LOOKS) {
        Thread.onSpinWait();
      } else if (tries < LOOKS + YIELDS && me.isVirtual() || me.isInterrupted()) {
        Thread.yield(); // who is interrupted does not rest, and must not keep the carrier
      } else {
        LockSupport.parkNanos(this, REST); // who holds it has no processor
      }
    }
  }

  private boolean isFree() {
    return (int) TAKEN.getOpaque(this) == 0;
  }

  void unlock() {
    if (again > 0) {
      again--;
    } else {
      owner = null;
      TAKEN.setRelease(this, 0);
    }
  }
}
