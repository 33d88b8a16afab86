package dev.tapeout.runtime.usage;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls per operation and consumer. */
public final class UsageCounters implements Usage {
  /** Of an operation's consumers, those beyond this many are counted together. */
  private static final int MOST_CONSUMERS = 1000;

  private static final String OTHERS = "others";

  /**
   * What one consumer made of one operation.
   *
   * @param failures of the calls, those that were answered with 500 or more
   */
  public record Count(
      String operation, String consumer, long calls, long failures, Instant lastCall) {}

  private static final class Tally {
    final LongAdder calls = new LongAdder();
    final LongAdder failures = new LongAdder();
    final AtomicLong last = new AtomicLong();
  }

  private final Clock clock;
  private final Map<String, Map<String, Tally>> operations = new ConcurrentHashMap<>();

  public UsageCounters(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void called(String operation, String consumer, int status) {
    Map<String, Tally> consumers = operations.get(operation);
    if (consumers == null) {
      consumers = operations.computeIfAbsent(operation, o -> new ConcurrentHashMap<>());
    }
    Tally tally = consumers.get(consumer);
    if (tally == null) {
      String name = consumers.size() < MOST_CONSUMERS ? consumer : OTHERS;
      tally = consumers.computeIfAbsent(name, n -> new Tally());
    }
    tally.calls.increment();
    if (status >= 500) {
      tally.failures.increment();
    }
    long now = clock.millis();
    if (tally.last.getPlain() < now) {
      tally.last.lazySet(now);
    }
  }

  /** In the order of operations, then consumers. */
  public List<Count> counts() {
    return operations.entrySet().stream()
        .flatMap(operation ->
            operation.getValue().entrySet().stream()
                .map(consumer -> count(operation.getKey(), consumer)))
        .sorted(Comparator.comparing(Count::operation).thenComparing(Count::consumer))
        .toList();
  }

  private static Count count(String operation, Map.Entry<String, Tally> consumer) {
    Tally tally = consumer.getValue();
    return new Count(
        operation,
        consumer.getKey(),
        tally.calls.sum(),
        tally.failures.sum(),
        Instant.ofEpochMilli(tally.last.get()));
  }
}
