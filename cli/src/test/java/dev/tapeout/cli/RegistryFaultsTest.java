package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.contracts.registry.CannedRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command that asks a registry, and something that answers and is none, or is ill. */
class RegistryFaultsTest {
  private static final List<String> COMMANDS =
      List.of(
          "pull orders/orders@1.0.0",
          "publish orders.yaml --as orders/orders",
          "publish orders.yaml --as orders/orders --dry-run",
          "contracts",
          "versions orders/orders",
          "deprecate orders/orders@1.0.0 --sunset 2030-01-01",
          "archive orders/orders@1.0.0",
          "archive --dry-run",
          "can-release orders/orders@1.0.0 --to production",
          "keys list",
          "keys revoke 1",
          "gate orders.yaml --no-lint --against registry:orders/orders",
          "gate orders.yaml --no-lint --against registry:orders/orders@1.0.0");

  @TempDir private Path temp;

  static Stream<Arguments> faults() {
    return COMMANDS.stream()
        .flatMap(command ->
            Stream.of(
                Arguments.of(command, 500, "<h1>Internal error</h1>"),
                Arguments.of(command, 404, "<h1>no such page</h1>"),
                Arguments.of(command, 302, ""),
                Arguments.of(command, 403, "<h1>not here</h1>"),
                Arguments.of(command, 200, "<h1>Welcome, please log in</h1>"),
                Arguments.of(command, 200, "{}"),
                Arguments.of(command, 200, "\u0000\u0001")));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isSaidWithTheAddressAndPassesForNothing(String command, int status, String body)
      throws IOException {
    Sandbox sandbox = new Sandbox(temp);
    sandbox.write("orders.yaml", Sample.contract());
    try (CannedRegistry registry = new CannedRegistry()) {
      registry.saysToAll(status, body, "Content-Type", "text/html");
      List<String> all = new ArrayList<>(List.of(command.split(" ")));
      all.addAll(List.of("--registry", registry.address()));
      ExitCode code = sandbox.run(all.toArray(String[]::new));
      assertThat(code).as(sandbox.printed()).isEqualTo(ExitCode.UNREACHABLE_BASE);
      assertThat(sandbox.out()).isEmpty();
      assertThat(sandbox.err()).contains(registry.address()).doesNotContain("Exception", "\tat ");
    }
  }
}
