package dev.tapeout.runtime.profiling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Samples, equal ones counted together, as {@code perftools.profiles.Profile} (pprof's
 * profile.proto).
 */
final class Profile {
  /** What a sample counts, such as {@code cpu} in {@code nanoseconds}. */
  record Kind(String type, String unit) {}

  /**
   * @param function with its class, such as {@code java.lang.Thread.run}
   * @param line 0 where it is not known
   */
  record Frame(String function, String file, int line) {
    /** The address of a hidden class, which another process has elsewhere. */
    private static final Pattern ADDRESS = Pattern.compile("[./+]0x[0-9a-f]{8,16}");

    Frame {
      function = function.contains("0x") ? ADDRESS.matcher(function).replaceAll("") : function;
    }
  }

  /** A stack, innermost first, and what is known of the samples with it. */
  record Key(List<Frame> stack, Map<String, String> labels) {}

  private final List<Kind> kinds;
  private final Map<Key, long[]> samples = new LinkedHashMap<>();

  Profile(List<Kind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /**
   * @param values one for each kind
   */
  void add(List<Frame> stack, Map<String, String> labels, long... values) {
    long[] sums = samples.computeIfAbsent(new Key(stack, labels), key -> new long[kinds.size()]);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  /** Each stack, innermost first, with its value of the last kind. */
  void each(BiConsumer<List<Frame>, Long> to) {
    samples.forEach((key, values) -> to.accept(key.stack(), values[values.length - 1]));
  }

  /**
   * As pprof reads it: the message, compressed by gzip.
   *
   * @param period of the last kind, between two samples; 0 where there is none
   */
  byte[] gzip(Instant begun, Duration took, long period) {
    Tables tables = new Tables();
    Protobuf out = new Protobuf();
    for (Kind kind : kinds) {
      out.message(1, tables.kind(kind));
    }
    samples.forEach((key, values) -> {
      List<Long> locations = new ArrayList<>();
      key.stack().forEach(frame -> locations.add(tables.location(frame)));
      List<Long> all = new ArrayList<>();
      for (long value : values) {
        all.add(value);
      }
      Protobuf sample = new Protobuf().packed(1, locations).packed(2, all);
      key.labels()
          .forEach((name, value) ->
              sample.message(
                  3, new Protobuf().number(1, tables.text(name)).number(2, tables.text(value))));
      out.message(2, sample);
    });
    Protobuf last = tables.kind(kinds.getLast());
    long type = tables.text(kinds.getLast().type());
    tables.write(out);
    out.number(9, begun.getEpochSecond() * 1_000_000_000L + begun.getNano());
    out.number(10, took.toNanos());
    out.message(11, last).number(12, period).number(14, type);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(out.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What samples name by number. */
  private static final class Tables {
    private final Map<String, Long> texts = new LinkedHashMap<>(Map.of("", 0L));
    private final Map<Frame, Long> locations = new LinkedHashMap<>();
    private final Map<String, Long> functions = new LinkedHashMap<>();
    private final List<Protobuf> rows = new ArrayList<>();
    private final List<Protobuf> functionRows = new ArrayList<>();

    long text(String text) {
      return texts.computeIfAbsent(text, key -> (long) texts.size());
    }

    Protobuf kind(Kind kind) {
      return new Protobuf().number(1, text(kind.type())).number(2, text(kind.unit()));
    }

    long location(Frame frame) {
      Long known = locations.get(frame);
      if (known != null) {
        return known;
      }
      long id = locations.size() + 1L;
      locations.put(frame, id);
      Protobuf line =
          new Protobuf().number(1, function(frame)).number(2, Math.max(0, frame.line()));
      rows.add(new Protobuf().number(1, id).message(4, line));
      return id;
    }

    private long function(Frame frame) {
      Long known = functions.get(frame.function());
      if (known != null) {
        return known;
      }
      long id = functions.size() + 1L;
      functions.put(frame.function(), id);
      long name = text(frame.function());
      functionRows.add(
          new Protobuf()
              .number(1, id)
              .number(2, name)
              .number(3, name)
              .number(4, text(frame.file())));
      return id;
    }

    void write(Protobuf to) {
      rows.forEach(row -> to.message(4, row));
      functionRows.forEach(row -> to.message(5, row));
      texts.keySet().forEach(text -> to.text(6, text));
    }
  }
}
