package dev.tapeout.runtime.scheduling;

import dev.tapeout.runtime.host.Processors;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the calling thread to processors, by {@code sched_setaffinity(2)}. */
final class Affinity {
  private static final int NO_SUCH = 22; // EINVAL

  private Affinity() {}

  /** Null where it is done, else why not and what to do. */
  static @Nullable String bind(List<Integer> processors) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return "threads are bound to processors on Linux alone";
    }
    if (!Affinity.class.getModule().isNativeAccessEnabled()) {
      return "the JVM was started without --enable-native-access=ALL-UNNAMED";
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(Processors.MOST / 8);
      for (int processor : processors) {
        long at = processor / 8;
        byte bits = mask.get(ValueLayout.JAVA_BYTE, at);
        mask.set(ValueLayout.JAVA_BYTE, at, (byte) (bits | 1 << processor % 8));
      }
      StructLayout state = Linker.Option.captureStateLayout();
      VarHandle errno = state.varHandle(PathElement.groupElement("errno"));
      MemorySegment captured = arena.allocate(state);
      int result = (int) call().invokeExact(captured, 0, (long) Processors.MOST / 8, mask);
      if (result == 0) {
        return null;
      }
      int number = (int) errno.get(captured, 0L);
      return number == NO_SUCH
          ? "none of the processors " + processors + " is this process's to use"
          : "the kernel refused it with error " + number;
    } catch (Throwable e) { // a method handle may throw anything
      return "the call could not be made: " + e;
    }
  }

  private static MethodHandle call() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("sched_setaffinity"),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
        Linker.Option.captureCallState("errno"));
  }
}
