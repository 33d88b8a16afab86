package dev.tapeout.limiter.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker: while too many requests fail or are slow, none runs. The service adds {@code
 * io.github.resilience4j:resilience4j-circuitbreaker}.
 */
public final class BreakerGuard implements Guard {
  private final CircuitBreaker breaker;

  private BreakerGuard(CircuitBreaker breaker) {
    this.breaker = breaker;
  }

  /** A guard by this breaker, whose configuration says when it opens and closes. */
  public static Guard of(CircuitBreaker breaker) {
    return new BreakerGuard(breaker);
  }

  @Override
  public @Nullable Run start() {
    return breaker.tryAcquirePermission() ? new Call(breaker, breaker.getCurrentTimestamp()) : null;
  }

  private record Call(CircuitBreaker breaker, long begin) implements Run {
    private long took() {
      return breaker.getCurrentTimestamp() - begin;
    }

    @Override
    public void succeeded() {
      breaker.onSuccess(took(), breaker.getTimestampUnit());
    }

    @Override
    public void failed(Throwable cause) {
      breaker.onError(took(), breaker.getTimestampUnit(), cause);
    }

    @Override
    public void timedOut() {
      failed(new TimeoutException());
    }

    @Override
    public void cancelled() {
      breaker.releasePermission();
    }
  }
}
