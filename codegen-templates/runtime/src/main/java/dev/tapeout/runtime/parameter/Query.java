package dev.tapeout.runtime.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The pairs of a query, a form or a cookie header: names decoded, values as they came. */
public final class Query {
  private static final Query EMPTY = new Query(List.of(), true);

  /**
   * @param value percent-encoded
   */
  record Pair(String name, String value) {}

  private final List<Pair> pairs;
  private final boolean plus;

  private Query(List<Pair> pairs, boolean plus) {
    this.pairs = pairs;
    this.plus = plus;
  }

  /** No pairs at all. */
  public static Query empty() {
    return EMPTY;
  }

  /**
   * What stands after the question mark, or a form.
   *
   * @throws UnfitException if a name is not percent-encoded UTF-8
   */
  public static Query of(String text) throws UnfitException {
    List<Pair> pairs = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('&', at);
      end = end < 0 ? text.length() : end;
      if (end > at) {
        int equals = text.indexOf('=', at);
        int stop = equals < 0 || equals > end ? end : equals;
        pairs.add(
            new Pair(
                Percent.decode(text.substring(at, stop), true),
                stop == end ? "" : text.substring(stop + 1, end)));
      }
      at = end + 1;
    }
    return new Query(pairs, true);
  }

  /** {@code Cookie} headers (RFC 6265, 4.2.1). */
  public static Query cookies(List<String> headers) {
    List<Pair> pairs = new ArrayList<>();
    for (String header : headers) {
      for (int at = 0; at < header.length(); ) {
        int end = header.indexOf(';', at);
        end = end < 0 ? header.length() : end;
        int equals = header.indexOf('=', at);
        if (equals >= 0 && equals < end) {
          pairs.add(
              new Pair(
                  header.substring(at, equals).strip(),
                  unquoted(header.substring(equals + 1, end).strip())));
        }
        at = end + 1;
      }
    }
    return new Query(pairs, false);
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** The decoded value of {@code name}; null where it is absent or more than one, or broken. */
  public @Nullable String only(String name) {
    List<String> values = all(name);
    if (values.size() != 1) {
      return null;
    }
    try {
      return decoded(values.getFirst());
    } catch (UnfitException e) {
      return null;
    }
  }

  /**
   * Hands over each pair, decoded.
   *
   * @throws UnfitException if a value is not percent-encoded UTF-8
   */
  public void forEach(BiConsumer<String, String> each) throws UnfitException {
    for (Pair pair : pairs) {
      each.accept(pair.name, decoded(pair.value));
    }
  }

  List<Pair> pairs() {
    return pairs;
  }

  /** The values of {@code name} as they came. */
  List<String> all(String name) {
    String first = null;
    List<String> several = null;
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      if (!pair.name.equals(name)) {
        continue;
      }
      if (first == null) {
        first = pair.value;
      } else {
        several = several == null ? new ArrayList<>(List.of(first)) : several;
        several.add(pair.value);
      }
    }
    if (several != null) {
      return several;
    }
    return first == null ? List.of() : List.of(first);
  }

  String decoded(String value) throws UnfitException {
    return Percent.decode(value, plus);
  }
}
