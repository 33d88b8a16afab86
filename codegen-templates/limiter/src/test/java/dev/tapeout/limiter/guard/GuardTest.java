package dev.tapeout.limiter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import dev.tapeout.limiter.guard.Guard.Run;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardTest {
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "orders",
          CircuitBreakerConfig.custom().slidingWindowSize(4).minimumNumberOfCalls(4).build());

  private static SimpleLimiter<@Nullable Void> atOnce(int requests) {
    return SimpleLimiter.newBuilder().limit(FixedLimit.of(requests)).build();
  }

  private static void run(Guard guard, int times, Consumer<Run> end) {
    for (int i = 0; i < times; i++) {
      Run run = guard.start();
      assertThat(run).isNotNull();
      end.accept(run);
    }
  }

  @Test
  void theBreakerOpensWhenHalfOfTheRequestsFail() {
    Guard guard = BreakerGuard.of(breaker);
    run(guard, 2, Run::succeeded);
    run(guard, 1, run -> run.failed(new IOException("disk")));
    run(guard, 1, Run::timedOut);
    assertThat(guard.start()).isNull();
  }

  @Test
  void theBreakerForgetsWhatIsCancelled() {
    Guard guard = BreakerGuard.of(breaker);
    run(guard, 10, Run::cancelled);
    assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
    breaker.transitionToOpenState();
    breaker.transitionToHalfOpenState();
    run(guard, 100, Run::cancelled);
  }

  @Test
  void noMoreRunAtOnceThanTheLimitAllows() {
    Guard guard = ConcurrencyGuard.of(atOnce(2));
    Run first = guard.start();
    assertThat(first).isNotNull();
    assertThat(guard.start()).isNotNull();
    assertThat(guard.start()).isNull();
    first.failed(new IOException("disk"));
    assertThat(guard.start()).isNotNull();
  }

  @Test
  void theLimitShrinksWhenRequestsTimeOut() {
    AIMDLimit limit = AIMDLimit.newBuilder().initialLimit(100).timeout(1, TimeUnit.HOURS).build();
    SimpleLimiter<@Nullable Void> limiter = SimpleLimiter.newBuilder().limit(limit).build();
    run(ConcurrencyGuard.of(limiter), 5, Run::timedOut);
    assertThat(limit.getLimit()).isLessThan(100);
  }

  @Test
  void ofSeveralGuardsEachMustLetItRun() {
    SimpleLimiter<@Nullable Void> limiter = atOnce(1);
    Guard guard = Guard.all(List.of(ConcurrencyGuard.of(limiter), BreakerGuard.of(breaker)));
    run(guard, 2, Run::succeeded);
    run(guard, 1, run -> run.failed(new IOException("disk")));
    run(guard, 1, Run::timedOut);
    assertThat(guard.start()).isNull();
    assertThat(limiter.getInflight())
        .as("what one refuses, the other is not left holding")
        .isZero();
  }
}
