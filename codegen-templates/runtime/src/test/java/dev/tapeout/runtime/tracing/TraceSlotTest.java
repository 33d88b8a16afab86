package dev.tapeout.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceSlotTest {
  @TempDir Path folder;

  @Test
  void theIdStandsInTheFileAfterAnEvenSequenceNumber() throws Exception {
    Path file = folder.resolve("slot");
    try (TraceSlot slot = TraceSlot.open(file)) {
      slot.write("0af7651916cd43dd8448eb211c80319c");
      slot.write("ffffffffffffffff0000000000000001");
    }
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).hasSize(24);
    assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong()).isEqualTo(4);
    assertThat(HexFormat.of().formatHex(bytes, 8, 24))
        .isEqualTo("ffffffffffffffff0000000000000001");
  }

  @Test
  void aReaderNeverSeesHalfOfAnId() throws Exception {
    Path file = folder.resolve("slot");
    List<String> torn = new ArrayList<>();
    try (TraceSlot slot = TraceSlot.open(file)) {
      List<Thread> writers = new ArrayList<>();
      for (char digit : "12".toCharArray()) {
        String id = String.valueOf(digit).repeat(32);
        writers.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int i = 0; i < 200_000; i++) {
                    slot.write(id);
                  }
                }));
      }
      while (writers.stream().anyMatch(Thread::isAlive)) {
        long[] seen = slot.read();
        if (seen != null && seen[0] != seen[1]) {
          torn.add(Long.toHexString(seen[0]) + Long.toHexString(seen[1]));
        }
      }
    }
    assertThat(torn).isEmpty();
  }
}
