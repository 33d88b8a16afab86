package dev.tapeout.runtime.server;

import dev.tapeout.runtime.profiling.FlameGraph;
import dev.tapeout.runtime.server.ManagementServer.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes flame graphs and keeps the last few, so that two of them can be compared. */
final class FlamePages {
  private static final int KEPT = 8;
  private static final Pattern SHOWN = Pattern.compile("show=(\\d{1,6})(?:&before=(\\d{1,6}))?");
  private final TreeMap<Integer, FlameGraph> kept = new TreeMap<>();
  private int last;

  /** Whether one is asked for that was taken before. */
  static boolean isKept(@Nullable String query) {
    return query != null && query.startsWith("show=");
  }

  Page capture(@Nullable String query, Duration length) throws IOException, InterruptedException {
    boolean allocations = query != null && query.matches("(?:.*&)?kind=allocs(?:&.*)?");
    FlameGraph taken = allocations ? FlameGraph.allocations(length) : FlameGraph.cpu(length);
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
  Page kept(@Nullable String query) {
    Matcher asked = SHOWN.matcher(query == null ? "" : query);
    if (!asked.matches()) {
      return Page.text(400, "write show=N, or show=N&before=M for the difference\n");
    }
    Map<Integer, FlameGraph> all;
    synchronized (kept) {
      all = Map.copyOf(kept);
    }
    FlameGraph now = all.get(Integer.valueOf(asked.group(1)));
    String earlier = asked.group(2);
    FlameGraph before = earlier == null ? null : all.get(Integer.valueOf(earlier));
    if (now == null || earlier != null && before == null) {
      return Page.text(404, "no such capture; kept are " + new TreeMap<>(all).keySet() + "\n");
    }
    if (before != null && !now.isLike(before)) {
      return Page.text(400, "one counts processor time, the other bytes\n");
    }
    String title = "Capture " + asked.group(1);
    return html(now.page(earlier == null ? title : title + " against " + earlier, before));
  }

  private static Page html(String page) {
    return new Page(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }
}
