package dev.tapeout.runtime.profiling;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/** Which request a thread worked on at a moment, from the {@link FlowEvent}s of a recording. */
final class Requests {
  private final Map<Long, TreeMap<Instant, RecordedEvent>> byThread = new HashMap<>();

  Requests(List<RecordedEvent> events) {
    for (RecordedEvent event : events) {
      RecordedThread thread = event.getThread();
      if (thread != null && event.getEventType().getName().equals(FlowEvent.NAME)) {
        byThread
            .computeIfAbsent(thread.getJavaThreadId(), id -> new TreeMap<>())
            .put(event.getStartTime(), event);
      }
    }
  }

  /** {@code trace_id} and {@code operation}; nothing where the thread worked on no request. */
  Map<String, String> labels(RecordedEvent sample, String threadField) {
    RecordedThread thread =
        sample.hasField(threadField) ? sample.getThread(threadField) : sample.getThread();
    TreeMap<Instant, RecordedEvent> requests =
        thread == null ? null : byThread.get(thread.getJavaThreadId());
    Map.Entry<Instant, RecordedEvent> entry =
        requests == null ? null : requests.floorEntry(sample.getStartTime());
    if (entry == null || entry.getValue().getEndTime().isBefore(sample.getStartTime())) {
      return Map.of();
    }
    RecordedEvent request = entry.getValue();
    return Map.of(
        "trace_id", request.getString("traceId"), "operation", request.getString("operation"));
  }
}
