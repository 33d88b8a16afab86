package dev.tapeout.benchmarks.limiter;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRule;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRuleManager;
import com.google.common.util.concurrent.RateLimiter;
import dev.tapeout.limiter.Limit;
import dev.tapeout.limiter.Limiter;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision, that always admits or always refuses. Bucket and window are enforced by Tapeout and
 * by Bucket4j with two bandwidths; the others have one rule each, and are here as anchors.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 20, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgs = "-Dcsp.sentinel.log.dir=benchmarks/limiter/target/sentinel")
public class DecisionBenchmark {
  private static final String OPERATION = "createOrder";

  /** What is decided. */
  public enum Answer {
    /** As in a service that is far below its limit: the bucket is full again each time. */
    ADMIT(100_000_000, 1_000_000, 10_000_000_000L),
    /** The bucket runs down, and does not run out. */
    DRAIN(1, 1_000_000_000, 10_000_000_000L),
    REFUSE(0.001, 1, 1);

    final double rate;
    final long burst;
    final long max;

    Answer(double rate, long burst, long max) {
      this.rate = rate;
      this.burst = burst;
      this.max = max;
    }
  }

  @Param public Answer answer = Answer.ADMIT;

  private final AtomicLong word = new AtomicLong();
  private Limiter tapeout = Limiter.of(Limit.DEFAULT);
  private Bucket bucket4j =
      Bucket.builder().addLimit(l -> l.capacity(1).refillGreedy(1, Duration.ofSeconds(1))).build();
  private Bucket bucket4jNanos = bucket4j;
  private RateLimiter guava = RateLimiter.create(1);
  private io.github.resilience4j.ratelimiter.RateLimiter resilience4j =
      io.github.resilience4j.ratelimiter.RateLimiter.ofDefaults(OPERATION);

  @Setup
  public void use() {
    Duration window = Duration.ofSeconds(60);
    tapeout = Limiter.of(new Limit(answer.rate, answer.burst, window, 12, answer.max));
    bucket4j = twoRules(false);
    bucket4jNanos = twoRules(true);
    guava = RateLimiter.create(answer.rate);
    resilience4j =
        io.github.resilience4j.ratelimiter.RateLimiter.of(
            OPERATION,
            RateLimiterConfig.custom()
                .limitForPeriod((int) Math.min(answer.burst, 1_000_000_000))
                .limitRefreshPeriod(
                    answer == Answer.REFUSE ? Duration.ofHours(1) : Duration.ofMillis(10))
                .timeoutDuration(Duration.ZERO)
                .build());
    FlowRule rule = new FlowRule(OPERATION);
    rule.setGrade(RuleConstant.FLOW_GRADE_QPS);
    rule.setCount(answer == Answer.REFUSE ? 0 : 1e9);
    FlowRuleManager.loadRules(List.of(rule));
    if (answer == Answer.REFUSE) {
      tapeout.acquire();
      bucket4j.tryConsume(1);
      bucket4jNanos.tryConsume(1);
      guava.tryAcquire();
      resilience4j.acquirePermission();
    }
  }

  private Bucket twoRules(boolean nanoseconds) {
    Duration aToken = Duration.ofNanos((long) (1e9 / answer.rate));
    var builder =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(answer.burst).refillGreedy(1, aToken))
            .addLimit(limit ->
                limit.capacity(answer.max).refillGreedy(answer.max, Duration.ofSeconds(60)));
    return nanoseconds ? builder.withNanosecondPrecision().build() : builder.build();
  }

  @Benchmark
  public long nanoTime() {
    return System.nanoTime();
  }

  /** The least that a limiter with a clock and one shared word can cost. */
  @Benchmark
  public boolean nanoTimeAndCas() {
    long now = System.nanoTime();
    return word.compareAndSet(word.get(), now);
  }

  @Benchmark
  public long tapeout() {
    return tapeout.acquire();
  }

  @Benchmark
  public boolean bucket4j() {
    return bucket4j.tryConsume(1);
  }

  @Benchmark
  public boolean bucket4jNanos() {
    return bucket4jNanos.tryConsume(1);
  }

  @Benchmark
  public boolean resilience4j() {
    return resilience4j.acquirePermission();
  }

  @Benchmark
  public boolean guava() {
    return guava.tryAcquire();
  }

  @Benchmark
  public boolean sentinel() {
    try (Entry entry = SphU.entry(OPERATION)) {
      return entry != null;
    } catch (BlockException e) {
      return false;
    }
  }
}
