package dev.tapeout.registry.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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

  private final Engine engine;

  private Database(Engine engine) {
    this.engine = engine;
  }

  /**
   * Opens a database and brings its schema up to date.
   *
   * @param url of JDBC: {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:…}
   * @throws StoreException if it cannot be opened
   */
  public static Database open(String url) {
    try {
      Engine engine =
          url.startsWith("jdbc:sqlite:") ? SqliteEngine.open(url) : PostgresEngine.open(url);
      return new Database(engine);
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
    return run(work, engine::reader);
  }

  /** Changes all or nothing. */
  public <T extends @Nullable Object> T write(Work<T> work) {
    return run(work, engine::writer);
  }

  /** Writes a copy of the whole database, as it is at one moment, into a new file. */
  public void backup(Path file) {
    try {
      engine.backup(file);
    } catch (SQLException e) {
      throw new StoreException("the database cannot be copied to " + file, e);
    }
  }

  private <T extends @Nullable Object> T run(Work<T> work, Engine.Lender lender) {
    for (int tries = 1; ; tries++) {
      try (Engine.Lease lease = lender.lend()) {
        Connection connection = lease.connection();
        try {
          T result = work.in(new Sql(connection));
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
