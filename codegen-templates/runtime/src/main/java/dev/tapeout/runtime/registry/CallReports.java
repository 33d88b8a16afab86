package dev.tapeout.runtime.registry;

import dev.tapeout.runtime.registry.RegistryCalls.Told;
import dev.tapeout.runtime.usage.UsageCounters;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What has been counted, less what the registry knows of it already. */
final class CallReports {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime.registry");

  /**
   * Of one sending. Where one count of {@link RegistryCalls#MOST_COUNTS} is at fault it is found
   * with ten; where all are refused the registry is not asked about each.
   */
  private static final int MOST_REFUSALS = 64;

  private record Caller(String operation, String consumer) {
    static Caller of(UsageCounters.Count count) {
      return new Caller(count.operation(), count.consumer());
    }
  }

  private final RegistryCalls calls;
  private final UsageCounters counters;
  private final Map<Caller, Long> settled = new ConcurrentHashMap<>();
  private String trouble = "";

  CallReports(RegistryCalls calls, UsageCounters counters) {
    this.calls = calls;
    this.counters = counters;
  }

  /**
   * Reports what is new. What the registry cannot be told now is told the next time; of a report
   * that it refuses each half is sent by itself, until the count is found that it will never take.
   */
  void send() {
    Deque<List<UsageCounters.Count>> parts = parts();
    int refusals = 0;
    while (!parts.isEmpty()) {
      List<UsageCounters.Count> part = parts.pop();
      switch (calls.tell(part, this::before)) {
        case Told.Taken() -> {
          trouble = "";
          part.forEach(this::settle);
        }
        case Told.Refused(String why) -> {
          if (part.size() == 1) {
            drop(part.getFirst(), why);
          } else {
            int half = part.size() / 2;
            parts.push(part.subList(half, part.size()));
            parts.push(part.subList(0, half));
          }
          if (++refusals == MOST_REFUSALS) {
            say(why);
            return;
          }
        }
        case Told.Unheard(String why) -> {
          say(why);
          return;
        }
      }
    }
  }

  private Deque<List<UsageCounters.Count>> parts() {
    List<UsageCounters.Count> news = new ArrayList<>(counters.counts());
    news.removeIf(count -> news(count) == 0);
    Deque<List<UsageCounters.Count>> parts = new ArrayDeque<>();
    for (int from = 0; from < news.size(); from += RegistryCalls.MOST_COUNTS) {
      parts.add(news.subList(from, Math.min(news.size(), from + RegistryCalls.MOST_COUNTS)));
    }
    return parts;
  }

  private void settle(UsageCounters.Count count) {
    settled.put(Caller.of(count), count.calls());
  }

  private void drop(UsageCounters.Count count, String why) {
    LOG.log(
        Level.WARNING,
        "the registry refuses the count of "
            + count.operation()
            + " by "
            + RegistryCalls.printable(count.consumer())
            + ", so that "
            + number(news(count))
            + (news(count) == 1 ? " is" : " are")
            + " lost: "
            + why);
    settle(count);
  }

  /** The same trouble is said once, however often it is met. */
  private void say(String why) {
    if (!why.equals(trouble)) {
      trouble = why;
      LOG.log(Level.WARNING, "the registry does not take the report of calls: " + why);
    }
  }

  private long before(UsageCounters.Count count) {
    return settled.getOrDefault(Caller.of(count), 0L);
  }

  private long news(UsageCounters.Count count) {
    return count.calls() - before(count);
  }

  /** Says how many calls the registry may never learn of, if there are any. */
  void sayWhatIsLost() {
    long lost = counters.counts().stream().mapToLong(this::news).sum();
    if (lost > 0) {
      LOG.log(
          Level.WARNING, "the service stops, and the registry has not confirmed " + number(lost));
    }
  }

  private static String number(long calls) {
    return calls == 1 ? "1 call" : calls + " calls";
  }
}
