package dev.tapeout.runtime.tracing;

import dev.tapeout.runtime.context.FlowContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Traces between services: W3C Trace Context, B3 in one header and in several, and {@code
 * X-Silicon-TraceID} with {@code X-Silicon-SpanID}. Where several are there, the first of these
 * counts.
 */
public final class Propagation {
  private Propagation() {}

  /**
   * What the headers say; null where they say nothing, or nothing valid.
   *
   * @param header a header's value by its name in lower case
   */
  public static @Nullable Parent read(Function<String, @Nullable String> header) {
    String w3c = header.apply("traceparent");
    Parent parent = w3c == null ? null : w3c(w3c, header);
    if (parent != null) {
      return parent;
    }
    String single = header.apply("b3");
    parent = single == null ? null : b3(single);
    if (parent != null) {
      return parent;
    }
    String trace = header.apply("x-b3-traceid");
    if (trace != null) {
      parent =
          parent(trace, header.apply("x-b3-spanid"), sampled(header.apply("x-b3-sampled"), header));
      if (parent != null) {
        return parent;
      }
    }
    return parent(header.apply("x-silicon-traceid"), header.apply("x-silicon-spanid"), null);
  }

  private static @Nullable Boolean sampled(
      @Nullable String flag, Function<String, @Nullable String> header) {
    if ("1".equals(header.apply("x-b3-flags"))) {
      return true;
    }
    return b3Sampled(flag);
  }

  private static @Nullable Boolean b3Sampled(@Nullable String flag) {
    return switch (flag) {
      case "1", "d", "true" -> true;
      case "0", "false" -> false;
      case null, default -> null;
    };
  }

  /** {@code version-traceid-spanid-flags}; later versions may say more behind that. */
  private static @Nullable Parent w3c(String text, Function<String, @Nullable String> header) {
    boolean shaped =
        text.length() >= 55
            && text.charAt(2) == '-'
            && text.charAt(35) == '-'
            && text.charAt(52) == '-'
            && isHex(text, 0, 2)
            && isHex(text, 53, 55)
            && !text.startsWith("ff")
            && (text.startsWith("00") ? text.length() == 55 : endsThere(text));
    if (!shaped || !isId(text, 3, 35) || !isId(text, 36, 52)) {
      return null;
    }
    boolean sampled = (Character.digit(text.charAt(54), 16) & 1) == 1;
    return new Parent(
        text.substring(3, 35), text.substring(36, 52), sampled, header.apply("tracestate"));
  }

  private static boolean endsThere(String text) {
    return text.length() == 55 || text.charAt(55) == '-';
  }

  /** {@code traceid-spanid[-sampled[-parent]]}. A flag alone says nothing of a trace. */
  private static @Nullable Parent b3(String text) {
    int first = text.indexOf('-');
    if (first < 0) {
      return null;
    }
    int second = text.indexOf('-', first + 1);
    String span = text.substring(first + 1, second < 0 ? text.length() : second);
    String rest = second < 0 ? null : text.substring(second + 1);
    int third = rest == null ? -1 : rest.indexOf('-');
    String flag = rest == null || third < 0 ? rest : rest.substring(0, third);
    return parent(text.substring(0, first), span, b3Sampled(flag));
  }

  /** An id of 64 bits, as old B3 has them, is filled up with zeros. */
  private static @Nullable Parent parent(
      @Nullable String trace, @Nullable String span, @Nullable Boolean sampled) {
    if (trace == null || span == null || span.length() != 16 || !isId(span, 0, 16)) {
      return null;
    }
    String full = trace.length() == 16 ? "0000000000000000" + trace : trace;
    return full.length() == 32 && isId(full, 0, 32) ? new Parent(full, span, sampled, null) : null;
  }

  private static boolean isId(String text, int from, int to) {
    boolean zero = true;
    for (int i = from; i < to; i++) {
      zero &= text.charAt(i) == '0';
    }
    return !zero && isHex(text, from, to);
  }

  private static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Tells a service that is called in the course of {@code context} where it stands. */
  public static void write(FlowContext context, BiConsumer<String, String> header) {
    header.accept(
        "traceparent",
        "00-" + context.traceId() + "-" + context.spanId() + (context.sampled() ? "-01" : "-00"));
    header.accept("X-Request-ID", context.requestId());
    silicon(context.traceId(), context.spanId(), header);
  }

  /**
   * Takes up a flow that was put aside with what {@link #write} wrote, such as the headers of a
   * message in a queue. It goes on in the same trace with a span of its own; where the headers say
   * nothing of a trace, it begins one. Who called is not in them.
   *
   * @param header a header's value by its name in lower case
   * @param operation what is done now
   */
  public static FlowContext resume(Function<String, @Nullable String> header, String operation) {
    Parent parent = read(header);
    String request = header.apply("x-request-id");
    String span = newId(1);
    return new FlowContext(
        parent == null ? newId(2) : parent.traceId(),
        span,
        parent != null && Boolean.TRUE.equals(parent.sampled()),
        request == null ? span : request,
        null,
        null,
        null,
        operation,
        FlowContext.State.RESUMED);
  }

  static void silicon(String traceId, String spanId, BiConsumer<String, String> header) {
    header.accept("X-Silicon-TraceID", traceId);
    header.accept("X-Silicon-SpanID", spanId);
  }

  /** A new id of {@code 64 * words} bits. */
  static String newId(int words) {
    char[] digits = new char[16 * words];
    for (int word = 0; word < words; word++) {
      long bits;
      do {
        bits = ThreadLocalRandom.current().nextLong();
      } while (bits == 0);
      for (int i = 0; i < 16; i++) {
        digits[word * 16 + i] = Character.forDigit((int) (bits >>> (60 - 4 * i)) & 15, 16);
      }
    }
    return new String(digits);
  }
}
