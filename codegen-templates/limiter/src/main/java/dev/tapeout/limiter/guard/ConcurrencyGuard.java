package dev.tapeout.limiter.guard;

import com.netflix.concurrency.limits.Limiter;
import org.jspecify.annotations.Nullable;

/**
 * A limit of how many requests run at once, which follows how long they take. The service adds
 * {@code com.netflix.concurrency-limits:concurrency-limits-core}.
 */
public final class ConcurrencyGuard implements Guard {
  private final Limiter<@Nullable Void> limiter;

  private ConcurrencyGuard(Limiter<@Nullable Void> limiter) {
    this.limiter = limiter;
  }

  /** A guard by this limiter, such as a {@code SimpleLimiter} with a {@code VegasLimit}. */
  public static Guard of(Limiter<@Nullable Void> limiter) {
    return new ConcurrencyGuard(limiter);
  }

  @Override
  public @Nullable Run start() {
    return limiter.acquire(null).map(Call::new).orElse(null);
  }

  private record Call(Limiter.Listener listener) implements Run {
    @Override
    public void succeeded() {
      listener.onSuccess();
    }

    /** How long a fault took says nothing of the load. */
    @Override
    public void failed(Throwable cause) {
      listener.onIgnore();
    }

    @Override
    public void timedOut() {
      listener.onDropped();
    }

    @Override
    public void cancelled() {
      listener.onIgnore();
    }
  }
}
