package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.openapi.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers findings; those with the same cause become one that reaches all their operations. */
public final class Findings {
  /** Places are compared by offsets: pointers are dear to compute. */
  private record Cause(
      String rule,
      Severity severity,
      @Nullable Direction direction,
      @Nullable Location before,
      @Nullable Location after,
      String from,
      String to) {
    /** Written out: what a record has instead is slow, and linked when it is first asked. */
    @Override
    public boolean equals(Object o) {
      return o instanceof Cause c
          && c.rule.equals(rule)
          && c.severity == severity
          && c.direction == direction
          && Objects.equals(c.before, before)
          && Objects.equals(c.after, after)
          && c.from.equals(from)
          && c.to.equals(to);
    }

    @Override
    public int hashCode() {
      int places = Objects.hashCode(before) * 31 + Objects.hashCode(after);
      return (places * 31 + rule.hashCode()) * 31 + from.hashCode() * 31 + to.hashCode();
    }

    static Cause of(Finding f) {
      return new Cause(
          f.rule(), f.severity(), f.direction(), f.before(), f.after(), f.from(), f.to());
    }
  }

  private final Map<Cause, Finding> first = new LinkedHashMap<>();

  /** The operations of a cause that was met more than once. */
  private final Map<Cause, TreeSet<String>> reached = new LinkedHashMap<>();

  public void add(Finding finding) {
    Cause cause = Cause.of(finding);
    Finding known = first.putIfAbsent(cause, finding);
    if (known != null && !known.operations().equals(finding.operations())) {
      reached
          .computeIfAbsent(cause, c -> new TreeSet<>(known.operations()))
          .addAll(finding.operations());
    }
  }

  public void addAll(List<Finding> findings) {
    findings.forEach(this::add);
  }

  /** All findings, the worst first, then in the order of the documents. */
  public List<Finding> sorted() {
    List<Finding> all = new ArrayList<>();
    first.forEach((cause, finding) -> {
      TreeSet<String> operations = reached.get(cause);
      all.add(operations == null ? finding : finding.reaching(List.copyOf(operations)));
    });
    all.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(f -> file(f.after(), f.before()))
            .thenComparingInt(f -> start(f.after(), f.before()))
            .thenComparing(Finding::rule)
            .thenComparing(f -> String.valueOf(f.direction()))
            .thenComparing(Finding::from)
            .thenComparing(Finding::to)
            .thenComparingInt(f -> start(f.before(), f.after())));
    return List.copyOf(all);
  }

  private static String file(@Nullable Location a, @Nullable Location b) {
    return a != null ? a.file() : b != null ? b.file() : "";
  }

  private static int start(@Nullable Location a, @Nullable Location b) {
    return a != null ? a.start() : b != null ? b.start() : 0;
  }
}
