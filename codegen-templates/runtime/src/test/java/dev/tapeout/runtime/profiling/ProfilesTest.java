package dev.tapeout.runtime.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Reads the profiles back by protobuf's own reader; {@code -Dtapeout.profiles=DIR} keeps them. */
class ProfilesTest {
  private static final Duration LENGTH = Duration.ofSeconds(2);

  /** A sample with its values, and its labels as {@code name=value}. */
  private record Sample(List<Long> locations, List<Long> values, List<String> labels) {}

  private static final class Read {
    final List<String> texts = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();
    final List<String> kinds = new ArrayList<>();
    int locations;
    int functions;
  }

  private static List<Long> packed(CodedInputStream in) throws Exception {
    List<Long> values = new ArrayList<>();
    int end = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      values.add(in.readInt64());
    }
    in.popLimit(end);
    return values;
  }

  private static long[] pair(CodedInputStream in) throws Exception {
    long[] pair = new long[3];
    int end = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      pair[WireFormat.getTagFieldNumber(in.readTag())] = in.readInt64();
    }
    in.popLimit(end);
    return pair;
  }

  private static Read read(String name, byte[] profile) throws Exception {
    String keep = System.getProperty("tapeout.profiles");
    if (keep != null) {
      Files.write(Path.of(keep, name + ".pb.gz"), profile);
    }
    byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(profile)).readAllBytes();
    Read read = new Read();
    List<long[]> kinds = new ArrayList<>();
    List<List<long[]>> labels = new ArrayList<>();
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> kinds.add(pair(in));
        case 2 -> {
          List<Long> locations = List.of();
          List<Long> values = List.of();
          List<long[]> own = new ArrayList<>();
          int end = in.pushLimit(in.readRawVarint32());
          while (!in.isAtEnd()) {
            switch (WireFormat.getTagFieldNumber(in.readTag())) {
              case 1 -> locations = packed(in);
              case 2 -> values = packed(in);
              default -> own.add(pair(in));
            }
          }
          in.popLimit(end);
          labels.add(own);
          read.samples.add(new Sample(locations, values, new ArrayList<>()));
        }
        case 4 -> {
          read.locations++;
          in.skipField(tag);
        }
        case 5 -> {
          read.functions++;
          in.skipField(tag);
        }
        case 6 -> read.texts.add(in.readStringRequireUtf8());
        default -> in.skipField(tag);
      }
    }
    kinds.forEach(k -> read.kinds.add(text(read, k[1]) + "/" + text(read, k[2])));
    for (int i = 0; i < labels.size(); i++) {
      for (long[] label : labels.get(i)) {
        read.samples.get(i).labels().add(text(read, label[1]) + "=" + text(read, label[2]));
      }
    }
    assertThat(read.texts.getFirst()).isEmpty();
    assertThat(read.samples)
        .allSatisfy(sample ->
            assertThat(sample.locations())
                .allSatisfy(id -> assertThat(id).isBetween(1L, (long) read.locations)));
    return read;
  }

  private static String text(Read read, long index) {
    return read.texts.get((int) index);
  }

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
    Read read = read("cpu", Profiles.cpu(LENGTH));
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
    Read read = read("allocs", Profiles.allocations(LENGTH));
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
    Read read = read("goroutine", Profiles.threads());
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
    Read read = read("heap", Profiles.heap());
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
