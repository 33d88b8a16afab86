package dev.tapeout.registry.command;

import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.Role;
import dev.tapeout.registry.access.Tokens;
import dev.tapeout.registry.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Issues a token by hand: the first administrator has nobody to ask. */
@Command(
    name = "token",
    description = {"Issue a token and print it; the registry keeps its hash only.", ""},
    footer = {
      "",
      "Examples:",
      "  tapeout registry token --name ada --role administrator",
      "  tapeout registry token --name orders-ci --role publisher --context orders"
    })
final class TokenCommand implements Callable<Integer> {
  @Mixin StoreOptions store = new StoreOptions();

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whose it is.")
  String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "reader, publisher or administrator (default: reader).")
  String role = "reader";

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description =
          "A bounded context: a publisher may publish in it, a reader (a service) may report calls of its contracts; may come several times.")
  List<String> contexts = List.of();

  @Option(
      names = "--holds",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long (default: 365d).")
  Duration holds = Duration.ofDays(365);

  @Override
  public Integer call() {
    Optional<Role> wanted = Role.of(role);
    if (wanted.isEmpty()) {
      System.err.println("tapeout registry token: --role is reader, publisher or administrator");
      return Main.WRONG_USAGE;
    }
    Caller by = new Caller("console", Role.ADMINISTRATOR, Set.of());
    try (Database database = store.open()) {
      Tokens tokens = new Tokens(database, InstantSource.system());
      System.out.println(tokens.issue(by, name, wanted.get(), contexts, holds).token());
    }
    return Main.FINE;
  }
}
