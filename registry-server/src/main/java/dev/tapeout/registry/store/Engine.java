package dev.tapeout.registry.store;

import java.nio.file.Path;
import java.sql.SQLException;

/** What differs between the two stores. */
sealed interface Engine extends AutoCloseable permits SqliteEngine, PostgresEngine {
  /** Gives a connection with a transaction begun on it. */
  @FunctionalInterface
  interface Lender {
    Lease lend() throws SQLException;
  }

  /** A connection that is given back by closing this. */
  interface Lease extends AutoCloseable {
    Sql sql();

    void commit() throws SQLException;

    void rollback() throws SQLException;

    @Override
    void close() throws SQLException;
  }

  Lease reader() throws SQLException;

  Lease writer() throws SQLException;

  /** Whether it failed for what another transaction did, and may be tried again. */
  boolean isPassing(SQLException e);

  void backup(Path file) throws SQLException;

  @Override
  void close();
}
