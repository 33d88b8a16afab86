package dev.tapeout.runtime.profiling;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Profiles of this process, each as {@code go tool pprof} reads it. */
public final class Profiles {
  private Profiles() {}

  /**
   * Where processors spend their time: {@code samples/count} and {@code cpu/nanoseconds}. On Linux
   * by {@code jdk.CPUTimeSample} (JEP 509), elsewhere by {@code jdk.ExecutionSample}.
   *
   * @param length for which this thread waits meanwhile
   * @param library that of async-profiler, which then takes the samples; null for the JDK
   * @throws IOException if no temporary file can be written, or async-profiler does not start
   */
  public static byte[] cpu(Duration length, @Nullable Path library)
      throws IOException, InterruptedException {
    Instant begun = Instant.now();
    return cpuSamples(length, library).gzip(begun, length, FlightRecorder.PERIOD.toNanos());
  }

  static Profile cpuSamples(Duration length, @Nullable Path library)
      throws IOException, InterruptedException {
    return library == null ? FlightRecorder.cpu(length) : AsyncProfiler.cpu(length, library);
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
    return FlightRecorder.allocations(length).gzip(begun, length, 0);
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
    return ClassHistogram.live().gzip(begun, Duration.ZERO, 0);
  }

  /**
   * Where every thread is, virtual ones too: {@code goroutine/count}, as pprof calls it. Threads
   * with the same stack are counted together.
   *
   * @throws IOException if no temporary file can be written
   */
  public static byte[] threads() throws IOException {
    Instant begun = Instant.now();
    return ThreadDump.take().gzip(begun, Duration.ZERO, 1);
  }
}
