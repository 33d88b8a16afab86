package dev.tapeout.registry.command;

import dev.tapeout.registry.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies the database while it is in use. */
@Command(
    name = "backup",
    description = {
      "Copy the database (SQLite) into a file.",
      "",
      "Writes a copy of the database, as it is at one moment, into a new file; the server may run"
          + " meanwhile. For SQLite; PostgreSQL is backed up by pg_dump.",
      ""
    },
    footer = {"", "Example:", "  tapeout registry backup --data registry monday.db"})
final class BackupCommand implements Callable<Integer> {
  @Mixin StoreOptions store = new StoreOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "A file that is not there yet.")
  Path file = Path.of("registry-backup.db");

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      System.err.println("tapeout registry backup: " + file + " is there already");
      return Main.WRONG_USAGE;
    }
    try (Database database = store.open()) {
      database.backup(file);
    }
    System.out.println("Wrote " + file);
    return Main.FINE;
  }
}
