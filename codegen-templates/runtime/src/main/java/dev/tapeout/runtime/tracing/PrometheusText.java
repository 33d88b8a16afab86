package dev.tapeout.runtime.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures in Prometheus' text format 0.0.4, named as the OpenTelemetry specification says
 * (Prometheus and OpenMetrics Compatibility).
 */
final class PrometheusText {
  static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Map<String, String> UNITS =
      Map.of("s", "seconds", "ms", "milliseconds", "By", "bytes", "1", "ratio");

  private final StringBuilder out = new StringBuilder(4096);

  private PrometheusText() {}

  static String of(Collection<MetricData> metrics) {
    PrometheusText text = new PrometheusText();
    metrics.stream()
        .filter(m -> !m.isEmpty())
        .sorted(Comparator.comparing(MetricData::getName))
        .forEach(text::metric);
    return text.out.toString();
  }

  private void metric(MetricData metric) {
    String name = name(metric.getName());
    String unit = UNITS.get(metric.getUnit());
    if (unit != null && !name.endsWith(unit)) {
      name += "_" + unit;
    }
    switch (metric.getType()) {
      case LONG_SUM -> {
        boolean counts = metric.getLongSumData().isMonotonic();
        String full = head(name, counts, metric);
        for (LongPointData point : metric.getLongSumData().getPoints()) {
          sample(full, point.getAttributes(), null, Long.toString(point.getValue()));
        }
      }
      case DOUBLE_SUM -> {
        boolean counts = metric.getDoubleSumData().isMonotonic();
        String full = head(name, counts, metric);
        for (DoublePointData point : metric.getDoubleSumData().getPoints()) {
          sample(full, point.getAttributes(), null, number(point.getValue()));
        }
      }
      case LONG_GAUGE -> {
        String full = head(name, false, metric);
        for (LongPointData point : metric.getLongGaugeData().getPoints()) {
          sample(full, point.getAttributes(), null, Long.toString(point.getValue()));
        }
      }
      case DOUBLE_GAUGE -> {
        String full = head(name, false, metric);
        for (DoublePointData point : metric.getDoubleGaugeData().getPoints()) {
          sample(full, point.getAttributes(), null, number(point.getValue()));
        }
      }
      case HISTOGRAM -> {
        head(name, "histogram", metric.getDescription());
        for (HistogramPointData point : metric.getHistogramData().getPoints()) {
          histogram(name, point);
        }
      }
      case SUMMARY, EXPONENTIAL_HISTOGRAM -> {
        // nothing here measures so, and the format has no word for the second
      }
    }
  }

  private String head(String name, boolean counts, MetricData metric) {
    String full = counts && !name.endsWith("_total") ? name + "_total" : name;
    head(full, counts ? "counter" : "gauge", metric.getDescription());
    return full;
  }

  private void head(String name, String type, String help) {
    String line = help.replace("\\", "\\\\").replace("\n", "\\n");
    out.append("# HELP ").append(name).append(' ').append(line).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void histogram(String name, HistogramPointData point) {
    List<Double> boundaries = point.getBoundaries();
    long sofar = 0;
    for (int i = 0; i < point.getCounts().size(); i++) {
      sofar += point.getCounts().get(i);
      String most = i < boundaries.size() ? number(boundaries.get(i)) : "+Inf";
      sample(name + "_bucket", point.getAttributes(), most, Long.toString(sofar));
    }
    sample(name + "_sum", point.getAttributes(), null, number(point.getSum()));
    sample(name + "_count", point.getAttributes(), null, Long.toString(point.getCount()));
  }

  private void sample(String name, Attributes attributes, @Nullable String le, String value) {
    Map<String, String> labels = new TreeMap<>();
    attributes.forEach((key, text) -> labels.put(name(key.getKey()), String.valueOf(text)));
    if (le != null) {
      labels.put("le", le);
    }
    out.append(name);
    char before = '{';
    for (Map.Entry<String, String> label : labels.entrySet()) {
      String text =
          label.getValue().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      out.append(before).append(label.getKey()).append("=\"").append(text).append('"');
      before = ',';
    }
    out.append(labels.isEmpty() ? "" : "}").append(' ').append(value).append('\n');
  }

  private static String name(String name) {
    String clean = name.replaceAll("[^a-zA-Z0-9_]", "_");
    return Character.isDigit(clean.charAt(0)) ? "_" + clean : clean;
  }

  private static String number(double value) {
    if (value == Double.POSITIVE_INFINITY) {
      return "+Inf";
    }
    return value == Double.NEGATIVE_INFINITY ? "-Inf" : Double.toString(value);
  }
}
