package dev.tapeout.runtime.registry;

import dev.tapeout.runtime.config.Reporting;
import dev.tapeout.runtime.usage.Usage;
import dev.tapeout.runtime.usage.UsageCounters;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks the registry about the contract at the start and from time to time, and tells it of the
 * calls since the last report. No request waits for it. While the registry is away the calls are
 * summed where they are counted anyway, so that no queue grows; a report whose answer is lost is
 * sent again, so that a call may be counted twice, never not at all.
 */
public final class RegistryLink implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime.registry");
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final long LAST_REPORT_SECONDS = 5;

  private record Caller(String operation, String consumer) {}

  private final RegistryCalls calls;
  private final UsageCounters counters = new UsageCounters(Clock.systemUTC());
  private final Map<Caller, Long> reported = new HashMap<>();
  private final ScheduledExecutorService turns =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("tapeout-registry").factory());
  private volatile Standing standing = new Standing.Unknown("it was not asked yet");
  private volatile String trouble = "";

  /** One that does nothing by itself. */
  RegistryLink(
      Reporting reporting, String contract, String version, String digest, Duration patience) {
    this.calls =
        new RegistryCalls(
            reporting,
            Objects.requireNonNullElse(reporting.contract(), contract),
            version,
            digest,
            patience);
  }

  /**
   * Starts to ask and to tell.
   *
   * @param contract {@code context/name} that is built in
   * @param digest of the contract that is built in
   */
  public static RegistryLink start(
      Reporting reporting, String contract, String version, String digest) {
    RegistryLink link = new RegistryLink(reporting, contract, version, digest, PATIENCE);
    long every = reporting.every().toMillis();
    link.turns.scheduleWithFixedDelay(link::turn, 0, every, TimeUnit.MILLISECONDS);
    return link;
  }

  /** Counts the calls that are reported; operations are named as in {@code GET /orders}. */
  public Usage usage() {
    return counters;
  }

  /** What the registry said last. */
  public Standing standing() {
    return standing;
  }

  /** Asks and tells once. */
  void turn() {
    try {
      Standing now = calls.standing();
      if (!now.equals(standing)) {
        LOG.log(now.isDrift() ? Level.WARNING : Level.INFO, now.told(calls.contract()));
        standing = now;
      }
      report();
    } catch (RuntimeException e) { // the next turn must come whatever happens
      LOG.log(Level.ERROR, "the registry could not be told of calls", e);
    }
  }

  private void report() {
    List<UsageCounters.Count> news = new ArrayList<>();
    for (UsageCounters.Count count : counters.counts()) {
      if (count.calls() > before(count)) {
        news.add(count);
      }
    }
    for (int from = 0; from < news.size(); from += RegistryCalls.MOST_COUNTS) {
      List<UsageCounters.Count> part =
          news.subList(from, Math.min(news.size(), from + RegistryCalls.MOST_COUNTS));
      RegistryCalls.Told told = calls.tell(part, this::before);
      if (!told.trouble().equals(trouble)) {
        trouble = told.trouble();
        if (!trouble.isEmpty()) {
          LOG.log(Level.WARNING, "the registry does not take the report of calls: " + trouble);
        }
      }
      if (!told.settled()) {
        return;
      }
      part.forEach(
          count -> reported.put(new Caller(count.operation(), count.consumer()), count.calls()));
    }
  }

  private long before(UsageCounters.Count count) {
    return reported.getOrDefault(new Caller(count.operation(), count.consumer()), 0L);
  }

  /** Reports once more what has been counted, and stops; takes some seconds at most. */
  @Override
  public void close() {
    turns.shutdown(); // a turn under way ends, none comes after it
    try {
      if (turns.awaitTermination(LAST_REPORT_SECONDS, TimeUnit.SECONDS)) {
        report();
      } else {
        turns.shutdownNow();
      }
    } catch (InterruptedException e) {
      turns.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      calls.close();
    }
  }
}
