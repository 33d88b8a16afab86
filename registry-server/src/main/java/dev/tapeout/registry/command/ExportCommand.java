package dev.tapeout.registry.command;

import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.transfer.Export;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes what a registry holds into a file that any other can read. */
@Command(
    name = "export",
    description = {
      "Write what the registry holds into a file that `import` reads.",
      "",
      "Writes what the registry holds, as it is at one moment, into a new file that `import` reads"
          + " on SQLite and PostgreSQL; the server may run meanwhile. Tokens, webhooks and what"
          + " lies in cold storage are not in it.",
      ""
    },
    footer = {"", "Example:", "  tapeout registry export --data registry all.jsonl.gz"})
final class ExportCommand implements Callable<Integer> {
  @Mixin StoreOptions store = new StoreOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "A file that is not there yet.")
  Path file = Path.of("registry.jsonl.gz");

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      System.err.println("tapeout registry export: " + file + " is there already");
      return Main.WRONG_USAGE;
    }
    try (Database database = store.open()) {
      Export.Written written = Export.write(database, file);
      System.out.println(
          "Wrote "
              + file
              + ": "
              + written.versions()
              + " versions, "
              + written.events()
              + " events");
      if (written.cold() > 0) {
        System.out.println(
            "The bytes of "
                + written.cold()
                + " archived versions are in cold storage: take that along as it is.");
      }
    }
    return Main.FINE;
  }
}
