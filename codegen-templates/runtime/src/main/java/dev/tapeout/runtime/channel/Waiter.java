package dev.tapeout.runtime.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A thread that waits at one or more channels, and is served at exactly one of them or at none. */
final class Waiter {
  private static final VarHandle SERVED;

  static {
    try {
      SERVED = MethodHandles.lookup().findVarHandle(Waiter.class, "served", Wish.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Thread thread;

  @SuppressWarnings("unused") // by its handle
  private volatile @Nullable Wish served;

  Waiter(Thread thread) {
    this.thread = thread;
  }

  /** The wish that was served; null while it waits. */
  @Nullable Wish served() {
    return (Wish) SERVED.getVolatile(this);
  }

  /** Whether the caller is the one who serves it. */
  boolean claim(Wish wish) {
    return SERVED.compareAndSet(this, (Wish) null, wish);
  }
}
