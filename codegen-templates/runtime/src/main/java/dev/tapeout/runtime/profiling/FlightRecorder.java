package dev.tapeout.runtime.profiling;

import dev.tapeout.runtime.profiling.Profile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Recording;

/** Samples that the JDK takes of itself, without native code of others. */
final class FlightRecorder {
  static final Duration PERIOD = Duration.ofMillis(10);
  private static final String CPU = "jdk.CPUTimeSample";
  private static final String WALL = "jdk.ExecutionSample";
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";

  private FlightRecorder() {}

  static Profile cpuKinds() {
    return new Profile(List.of(new Kind("samples", "count"), new Kind("cpu", "nanoseconds")));
  }

  static Profile cpu(Duration length) throws IOException, InterruptedException {
    boolean linux = System.getProperty("os.name").equals("Linux");
    String every = PERIOD.toMillis() + "ms";
    Recording recording = new Recording();
    if (linux) {
      recording.enable(CPU).with("throttle", every);
    } else {
      recording.enable(WALL).with("period", every);
    }
    return record(
        recording,
        length,
        file ->
            linux
                ? new Samples(
                    file, CPU, "eventThread", e -> e.getDuration("samplingPeriod").toNanos())
                : new Samples(file, WALL, "sampledThread", e -> PERIOD.toNanos()),
        cpuKinds());
  }

  static Profile allocations(Duration length) throws IOException, InterruptedException {
    Recording recording = new Recording();
    recording.enable(ALLOCATION).with("throttle", "1000/s");
    return record(
        recording,
        length,
        file -> new Samples(file, ALLOCATION, "eventThread", e -> e.getLong("weight")),
        new Profile(List.of(new Kind("alloc_samples", "count"), new Kind("alloc_space", "bytes"))));
  }

  private interface Reader {
    Samples read(Path file) throws IOException;
  }

  private static Profile record(
      Recording recording, Duration length, Reader reader, Profile profile)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("profile", ".jfr");
    try (recording) {
      recording.enable(FlowEvent.class);
      recording.start();
      Thread.sleep(length);
      List<FlowEvent.Span> underWay = FlowEvent.underWay();
      Instant end = Instant.now();
      recording.stop();
      recording.dump(file);
      return reader.read(file).within(file).within(underWay, end).into(profile);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
