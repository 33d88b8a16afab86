package dev.tapeout.runtime.tracing;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The trace id of the span that began last, in memory that others map too: hardware, or a program
 * beside this one. 24 bytes: a sequence number in the byte order of the machine, odd while the slot
 * is being written; then the id as 16 bytes, most significant first. Who reads takes the id between
 * two equal, even sequence numbers.
 *
 * <p>Where two spans begin at once, one of them finds the slot being written and leaves it: it
 * would have been overwritten at once.
 */
public final class TraceSlot implements AutoCloseable {
  static final long SIZE = 24;

  private static final VarHandle SEQUENCE = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle WORD =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN).varHandle();

  private final Arena arena;
  private final MemorySegment slot;

  private TraceSlot(Arena arena, MemorySegment slot) {
    this.arena = arena;
    this.slot = slot;
  }

  /**
   * Maps {@code file}, which is made where it is not there.
   *
   * @throws IOException if it cannot be mapped
   */
  @SuppressWarnings("MustBeClosedChecker") // closed with the slot, or here where there is none
  public static TraceSlot open(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      return new TraceSlot(arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, arena));
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /**
   * @param traceId 32 hexadecimal digits
   */
  void write(String traceId) {
    long sequence = (long) SEQUENCE.getVolatile(slot, 0L);
    if ((sequence & 1) != 0 || !SEQUENCE.compareAndSet(slot, 0L, sequence, sequence + 1)) {
      return;
    }
    WORD.setVolatile(slot, 8L, Long.parseUnsignedLong(traceId, 0, 16, 16));
    WORD.setVolatile(slot, 16L, Long.parseUnsignedLong(traceId, 16, 32, 16));
    SEQUENCE.setVolatile(slot, 0L, sequence + 2);
  }

  /** The two halves of the id, as a reader in another process reads them; null while it changes. */
  long @Nullable [] read() {
    long before = (long) SEQUENCE.getVolatile(slot, 0L);
    long[] id = {(long) WORD.getVolatile(slot, 8L), (long) WORD.getVolatile(slot, 16L)};
    long after = (long) SEQUENCE.getVolatile(slot, 0L);
    return (before & 1) == 0 && before == after ? id : null;
  }

  @Override
  public void close() {
    arena.close();
  }
}
