package dev.tapeout.contracts.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a merge of two branches leaves in {@code tapeout.lock}. */
class LockTest {
  private static final String NAME = "ledger/money@1.0.0";
  private static final String DIGEST = "sha256:" + "1".repeat(64);
  private static final String ADA = "a".repeat(64);
  private static final String LINE = NAME + " " + DIGEST;

  private static Lock read(String... lines) throws Lock.MalformedException {
    return Lock.read("tapeout.lock", String.join("\n", lines).getBytes(UTF_8));
  }

  @Test
  void whatEitherSideKnowsOfAVersionIsKept() throws Lock.MalformedException {
    String signed = LINE + " signed-by:" + ADA;
    String named = LINE + " named";
    for (Lock lock : List.of(read(signed, named), read(named, signed), read(signed, LINE, named))) {
      assertThat(lock.entries())
          .containsOnlyKeys(NAME)
          .containsValue(new Lock.Entry(DIGEST, ADA, true));
    }
  }

  @Test
  void whatCannotBothBeIsSaidAtItsLine() {
    for (String other :
        List.of(NAME + " sha256:" + "2".repeat(64), LINE + " signed-by:" + "e".repeat(64))) {
      assertThatExceptionOfType(Lock.MalformedException.class)
          .isThrownBy(() -> read(LINE + " signed-by:" + ADA, other))
          .withMessageContaining("tapeout.lock:2: " + NAME + " has another");
    }
  }
}
