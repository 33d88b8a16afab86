package dev.tapeout.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The statements of one connection, prepared once where they come again: SQLite needs longer to
 * prepare most of ours than to run them. For one thread at a time, as the connection is.
 */
final class Statements {
  private final Connection connection;
  private final int most;

  /** Those that nobody uses, the one that was used last at the end. */
  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  /**
   * @param most how many are kept
   */
  Statements(Connection connection, int most) {
    this.connection = connection;
    this.most = most;
  }

  /** A statement that is the caller's until it is given back or closed. */
  PreparedStatement take(String sql) throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    return kept == null ? connection.prepareStatement(sql) : kept;
  }

  /** Takes back a statement that has done what it was to do; its parameters are forgotten. */
  void giveBack(String sql, PreparedStatement statement) throws SQLException {
    if (most == 0 || idle.containsKey(sql)) {
      statement.close();
      return;
    }
    statement.clearParameters(); // a document, perhaps
    idle.put(sql, statement);
    if (idle.size() > most) {
      Iterator<PreparedStatement> eldest = idle.values().iterator();
      eldest.next().close();
      eldest.remove();
    }
  }
}
