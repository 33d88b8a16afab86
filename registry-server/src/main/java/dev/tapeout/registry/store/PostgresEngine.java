package dev.tapeout.registry.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL, which several server nodes may share. */
final class PostgresEngine implements Engine {
  private static final int CONNECTIONS = 10;

  private final HikariDataSource pool;

  private PostgresEngine(HikariDataSource pool) {
    this.pool = pool;
  }

  static PostgresEngine open(String url) throws SQLException {
    Migration.run(url, Migration.POSTGRES);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(10_000);
    config.setAutoCommit(false);
    config.setPoolName("registry");
    return new PostgresEngine(new HikariDataSource(config));
  }

  @Override
  public Lease reader() throws SQLException {
    // Repeatable read: one state of the database for all statements of a question.
    return lease(true, Connection.TRANSACTION_REPEATABLE_READ);
  }

  @Override
  public Lease writer() throws SQLException {
    return lease(false, Connection.TRANSACTION_READ_COMMITTED);
  }

  private Lease lease(boolean readOnly, int isolation) throws SQLException {
    Connection connection = pool.getConnection();
    try {
      connection.setReadOnly(readOnly);
      connection.setTransactionIsolation(isolation);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    Sql sql = new Sql(new Statements(connection, 0), false); // the driver keeps them itself
    return new Lease() {
      @Override
      public Sql sql() {
        return sql;
      }

      @Override
      public void commit() throws SQLException {
        connection.commit();
      }

      @Override
      public void rollback() throws SQLException {
        connection.rollback();
      }

      @Override
      public void close() throws SQLException {
        connection.close();
      }
    };
  }

  @Override
  public boolean isPassing(SQLException e) {
    String state = e.getSQLState();
    return "40001".equals(state) || "40P01".equals(state); // serialization failure, deadlock
  }

  @Override
  public void backup(Path file) throws SQLException {
    throw new SQLException("back PostgreSQL up by pg_dump, which knows how");
  }

  @Override
  public void close() {
    pool.close();
  }
}
