package dev.tapeout.runtime.server;

import dev.tapeout.runtime.profiling.FlameGraph;
import dev.tapeout.runtime.server.ManagementServer.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes flame graphs and keeps the last few, so that two of them can be compared. */
final class FlamePages {
  private static final int KEPT = 8;
  private static final String ALLOCATIONS = "allocs";
  private final TreeMap<Integer, FlameGraph> kept = new TreeMap<>();
  private int last;

  /** {@code seconds=10} of {@code kind=cpu}, or of {@code kind=allocs}. */
  Page capture(Question asked, @Nullable Path library) throws IOException, InterruptedException {
    Duration length = asked.only(Set.of("seconds", "kind")).seconds();
    boolean allocations = asked.choice("kind", "cpu", ALLOCATIONS).equals(ALLOCATIONS);
    FlameGraph taken =
        allocations ? FlameGraph.allocations(length) : FlameGraph.cpu(length, library);
    int number;
    synchronized (kept) {
      number = ++last;
      kept.put(number, taken);
      if (kept.size() > KEPT) {
        kept.pollFirstEntry();
      }
    }
    String what = allocations ? "Allocations" : "CPU";
    return html(
        taken.page("%s for %ds, capture %d".formatted(what, length.toSeconds(), number), null));
  }

  /** {@code show=3}, or {@code show=3&before=2} for the difference. */
  Page kept(Question asked) {
    Integer shown = asked.only(Set.of("show", "before")).capture("show");
    if (shown == null) {
      return Page.text(400, "before=M wants show=N with which it is compared\n");
    }
    Integer earlier = asked.capture("before");
    Map<Integer, FlameGraph> all;
    synchronized (kept) {
      all = Map.copyOf(kept);
    }
    FlameGraph now = all.get(shown);
    FlameGraph before = earlier == null ? null : all.get(earlier);
    if (now == null || earlier != null && before == null) {
      return Page.text(404, "no such capture; kept are " + new TreeMap<>(all).keySet() + "\n");
    }
    if (before != null && !now.isLike(before)) {
      return Page.text(400, "one counts processor time, the other bytes\n");
    }
    String title = "Capture " + shown;
    return html(now.page(earlier == null ? title : title + " against " + earlier, before));
  }

  private static Page html(String page) {
    return Page.of(200, "text/html; charset=utf-8", page);
  }
}
