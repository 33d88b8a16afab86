package dev.tapeout.runtime.memory;

import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.EventSettings;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * How long collections of garbage hold threads up, by the JVM's recorder: what the management beans
 * tell is in whole milliseconds, of which a pause of ZGC has none.
 */
final class Pauses implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime.memory");
  private static final List<Double> BUCKETS =
      List.of(
          0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
          0.05, 0.1, 0.25, 0.5, 1.0);

  private final List<DoubleHistogram> pauses = new CopyOnWriteArrayList<>();
  private final List<DoubleHistogram> stalls = new CopyOnWriteArrayList<>();
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean closed;
  private volatile @Nullable RecordingStream stream;

  void on(Meter meter) {
    pauses.add(
        histogram(
            meter,
            "jvm.gc.pause",
            "Time that all threads stood still for a collection of garbage."));
    stalls.add(
        histogram(
            meter,
            "jvm.gc.stall",
            "Time that one thread waited for a collection to give it memory."));
  }

  private static DoubleHistogram histogram(Meter meter, String name, String what) {
    return meter
        .histogramBuilder(name)
        .setUnit("s")
        .setDescription(what)
        .setExplicitBucketBoundariesAdvice(BUCKETS)
        .build();
  }

  /**
   * Counts from now on; asked for when somebody reads the measures, for the recorder takes half a
   * second of processor time to start, which nobody should pay who does not.
   */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("pauses").start(this::listen);
    }
  }

  private void listen() {
    try (RecordingStream events = new RecordingStream()) {
      stream = events;
      event(events, "jdk.GCPhasePause", pauses);
      event(events, "jdk.ZAllocationStall", stalls);
      if (!closed) {
        events.start();
      }
    } catch (RuntimeException e) { // such as a folder for temporary files that is read-only
      LOG.log(
          Level.WARNING,
          "pauses of the collector are not measured, for the JVM's recorder does not start: "
              + e.getMessage());
    }
  }

  private static void event(RecordingStream events, String name, List<DoubleHistogram> histograms) {
    EventSettings settings = events.enable(name);
    settings.withoutStackTrace().withoutThreshold();
    events.onEvent(name, event -> note(event, histograms));
  }

  private static void note(RecordedEvent event, List<DoubleHistogram> histograms) {
    double seconds = event.getDuration().toNanos() / 1e9;
    histograms.forEach(histogram -> histogram.record(seconds));
  }

  @Override
  public void close() {
    closed = true;
    RecordingStream events = stream;
    if (events != null) {
      events.close();
    }
  }
}
