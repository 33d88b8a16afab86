package dev.tapeout.runtime.registry;

import dev.tapeout.runtime.config.Reporting;
import dev.tapeout.runtime.usage.Usage;
import dev.tapeout.runtime.usage.UsageCounters;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the registry about the contract at the start and from time to time, and tells it of the
 * calls since the last report. No request waits for it. While the registry is away the calls are
 * summed where they are counted anyway, so that no queue grows; a report whose answer is lost is
 * sent again, so that its calls may be counted twice.
 *
 * <p>Lost are the calls since the last report that arrived where the service stops while the
 * registry is away, or is killed, and a count that the registry refuses by itself. The log says how
 * many calls they are, unless the service was killed.
 */
public final class RegistryLink implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime.registry");

  /** For one request. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final RegistryCalls calls;
  private final UsageCounters counters = new UsageCounters(Clock.systemUTC());
  private final CallReports reports;
  private final Duration patience;
  private final ScheduledExecutorService turns =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("tapeout-registry").factory());
  private @Nullable Future<?> questions;
  private volatile Standing standing = new Standing.Unknown("it was not asked yet");

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
    this.reports = new CallReports(calls, counters);
    this.patience = patience;
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
    link.begin(reporting.every());
    return link;
  }

  synchronized void begin(Duration pause) {
    long millis = pause.toMillis();
    questions = turns.scheduleWithFixedDelay(this::ask, 0, millis, TimeUnit.MILLISECONDS);
    turns.scheduleWithFixedDelay(this::tell, 0, millis, TimeUnit.MILLISECONDS);
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
    ask();
    tell();
  }

  private void ask() {
    try {
      Standing now = calls.standing();
      if (!now.equals(standing)) {
        LOG.log(now.isDrift() ? Level.WARNING : Level.INFO, now.told(calls.contract()));
        standing = now;
      }
    } catch (InterruptedException e) { // the service stops
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) { // the next turn must come whatever happens
      LOG.log(Level.ERROR, "the registry could not be asked about the contract", e);
    }
  }

  private void tell() {
    try {
      reports.send();
    } catch (RuntimeException e) { // the next turn must come whatever happens
      LOG.log(Level.ERROR, "the registry could not be told of calls", e);
    }
  }

  /**
   * Reports once more what has been counted, and stops. It takes no longer than two requests may: a
   * report that is under way, which ends so that it is not counted twice, and the last.
   */
  @Override
  public synchronized void close() {
    if (turns.isShutdown()) {
      return;
    }
    if (questions != null) {
      questions.cancel(true);
    }
    turns.execute(this::tell);
    turns.shutdown();
    try {
      turns.awaitTermination(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    turns.shutdownNow();
    calls.close();
    reports.sayWhatIsLost();
  }
}
