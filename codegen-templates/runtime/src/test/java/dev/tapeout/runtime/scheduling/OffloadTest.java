package dev.tapeout.runtime.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.OwnJvm;
import dev.tapeout.runtime.context.Fork;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OffloadTest {
  private static final ContextKey<String> KEY = ContextKey.named("key");

  /**
   * In a JVM of its own with one carrier: work that reads a pipe beside work that only computes.
   */
  public static void main(String[] arguments) throws Throwable {
    int[] ends = pipe();
    Offload reads = new Offload("reads");
    Offload computes = new Offload("computes");
    try (Governor governor = arguments.length > 0 ? Governor.off("a test") : Governor.start();
        InputStream from = new FileInputStream("/proc/self/fd/" + ends[0]);
        OutputStream to = new FileOutputStream("/proc/self/fd/" + ends[1])) {
      Thread.ofPlatform().daemon().start(() -> feed(to));
      Thread reader =
          Thread.ofVirtual()
              .start(() -> {
                while (!reads.isElsewhere()) {
                  called(reads, from::read);
                }
              });
      Thread computer =
          Thread.ofVirtual()
              .start(() -> {
                while (reader.isAlive()) {
                  called(
                      computes,
                      () -> {
                        Thread.yield();
                        return 0;
                      });
                }
              });
      computer.join();
      Thread.ofVirtual().start(() -> tell(reads, computes)).join();
    }
  }

  private static void feed(OutputStream to) {
    try {
      while (true) {
        to.write(1);
        LockSupport.parkNanos(10_000_000);
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private static void tell(Offload reads, Offload computes) {
    Callable<Boolean> isVirtual = () -> Thread.currentThread().isVirtual();
    System.out.println("computes on a virtual thread: " + called(computes, isVirtual));
    System.out.println("reads on a virtual thread: " + called(reads, isVirtual));
    try (Scope _ = Context.current().with(KEY, "this").makeCurrent()) {
      System.out.println("in the context: " + called(reads, () -> Context.current().get(KEY)));
    }
    try {
      reads.call(() -> {
        throw new IOException("as it is");
      });
    } catch (Exception e) {
      System.out.println("thrown: " + e);
    }
  }

  private static <T> T called(Offload offload, Callable<T> work) {
    try {
      return offload.call(work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int[] pipe() throws Throwable {
    Linker linker = Linker.nativeLinker();
    var pipe =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("pipe"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
      if ((int) pipe.invokeExact(ends) != 0) {
        throw new IOException("no pipe is to be had");
      }
      return ends.toArray(ValueLayout.JAVA_INT);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void workThatHoldsOnToItsCarrierMovesToThreadsOfTheSystemAndOtherWorkStays() throws Exception {
    String out =
        OwnJvm.run(
            OffloadTest.class,
            List.of(
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "--enable-native-access=ALL-UNNAMED"));
    assertThat(out.lines().filter(line -> line.contains(": ")))
        .contains(
            "computes on a virtual thread: true",
            "reads on a virtual thread: false",
            "in the context: this",
            "thrown: java.io.IOException: as it is");
    assertThat(out).contains("reads holds on to its carrier in java.io.FileInputStream.read0");
  }

  @Test
  void itRunsWhereItIsUntilItMovesAndAgainAfterAMinute() throws Exception {
    AtomicLong now = new AtomicLong(1);
    try (Workers threads = new Workers("elsewhere", 1, 0, Placement.ANYWHERE)) {
      Offload offload = new Offload("one", now::get, () -> threads);
      Callable<Thread> where = Thread::currentThread;
      assertThat(offload.call(where)).isSameAs(Thread.currentThread());
      offload.move("a.method");
      assertThat(offload.call(where).getName()).isEqualTo("elsewhere-1");
      now.addAndGet(Offload.FOR - 1);
      assertThat(offload.isElsewhere()).isTrue();
      now.addAndGet(2);
      assertThat(offload.call(where)).isSameAs(Thread.currentThread());
    }
  }

  @Test
  void whoFindsAllThreadsBusyRunsWhereItIs() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Workers threads = new Workers("elsewhere", 1, 0, Placement.ANYWHERE);
        Fork fork = new Fork()) {
      Offload offload = new Offload("one", System::nanoTime, () -> threads);
      offload.move("a.method");
      fork.start(() ->
          offload.call(() -> {
            begun.countDown();
            go.await();
            return null;
          }));
      begun.await();
      assertThat(offload.<Thread>call(Thread::currentThread)).isSameAs(Thread.currentThread());
      go.countDown();
      fork.join();
    }
  }

  @Test
  void anErrorOfTheWorkComesBackAsItIs() {
    try (Workers threads = new Workers("elsewhere", 1, 0, Placement.ANYWHERE)) {
      Offload offload = new Offload("one", System::nanoTime, () -> threads);
      offload.move("a.method");
      assertThatThrownBy(() ->
              offload.call(() -> {
                throw new StackOverflowError("deep");
              }))
          .isExactlyInstanceOf(StackOverflowError.class);
    }
  }
}
