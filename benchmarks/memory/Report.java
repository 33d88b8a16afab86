import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two runs of the same load side by side: a table in Markdown, and a page with the table and a plot.
 *
 * <p>Report FOLDER SECONDS: {@code FOLDER/defaults} and {@code FOLDER/policy} hold a run each.
 */
class Report {
  private static final Pattern LINE = Pattern.compile("\\[([0-9.]+)s\\].*? ([0-9.]+)ms$");
  private static final String[] COLORS = {"#b5532a", "#1f6f8b"};

  record At(double second, double value) {}

  record Run(String name, List<At> heap, List<At> pauses, List<At> stalls, Properties facts, String ended) {
    static Run read(Path folder, String name) throws IOException {
      List<At> heap = new ArrayList<>();
      for (String line : Files.readAllLines(folder.resolve("heap.csv"))) {
        String[] cells = line.split(",");
        if (cells.length == 2) {
          heap.add(new At(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]) / 1024));
        }
      }
      Properties facts = new Properties();
      try (Reader in = Files.newBufferedReader(folder.resolve("facts.properties"))) {
        facts.load(in);
      }
      try (Reader in = Files.newBufferedReader(folder.resolve("container.properties"))) {
        facts.load(in);
      }
      return new Run(
          name, heap, times(folder, "Pause "), times(folder, "Allocation Stall ("), facts,
          facts.getProperty("ended"));
    }

    private static List<At> times(Path folder, String what) throws IOException {
      List<At> times = new ArrayList<>();
      for (String line : Files.readAllLines(folder.resolve("gc.log"))) {
        Matcher matcher = LINE.matcher(line);
        if (line.contains(what) && matcher.find()) {
          times.add(new At(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
        }
      }
      return times;
    }

    double fact(String name) {
      return Double.parseDouble(facts.getProperty(name, "NaN"));
    }
  }

  private final int seconds;
  private final List<Run> runs;

  Report(int seconds, List<Run> runs) {
    this.seconds = seconds;
    this.runs = runs;
  }

  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path folder = Path.of(arguments[0]);
    Report report =
        new Report(
            Integer.parseInt(arguments[1]),
            List.of(
                Run.read(folder.resolve("defaults"), "defaults"),
                Run.read(folder.resolve("policy"), "policy")));
    String svg = report.plot();
    Files.writeString(folder.resolve("heap.svg"), svg);
    Files.writeString(folder.resolve("report.md"), report.markdown());
    Files.writeString(folder.resolve("report.html"), report.html(svg));
    System.out.print(report.markdown());
  }

  private static double[] within(List<At> all, double from, double until) {
    return all.stream()
        .filter(at -> at.second >= from && at.second < until)
        .mapToDouble(At::value)
        .sorted()
        .toArray();
  }

  private static double part(double[] sorted, double part) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }

  private List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    String[] names = {"150 MB live", "growing to 9/10 of the heap"};
    rows.add(row("collector", run -> run.facts.getProperty("collector")));
    rows.add(row("heap at most, MiB", run -> run.facts.getProperty("max")));
    for (int phase = 0; phase < 2; phase++) {
      double from = phase == 0 ? seconds / 5.0 : seconds;
      double until = phase == 0 ? seconds : 2 * seconds;
      String end = phase == 0 ? "" : ".full";
      rows.add(row(names[phase] + ": pauses p50, p99, most, ms", run -> three(within(run.pauses, from, until))));
      rows.add(row("stalls of one thread, and p99, most, ms", run -> stalls(within(run.stalls, from, until))));
      rows.add(
          row(
              "64 allocations p50, p99, most, ms",
              run -> "%.2f, %.2f, %.1f".formatted(run.fact("batch" + end + ".p50"), run.fact("batch" + end + ".p99"), run.fact("batch" + end + ".max"))));
      if (phase == 0) {
        rows.add(row("heap p5 to p95, MiB", run -> "%.0f to %.0f".formatted(part(within(run.heap, from, until), 0.05), part(within(run.heap, from, until), 0.95))));
        rows.add(row("swing of the heap", run -> "±%.1f %%".formatted(swing(within(run.heap, from, until)))));
      }
      rows.add(row("processor, s", run -> "%.1f".formatted(run.fact("cpu" + end) - (end.isEmpty() ? 0 : run.fact("cpu")))));
    }
    rows.add(row("container at most, MiB of " + runs.get(0).facts.getProperty("limit"), run -> run.facts.getProperty("peak")));
    rows.add(row("ended", run -> run.ended));
    return rows;
  }

  private static double swing(double[] heap) {
    return (part(heap, 0.95) - part(heap, 0.05)) / 2 / Arrays.stream(heap).average().orElse(1) * 100;
  }

  private static String three(double[] times) {
    return "%.3f, %.3f, %.3f (%d)".formatted(part(times, 0.5), part(times, 0.99), part(times, 1), times.length);
  }

  private static String stalls(double[] times) {
    return times.length == 0 ? "none" : "%d: %.1f, %.1f".formatted(times.length, part(times, 0.99), part(times, 1));
  }

  private interface Cell {
    String of(Run run);
  }

  private String[] row(String what, Cell cell) {
    String[] row = new String[runs.size() + 1];
    row[0] = what;
    for (int i = 0; i < runs.size(); i++) {
      row[i + 1] = String.valueOf(cell.of(runs.get(i))).replaceAll("NaN|null", "-"); // it ended before
    }
    return row;
  }

  private String markdown() {
    StringBuilder out = new StringBuilder("| | defaults | policy |\n|---|---|---|\n");
    rows().forEach(row -> out.append("| ").append(String.join(" | ", row)).append(" |\n"));
    return out.toString();
  }

  private String html(String svg) {
    StringBuilder table = new StringBuilder("<tr><th></th><th>defaults</th><th>policy</th></tr>\n");
    for (String[] row : rows()) {
      table.append("<tr><th>").append(row[0]).append("</th><td>").append(row[1]).append("</td><td>").append(row[2]).append("</td></tr>\n");
    }
    return """
    <!doctype html>
    <html lang="en"><meta charset="utf-8"><title>Memory: defaults and policy</title>
    <style>
    body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
    table { border-collapse: collapse; margin: 1rem 0 } th, td { padding: .2rem .8rem; border-bottom: 1px solid #ddd; text-align: left; font-weight: normal }
    td { font-variant-numeric: tabular-nums } tr:first-child th { font-weight: 600 } svg { width: 100%; height: auto }
    </style>
    <h1>Memory of a service: the JVM's defaults and the policy</h1>
    """
        + "<p>The same load in a container of " + runs.get(0).facts.getProperty("limit") + " MiB: 150 MB live and 200 MB/s that die young for "
        + seconds + " s, then what lives grows to nine tenths of the heap.</p>\n" + svg + "\n<table>\n" + table + "</table>\n</html>\n";
  }

  private static final int LEFT = 70;
  private static final int RIGHT = 880;

  private String plot() {
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 560\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"#333\" role=\"img\" aria-label=\"Heap in use and pauses over time, with the defaults and with the policy\">\n<rect width=\"960\" height=\"560\" fill=\"#fff\"/>\n");
    DoubleUnaryOperator x = s -> LEFT + (RIGHT - LEFT) * s / (2 * seconds);
    double top = runs.stream().flatMap(r -> r.heap.stream()).mapToDouble(At::value).max().orElse(1) * 1.05;
    DoubleUnaryOperator heap = mib -> 270 - 220 * mib / top;
    out.append(text(LEFT, 30, "start", "heap in use, MiB"));
    for (int mib = 0; mib < top; mib += 200) {
      grid(out, heap.applyAsDouble(mib), String.valueOf(mib));
    }
    DoubleUnaryOperator pause = ms -> 510 - 190 * (Math.log10(Math.max(ms, 0.001)) + 3) / 6;
    out.append(text(LEFT, 305, "start", "pauses, ms (each a dot; logarithmic)"));
    for (String ms : new String[] {"0.001", "0.01", "0.1", "1", "10", "100", "1000"}) {
      grid(out, pause.applyAsDouble(Double.parseDouble(ms)), ms);
    }
    for (int s = 0; s <= 2 * seconds; s += Math.max(1, seconds / 3)) {
      out.append(text(x.applyAsDouble(s), 532, "middle", s + " s"));
    }
    double half = x.applyAsDouble(seconds);
    out.append("<path d=\"M%.1f 40V270M%.1f 320V510\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>\n".formatted(half, half));
    out.append(text(half + 6, 52, "start", "what lives grows"));
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      StringBuilder path = new StringBuilder();
      int[] at = {0};
      for (At point : run.heap) {
        path.append(at[0]++ == 0 ? 'M' : 'L').append("%.1f %.1f".formatted(x.applyAsDouble(point.second), heap.applyAsDouble(point.value)));
      }
      out.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1\" opacity=\".85\"/>\n".formatted(path, COLORS[i]));
      for (At point : run.pauses) {
        if (point.second < 2 * seconds) {
          out.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"1.6\" fill=\"%s\" opacity=\".6\"/>\n".formatted(x.applyAsDouble(point.second), pause.applyAsDouble(point.value), COLORS[i]));
        }
      }
      out.append("<rect x=\"%d\" y=\"18\" width=\"14\" height=\"14\" fill=\"%s\"/>\n".formatted(600 + i * 150, COLORS[i]));
      out.append(text(620 + i * 150, 30, "start", run.name + ": " + run.facts.getProperty("collector")));
    }
    return out.append("</svg>\n").toString();
  }

  private static void grid(StringBuilder out, double y, String label) {
    out.append("<path d=\"M%d %.1fH%d\" stroke=\"#e4e4e4\"/>\n".formatted(LEFT, y, RIGHT));
    out.append(text(LEFT - 8, y + 4, "end", label));
  }

  private static String text(double x, double y, String anchor, String text) {
    return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n".formatted(x, y, anchor, text);
  }
}
