package dev.tapeout.registry.lifecycle;

import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;

/** What must hold of a version for it to be changed. */
@FunctionalInterface
public interface Condition {
  /** That it is there is enough. */
  Condition NONE = (sql, version) -> {};

  /**
   * Asked when nobody else can change the state of the version any more; before that as well, where
   * a change is work that is not to be done in vain.
   *
   * @throws RuntimeException if it does not hold; nothing is changed then
   */
  void check(Sql sql, Version version) throws SQLException;
}
