package dev.tapeout.registry.command;

import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.transfer.Import;
import dev.tapeout.registry.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings in what another registry has exported. */
@Command(
    name = "import",
    description = {
      "Check what `export` has written, and bring it in.",
      "",
      "Checks a file that `export` has written, every digest and signature of it, and brings in all"
          + " of it or nothing: into an empty registry, or into one whose log is the beginning of"
          + " that of the file. Exits with 1 where the file is not sound or does not go with what is"
          + " there.",
      ""
    },
    footer = {"", "Example:", "  tapeout registry import --data another all.jsonl.gz"})
final class ImportCommand implements Callable<Integer> {
  @Mixin StoreOptions store = new StoreOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "What `export` has written.")
  Path file = Path.of("registry.jsonl.gz");

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      System.err.println("tapeout registry import: there is no file " + file);
      return Main.WRONG_USAGE;
    }
    if (store.url().startsWith("jdbc:sqlite:")) {
      Files.createDirectories(store.data);
    }
    try (Database database = Database.open(store.url())) {
      Import.Brought brought = Import.read(database, file);
      System.out.println(
          "Brought in " + brought.versions() + " versions, " + brought.events() + " events");
      return Main.FINE;
    } catch (TransferException e) {
      System.err.println("tapeout registry import: nothing was brought in from " + file);
      System.err.println("  " + e.getMessage());
      return Main.FAILED;
    }
  }
}
