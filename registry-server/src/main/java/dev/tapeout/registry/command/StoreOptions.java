package dev.tapeout.registry.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry is meant. */
final class StoreOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Its directory: database, key, cold storage (default: ./registry).")
  Path data = Path.of("registry");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "Its database, such as jdbc:postgresql://localhost/registry?user=...  (default: SQLite in"
              + " the directory). The environment variable REGISTRY_DATABASE says the same and keeps"
              + " passwords out of the list of processes.")
  @Nullable String database;

  /** The JDBC URL. */
  String url() {
    String environment = System.getenv("REGISTRY_DATABASE");
    if (database != null) {
      return database;
    }
    return environment != null ? environment : "jdbc:sqlite:" + data.resolve("registry.db");
  }
}
