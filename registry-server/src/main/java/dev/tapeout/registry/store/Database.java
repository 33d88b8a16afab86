package dev.tapeout.registry.store;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The database of a registry. What {@link #write} has returned from is on the disk.
 *
 * <p>Safe for several threads.
 */
public final class Database implements AutoCloseable {
  /** What a transaction does; it may be asked again where it met another that was in its way. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T in(Sql sql) throws SQLException;
  }

  private static final int MOST_TRIES = 20;

  private static final AttributeKey<String> ACCESS = AttributeKey.stringKey("access");
  private static final Attributes READ = Attributes.of(ACCESS, "read");
  private static final Attributes WRITE = Attributes.of(ACCESS, "write");
  private static final List<Double> BUCKETS =
      List.of(0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0);

  private final Engine engine;
  private final DoubleHistogram duration;
  private final AtomicLong writes = new AtomicLong();

  private Database(Engine engine, Meter meter) {
    this.engine = engine;
    this.duration =
        meter
            .histogramBuilder("tapeout.registry.store.duration")
            .setUnit("s")
            .setDescription("Transactions, from the wait for a connection to the commit.")
            .setExplicitBucketBoundariesAdvice(BUCKETS)
            .build();
  }

  /**
   * Opens a database and brings its schema up to date.
   *
   * @param url of JDBC: {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:…}
   * @throws StoreException if it cannot be opened
   */
  public static Database open(String url) {
    return open(url, MeterProvider.noop().get(""));
  }

  /**
   * As {@link #open(String)}.
   *
   * @param meter is told how long transactions take
   */
  public static Database open(String url, Meter meter) {
    try {
      Engine engine =
          url.startsWith("jdbc:sqlite:") ? SqliteEngine.open(url) : PostgresEngine.open(url);
      return new Database(engine, meter);
    } catch (SQLException e) {
      throw new StoreException("the database " + withoutSecrets(url) + " cannot be opened", e);
    }
  }

  /** Whether one process owns it, so that nobody else can reach it. */
  public boolean isEmbedded() {
    return engine instanceof SqliteEngine;
  }

  /** Asks; sees one state of the database throughout. */
  public <T extends @Nullable Object> T read(Work<T> work) {
    return run(work, engine::reader, READ);
  }

  /** Changes all or nothing. */
  public <T extends @Nullable Object> T write(Work<T> work) {
    try {
      return run(work, engine::writer, WRITE);
    } finally {
      writes.incrementAndGet();
    }
  }

  /**
   * Grows with each {@link #write}, before that returns: while it stays as it is, so does what
   * {@link #read} finds, where this process alone writes.
   */
  public long writes() {
    return writes.get();
  }

  /** Writes a copy of the whole database, as it is at one moment, into a new file. */
  public void backup(Path file) {
    try {
      engine.backup(file);
    } catch (SQLException e) {
      throw new StoreException("the database cannot be copied to " + file, e);
    }
  }

  private <T extends @Nullable Object> T run(
      Work<T> work, Engine.Lender lender, Attributes access) {
    long begun = System.nanoTime();
    try {
      return run(work, lender);
    } finally {
      duration.record((System.nanoTime() - begun) / 1e9, access);
    }
  }

  private <T extends @Nullable Object> T run(Work<T> work, Engine.Lender lender) {
    for (int tries = 1; ; tries++) {
      try (Engine.Lease lease = lender.lend()) {
        try {
          T result = work.in(lease.sql());
          lease.commit();
          return result;
        } catch (SQLException | RuntimeException e) {
          rollback(lease, e);
          throw e;
        }
      } catch (SQLException e) {
        if (tries == MOST_TRIES || !engine.isPassing(e)) {
          throw new StoreException("the database does not answer as it should", e);
        }
      }
    }
  }

  private static void rollback(Engine.Lease lease, Exception why) {
    try {
      lease.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  private static String withoutSecrets(String url) {
    return url.replaceAll("(?i)(password=)[^&]*", "$1***").replaceAll("//[^/@]*@", "//***@");
  }

  @Override
  public void close() {
    engine.close();
  }
}
