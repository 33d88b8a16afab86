package dev.tapeout.runtime.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  private static final Duration LENGTH = Duration.ofSeconds(2);

  @Test
  void samplesOfARequestCarryItsTrace() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread busy =
        Thread.ofVirtual()
            .start(() -> {
              while (!done.get()) {
                FlowEvent event = new FlowEvent("4bf92f3577b34da6a3ce929d0e0e4736", "getOrder");
                event.begin();
                spin();
                event.commit();
              }
            });
    Pprof read = Pprof.read("cpu", Profiles.cpu(LENGTH, null));
    done.set(true);
    busy.join();
    assertThat(read.kinds).containsExactly("samples/count", "cpu/nanoseconds");
    assertThat(read.texts).contains("dev.tapeout.runtime.profiling.ProfilesTest.spin");
    assertThat(read.samples)
        .anySatisfy(sample ->
            assertThat(sample.labels())
                .containsExactlyInAnyOrder(
                    "trace_id=4bf92f3577b34da6a3ce929d0e0e4736", "operation=getOrder"));
  }

  private static double spin() {
    double sum = 0;
    for (int i = 0; i < 2_000_000; i++) {
      sum += Math.sqrt(i);
    }
    return sum;
  }

  @Test
  void whoAllocatesIsSeen() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread busy =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                allocate();
              }
            });
    Pprof read = Pprof.read("allocs", Profiles.allocations(LENGTH));
    done.set(true);
    busy.join();
    assertThat(read.kinds).containsExactly("alloc_samples/count", "alloc_space/bytes");
    assertThat(read.texts).contains("dev.tapeout.runtime.profiling.ProfilesTest.allocate");
  }

  private static void allocate() {
    assertThat(new byte[10_000]).isNotNull();
  }

  @Test
  void virtualThreadsInTheSamePlaceAreCountedTogether() throws Exception {
    CountDownLatch begun = new CountDownLatch(1_000);
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 1_000; i++) {
      Thread.startVirtualThread(() -> parkHere(begun, end));
    }
    begun.await();
    Pprof read = Pprof.read("goroutine", Profiles.threads());
    end.countDown();
    assertThat(read.kinds).containsExactly("goroutine/count");
    assertThat(read.texts).contains("dev.tapeout.runtime.profiling.ProfilesTest.parkHere");
    assertThat(read.samples)
        .anySatisfy(sample -> assertThat(sample.values().getFirst()).isGreaterThan(500));
  }

  private static final class Held {}

  @Test
  void whatLivesOnTheHeapIsCountedByClass() throws Exception {
    List<Held> held = new ArrayList<>();
    for (int i = 0; i < 1_234; i++) {
      held.add(new Held());
    }
    Pprof read = Pprof.read("heap", Profiles.heap());
    assertThat(held).hasSize(1_234);
    assertThat(read.kinds).containsExactly("inuse_objects/count", "inuse_space/bytes");
    assertThat(read.texts).contains(Held.class.getName());
    assertThat(read.samples).anySatisfy(s -> assertThat(s.values()).startsWith(1_234L));
  }

  private static void parkHere(CountDownLatch begun, CountDownLatch end) {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
