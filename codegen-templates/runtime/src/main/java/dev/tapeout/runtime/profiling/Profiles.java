package dev.tapeout.runtime.profiling;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.profiling.Profile.Frame;
import dev.tapeout.runtime.profiling.Profile.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Profiles of this process, each as {@code go tool pprof} reads it. */
public final class Profiles {
  private static final String CPU = "jdk.CPUTimeSample";
  private static final String WALL = "jdk.ExecutionSample";
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final Pattern FRAME =
      Pattern.compile("(?:[^/]*/)*([^(]+)\\(([^:)]*)(?::(\\d+))?\\)");

  private Profiles() {}

  /**
   * Where processors spend their time: {@code samples/count} and {@code cpu/nanoseconds}. On Linux
   * by {@code jdk.CPUTimeSample} (JEP 509), elsewhere by {@code jdk.ExecutionSample}.
   *
   * @param length for which this thread waits meanwhile
   * @throws IOException if no temporary file can be written
   */
  public static byte[] cpu(Duration length) throws IOException, InterruptedException {
    Instant begun = Instant.now();
    return cpuSamples(length).gzip(begun, length, PERIOD.toNanos());
  }

  static Profile cpuSamples(Duration length) throws IOException, InterruptedException {
    boolean linux = System.getProperty("os.name").equals("Linux");
    String event = linux ? CPU : WALL;
    Profile profile =
        new Profile(List.of(new Kind("samples", "count"), new Kind("cpu", "nanoseconds")));
    List<RecordedEvent> events =
        record(length, event, linux ? "throttle" : "period", PERIOD.toMillis() + "ms");
    Requests requests = new Requests(events);
    for (RecordedEvent sample : events) {
      RecordedStackTrace stack = sample.getStackTrace();
      if (sample.getEventType().getName().equals(event) && stack != null) {
        Duration weight = linux ? sample.getDuration("samplingPeriod") : PERIOD;
        String thread = linux ? "eventThread" : "sampledThread";
        profile.add(frames(stack), requests.labels(sample, thread), 1, weight.toNanos());
      }
    }
    return profile;
  }

  /**
   * Who allocates: {@code alloc_samples/count} and {@code alloc_space/bytes}, of which the latter
   * is the JDK's estimate; the class is the label {@code class}.
   *
   * @param length for which this thread waits meanwhile
   * @throws IOException if no temporary file can be written
   */
  public static byte[] allocations(Duration length) throws IOException, InterruptedException {
    Instant begun = Instant.now();
    return allocationSamples(length).gzip(begun, length, 0);
  }

  static Profile allocationSamples(Duration length) throws IOException, InterruptedException {
    Profile profile =
        new Profile(List.of(new Kind("alloc_samples", "count"), new Kind("alloc_space", "bytes")));
    for (RecordedEvent sample : record(length, ALLOCATION, "throttle", "1000/s")) {
      RecordedStackTrace stack = sample.getStackTrace();
      if (sample.getEventType().getName().equals(ALLOCATION) && stack != null) {
        RecordedClass type = sample.getClass("objectClass");
        Map<String, String> labels = type == null ? Map.of() : Map.of("class", type.getName());
        profile.add(frames(stack), labels, 1, sample.getLong("weight"));
      }
    }
    return profile;
  }

  /**
   * What lives on the heap, by class: {@code inuse_objects/count} and {@code inuse_space/bytes},
   * the latter without what the objects refer to. The JDK does not know who allocated them, so that
   * the class is the only frame. It counts every object after a full collection, which stops the
   * service for as long as that takes.
   *
   * @throws IOException if the JVM cannot tell
   */
  public static byte[] heap() throws IOException {
    Instant begun = Instant.now();
    return Histogram.live().gzip(begun, Duration.ZERO, 0);
  }

  /**
   * Where every thread is, virtual ones too: {@code goroutine/count}, as pprof calls it. Threads
   * with the same stack are counted together.
   *
   * @throws IOException if no temporary file can be written
   */
  public static byte[] threads() throws IOException {
    Path folder = Files.createTempDirectory("threads");
    Path file = folder.resolve("threads.json");
    byte[] dump;
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
      dump = Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
    Profile profile = new Profile(List.of(new Kind("goroutine", "count")));
    for (JsonNode container : JsonTree.read(dump).path("threadDump").path("threadContainers")) {
      for (JsonNode thread : container.path("threads")) {
        List<Frame> stack = new ArrayList<>();
        for (JsonNode line : thread.path("stack")) {
          stack.add(frame(line.asString()));
        }
        profile.add(stack, Map.of(), 1);
      }
    }
    return profile.gzip(Instant.now(), Duration.ZERO, 1);
  }

  private static Frame frame(String line) {
    Matcher parts = FRAME.matcher(line);
    if (!parts.matches()) {
      return new Frame(line, "", 0);
    }
    @Nullable String number = parts.group(3);
    return new Frame(parts.group(1), parts.group(2), number == null ? 0 : Integer.parseInt(number));
  }

  private static List<Frame> frames(RecordedStackTrace stack) {
    List<Frame> frames = new ArrayList<>();
    for (RecordedFrame frame : stack.getFrames()) {
      String type = frame.getMethod().getType().getName();
      int inner = type.indexOf('$', type.lastIndexOf('.') + 1);
      String outer = type.substring(type.lastIndexOf('.') + 1, inner < 0 ? type.length() : inner);
      frames.add(
          new Frame(
              type + "." + frame.getMethod().getName(), outer + ".java", frame.getLineNumber()));
    }
    return frames;
  }

  private static List<RecordedEvent> record(
      Duration length, String event, String setting, String value)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("profile", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(event).with(setting, value);
      recording.enable(FlowEvent.class);
      recording.start();
      Thread.sleep(length);
      recording.stop();
      recording.dump(file);
      return RecordingFile.readAllEvents(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
