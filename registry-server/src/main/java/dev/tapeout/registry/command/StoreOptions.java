package dev.tapeout.registry.command;

import dev.tapeout.registry.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry is meant. */
final class StoreOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Its directory: database, key, cold storage (default: registry).")
  Path data = Path.of("registry");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "Its database, such as",
        "jdbc:postgresql://localhost/registry?user=...", // which wrapping would break at a colon
        "(default: SQLite in the directory). The environment variable REGISTRY_DATABASE says the"
            + " same and keeps passwords out of the list of processes."
      })
  @Nullable String database;

  /**
   * Opens the database of a registry that is there.
   *
   * @throws IllegalArgumentException if there is none: a mistyped name makes no new one
   */
  Database open() {
    String file =
        url().startsWith("jdbc:sqlite:") ? url().substring("jdbc:sqlite:".length()) : null;
    if (file != null && !Files.exists(Path.of(file))) {
      throw new IllegalArgumentException(
          "there is no registry in " + file + "; say where it is: --data DIR");
    }
    return Database.open(url());
  }

  /** The JDBC URL. */
  String url() {
    String environment = System.getenv("REGISTRY_DATABASE");
    if (database != null) {
      return database;
    }
    return environment != null ? environment : "jdbc:sqlite:" + data.resolve("registry.db");
  }
}
