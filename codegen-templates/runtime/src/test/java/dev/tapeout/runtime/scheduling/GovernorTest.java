package dev.tapeout.runtime.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.OwnJvm;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.List;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class GovernorTest {
  private static final Linker LINKER = Linker.nativeLinker();

  private static MethodHandle call(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
  }

  /**
   * In a JVM of its own with one carrier: two virtual threads wait in native code for what a third
   * writes, which has no carrier to do it.
   */
  public static void main(String[] arguments) throws Throwable {
    FunctionDescriptor transfer =
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG);
    MethodHandle read = call("read", transfer);
    MethodHandle write = call("write", transfer);
    MethodHandle pipe =
        call("pipe", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    VirtualThreadSchedulerMXBean scheduler =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    try (Arena arena = Arena.ofShared();
        Governor governor = arguments.length > 0 ? Governor.off("a test") : Governor.start()) {
      MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
      MemorySegment bytes = arena.allocate(2);
      int piped = (int) pipe.invokeExact(ends);
      int from = ends.getAtIndex(ValueLayout.JAVA_INT, 0);
      int to = ends.getAtIndex(ValueLayout.JAVA_INT, 1);
      Thread[] readers = new Thread[2];
      for (int i = 0; i < 2; i++) {
        readers[i] =
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    long got = (long) read.invokeExact(from, bytes, 1L);
                    System.out.println("read " + got);
                  } catch (Throwable e) {
                    e.printStackTrace();
                  }
                });
      }
      Thread.ofVirtual()
          .start(() -> {
            try {
              System.out.println("carriers " + (scheduler.getParallelism() > 1 ? "more" : "one"));
              long put = (long) write.invokeExact(to, bytes, 2L);
            } catch (Throwable e) {
              e.printStackTrace();
            }
          });
      for (Thread reader : readers) {
        reader.join();
      }
      System.out.println("pipe " + piped + ", raised " + (governor.raises() > 0));
    }
    System.out.println("carriers " + scheduler.getParallelism());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whoWaitsForACarrierThatIsHeldGetsOne() throws Exception {
    String out =
        OwnJvm.run(
            GovernorTest.class,
            List.of(
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "--enable-native-access=ALL-UNNAMED"));
    assertThat(out.lines().toList())
        .containsExactly("carriers more", "read 1", "read 1", "pipe 0, raised true", "carriers 1");
  }

  @Test
  void oneThatIsOffSaysWhy() {
    try (Governor governor = Governor.off("TAPEOUT_GOVERNOR=off")) {
      assertThat(governor.standing()).isEqualTo("off: TAPEOUT_GOVERNOR=off");
      assertThat(governor.held()).isZero();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void oneThatHasNothingToDoSaysSo() {
    try (Governor governor = Governor.start()) {
      assertThat(governor.standing()).isEqualTo("one for each processor, for none is held");
    }
  }
}
