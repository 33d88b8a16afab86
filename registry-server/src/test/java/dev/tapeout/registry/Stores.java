package dev.tapeout.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases on which the suites run: each call gives a new, empty one. */
public enum Stores {
  SQLITE {
    @Override
    public String url() {
      try {
        return "jdbc:sqlite:" + Files.createTempDirectory("registry").resolve("registry.db");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },

  /** A real one, started once for all tests. */
  POSTGRES {
    @Override
    public String url() {
      String name = "registry" + NEXT.incrementAndGet();
      try (var connection = Running.POSTGRES.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
        return Running.POSTGRES.getJdbcUrl("postgres", name);
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  private static final AtomicInteger NEXT = new AtomicInteger();

  /** A new database. */
  public abstract String url();

  /** A new directory for what is no database. */
  public static Path data() {
    try {
      return Files.createTempDirectory("registry-data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Running {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
