package dev.tapeout.runtime.profiling;

import dev.tapeout.runtime.profiling.Profile.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a recording, and the requests that they were taken in. A recording of a busy
 * service holds many more requests than samples: they are read as they go by, and those in which no
 * sample fell are not kept.
 */
final class Samples {
  private final List<Sample> all = new ArrayList<>();
  private final Map<Long, TreeMap<Instant, List<Sample>>> byThread = new HashMap<>();
  private final Map<Frame, Frame> frames = new HashMap<>();
  private final Map<List<Frame>, List<Frame>> stacks = new HashMap<>();

  private static final class Sample {
    private final List<Frame> stack;
    private final Map<String, String> labels = new TreeMap<>();
    private final long value;

    Sample(List<Frame> stack, long value) {
      this.stack = stack;
      this.value = value;
    }
  }

  /**
   * Reads all events of a name that have a stack.
   *
   * @param thread the field that names the sampled thread
   * @param value what a sample weighs
   */
  Samples(Path file, String event, String thread, ToLongFunction<RecordedEvent> value)
      throws IOException {
    each(
        file,
        event,
        sampled -> {
          RecordedStackTrace stack = sampled.getStackTrace();
          if (stack != null) {
            add(sampled, thread, new Sample(frames(stack), value.applyAsLong(sampled)));
          }
        });
  }

  /** A stream skips what nobody asks for, which {@code RecordingFile} would read. */
  private static void each(Path file, String name, Consumer<RecordedEvent> to) throws IOException {
    try (EventStream events = EventStream.openFile(file)) {
      AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
      events.setOrdered(false);
      events.onEvent(name, to);
      events.onError(failure::set);
      events.start();
      if (failure.get() != null) {
        throw new IOException("the recording cannot be read", failure.get());
      }
    }
  }

  private void add(RecordedEvent event, String field, Sample sample) {
    if (event.hasField("objectClass")) {
      RecordedClass type = event.getClass("objectClass");
      if (type != null) {
        sample.labels.put("class", type.getName());
      }
    }
    RecordedThread thread = event.getThread(field);
    if (thread != null) {
      byThread
          .computeIfAbsent(thread.getJavaThreadId(), id -> new TreeMap<>())
          .computeIfAbsent(event.getStartTime(), time -> new ArrayList<>())
          .add(sample);
    }
    all.add(sample);
  }

  /** The same frame is in many stacks, and the same stack in many samples. */
  private List<Frame> frames(RecordedStackTrace stack) {
    List<Frame> found = new ArrayList<>();
    for (RecordedFrame recorded : stack.getFrames()) {
      String type = recorded.getMethod().getType().getName();
      int inner = type.indexOf('$', type.lastIndexOf('.') + 1);
      String outer = type.substring(type.lastIndexOf('.') + 1, inner < 0 ? type.length() : inner);
      String function =
          (type.isEmpty() ? "" : type + ".") + recorded.getMethod().getName(); // native code
      Frame frame =
          new Frame(function, outer.isEmpty() ? "" : outer + ".java", recorded.getLineNumber());
      found.add(frames.computeIfAbsent(frame, same -> same));
    }
    return stacks.computeIfAbsent(List.copyOf(found), same -> same);
  }

  /** Labels those that were taken in a request with {@code trace_id} and {@code operation}. */
  Samples within(Path file) throws IOException {
    each(
        file,
        FlowEvent.NAME,
        request ->
            label(
                new FlowEvent.Span(
                    request.getBoolean("earlier") ? Instant.MIN : request.getStartTime(),
                    request.getThread().getJavaThreadId(),
                    request.getString("traceId"),
                    request.getString("operation")),
                request.getEndTime()));
    return this;
  }

  /** As {@link #within(Path)}, for requests that nobody has seen the end of. */
  Samples within(List<FlowEvent.Span> underWay, Instant end) {
    underWay.stream()
        .sorted(Comparator.comparing(FlowEvent.Span::since).reversed())
        .forEach(request -> label(request, end));
    return this;
  }

  /** What a thread does for one flow within another ends first, and is the nearer. */
  private void label(FlowEvent.Span request, Instant end) {
    TreeMap<Instant, List<Sample>> ofThread = byThread.get(request.thread());
    if (ofThread != null && !end.isBefore(request.since())) {
      ofThread
          .subMap(request.since(), true, end, true)
          .values()
          .forEach(samples ->
              samples.forEach(sample -> {
                sample.labels.putIfAbsent("trace_id", request.traceId());
                sample.labels.putIfAbsent("operation", request.operation());
              }));
    }
  }

  /** Adds each, with 1 for the first kind of {@code profile} and its weight for the second. */
  Profile into(Profile profile) {
    all.forEach(sample -> profile.add(sample.stack, Map.copyOf(sample.labels), 1, sample.value));
    return profile;
  }
}
