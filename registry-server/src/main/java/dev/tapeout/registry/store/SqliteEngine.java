package dev.tapeout.registry.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite in one file: write-ahead log, every commit synced before it is acknowledged, one writer at
 * a time and several readers beside it.
 */
final class SqliteEngine implements Engine {
  private static final int READERS = 4;

  /**
   * More than there are in the whole server; a search has some of its own for each number of words.
   */
  private static final int STATEMENTS = 200;

  /** A connection with what was prepared on it. */
  private record Prepared(Connection connection, Statements statements) {}

  private final List<Connection> all = new ArrayList<>();
  private final BlockingQueue<Prepared> readers = new ArrayBlockingQueue<>(READERS);
  private final BlockingQueue<Prepared> writer = new ArrayBlockingQueue<>(1);

  private SqliteEngine(String url) throws SQLException {
    try {
      writer.add(connect(url, false));
      for (int i = 0; i < READERS; i++) {
        readers.add(connect(url, true));
      }
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  static SqliteEngine open(String url) throws SQLException {
    Migration.run(url, Migration.SQLITE);
    return new SqliteEngine(url);
  }

  private Prepared connect(String url, boolean readOnly) throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties());
    all.add(connection);
    if (readOnly) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma query_only = true");
      }
    }
    return new Prepared(connection, new Statements(connection, STATEMENTS));
  }

  /** Settings of every connection. */
  static Properties properties() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    config.enforceForeignKeys(true);
    return config.toProperties();
  }

  @Override
  public Lease reader() throws SQLException {
    return new SqliteLease(readers, "begin");
  }

  @Override
  public Lease writer() throws SQLException {
    return new SqliteLease(writer, "begin immediate");
  }

  private static final class SqliteLease implements Lease {
    private final BlockingQueue<Prepared> home;
    private final Prepared prepared;
    private final Sql sql;

    SqliteLease(BlockingQueue<Prepared> home, String begin) throws SQLException {
      this.home = home;
      try {
        prepared = home.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException("interrupted while waiting for a connection", e);
      }
      sql = new Sql(prepared.statements(), true);
      try {
        sql.update(begin);
      } catch (SQLException e) {
        home.add(prepared);
        throw e;
      }
    }

    @Override
    public Sql sql() {
      return sql;
    }

    @Override
    public void commit() throws SQLException {
      sql.update("commit");
    }

    @Override
    public void rollback() throws SQLException {
      sql.update("rollback");
    }

    @Override
    public void close() {
      home.add(prepared);
    }
  }

  @Override
  public boolean isPassing(SQLException e) {
    int code = e.getErrorCode() & 0xff;
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  @Override
  public void backup(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection(all.get(0).getMetaData().getURL());
        PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
      statement.setString(1, file.toString());
      statement.execute();
    }
  }

  @Override
  public void close() {
    for (Connection connection : all) {
      try {
        connection.close();
      } catch (SQLException e) {
        // what was acknowledged is on the disk already
      }
    }
  }
}
