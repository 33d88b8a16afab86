package dev.tapeout.registry.command;

import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.store.Database;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks that nobody has changed the log. */
@Command(
    name = "verify",
    description = {
      "Check the log of all that happened: no gap, every hash right.",
      "",
      "Exits with 1 where not.",
      ""
    },
    footer = {"", "Example:", "  tapeout registry verify --data registry"})
final class VerifyCommand implements Callable<Integer> {
  @Mixin StoreOptions store = new StoreOptions();

  @Override
  public Integer call() {
    try (Database database = store.open()) {
      Optional<Long> broken = database.read(EventLog::firstBroken);
      if (broken.isPresent()) {
        System.err.println("The log is broken at event " + broken.get() + ".");
        return Main.FAILED;
      }
      System.out.println("The log is whole.");
      return Main.FINE;
    }
  }
}
