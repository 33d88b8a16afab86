package dev.tapeout.runtime.profiling;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.context.Fork;
import dev.tapeout.runtime.profiling.Profile.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordingFile;
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
                FlowEvent event = FlowEvent.start("4bf92f3577b34da6a3ce929d0e0e4736", "getOrder");
                spin();
                event.done();
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

  private static final FlowContext FLOW =
      new FlowContext(
          "00000000000000000000000000000001",
          "0000000000000001",
          true,
          "r",
          null,
          null,
          null,
          "getOrder",
          FlowContext.State.STARTED);

  /** Takes a profile while {@code work} runs, which must end when it is told to. */
  private static Pprof profiled(Consumer<AtomicBoolean> work) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread busy = Thread.ofPlatform().start(() -> work.accept(done));
    Pprof read = Pprof.read("cpu", Profiles.cpu(LENGTH, null));
    done.set(true);
    busy.join();
    return read;
  }

  private static void assertThatSamplesAreOfTheRequest(Pprof read) {
    assertThat(read.samples)
        .anySatisfy(sample ->
            assertThat(sample.labels())
                .containsExactlyInAnyOrder("trace_id=" + FLOW.traceId(), "operation=getOrder"));
  }

  private static void spinUntilRecorded() {
    while (FlightRecorder.getFlightRecorder().getRecordings().stream()
        .filter(recording -> recording.getState() == RecordingState.RUNNING)
        .noneMatch(recording -> recording.getSettings().toString().contains("Sample#"))) {
      spin();
    }
  }

  @Test
  void aRequestThatWasBegunBeforeAndEndsMeanwhileIsKnown() throws Exception {
    Pprof read =
        profiled(done -> {
          FLOW.run(() -> {
            spinUntilRecorded();
            for (int i = 0; i < 30; i++) {
              spin();
            }
          });
          while (!done.get()) {
            spin();
          }
        });
    assertThatSamplesAreOfTheRequest(read);
    assertThat(read.samples).anySatisfy(sample -> assertThat(sample.labels()).isEmpty());
  }

  @Test
  void aRequestThatOutlivesTheProfileIsKnownAlsoWhereItIsForked() throws Exception {
    Pprof read =
        profiled(done -> {
          spinUntilRecorded();
          FLOW.run(() -> {
            try (Fork fork = new Fork()) {
              fork.start(() -> {
                while (!done.get()) {
                  spin();
                }
                return null;
              });
              fork.join();
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
        });
    assertThatSamplesAreOfTheRequest(read);
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

  @Test
  void ofVeryManyShortRequestsOnlySomeAreRecordedAndOfLongOnesAll() throws Exception {
    Path file = Files.createTempFile("requests", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(FlowEvent.class);
      recording.start();
      for (int i = 0; i < 100_000; i++) {
        FlowEvent.start("short", "getOrder").done();
      }
      for (int i = 0; i < 3; i++) {
        FlowEvent event = FlowEvent.start("long", "getOrder");
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < 2_000_000) {
          Thread.onSpinWait();
        }
        event.done();
      }
      recording.stop();
      recording.dump(file);
      Map<String, Long> counts =
          RecordingFile.readAllEvents(file).stream()
              .filter(event -> event.getEventType().getName().equals(FlowEvent.NAME))
              .collect(groupingBy(event -> event.getString("traceId"), counting()));
      assertThat(counts.get("long")).isEqualTo(3);
      assertThat(counts.get("short")).isBetween(100L, 50_000L);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void aHiddenClassHasTheSameNameInEveryProcess() {
    assertThat(new Frame("Server$$Lambda.0x000000004c0f1638.handle", "", 0).function())
        .isEqualTo(new Frame("Server$$Lambda/0x00007f0000001638.handle", "", 0).function())
        .isEqualTo("Server$$Lambda.handle");
  }
}
