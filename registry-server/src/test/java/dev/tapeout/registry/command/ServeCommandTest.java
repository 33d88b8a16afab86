package dev.tapeout.registry.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads whose call of the registry is not as it can be. */
class ServeCommandTest {
  @TempDir private Path data;
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(err, true, UTF_8));
  }

  @AfterEach
  void listenNoMore() {
    System.setErr(before);
  }

  private int serve(int port) {
    return Main.run(
        "serve",
        "--data",
        data.toString(),
        "--port",
        String.valueOf(port),
        "--database",
        "jdbc:sqlite:" + data.resolve("registry.db"));
  }

  @Test
  void aPortThatIsTakenOrNoneIsSaidByTheOptionAndWithoutATrace() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(serve(taken.getLocalPort())).isEqualTo(Main.WRONG_USAGE);
    }
    assertThat(serve(99_999)).isEqualTo(Main.WRONG_USAGE);
    assertThat(err.toString(UTF_8))
        .contains("tapeout registry serve: cannot listen at 127.0.0.1:", "--port and --host")
        .contains("--port is", "99999")
        .doesNotContain("TAPEOUT_", "\tat ");
  }

  @Test
  void aCommandThatIsMistypedIsAnsweredWithItsLikeliestMeaning() {
    assertThat(Main.run("serv")).isEqualTo(Main.WRONG_USAGE);
    assertThat(Main.run("serve", "--prot", "1")).isEqualTo(Main.WRONG_USAGE);
    assertThat(err.toString(UTF_8))
        .contains("tapeout registry: unknown command: serv\nDid you mean: ", "serve")
        .contains("tapeout registry serve: unknown option: --prot\nDid you mean: ");
  }
}
