package dev.tapeout.runtime.server;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Helidon's names of headers. They come from contracts and from us, so there are not many. */
final class HeaderNameCache {
  private static final int MOST = 1000;
  private static final Map<String, HeaderName> NAMES = new ConcurrentHashMap<>();

  private HeaderNameCache() {}

  /**
   * @throws IllegalArgumentException if no header can have the name
   */
  static HeaderName of(String name) {
    HeaderName known = NAMES.get(name);
    if (known == null) {
      known = HeaderNames.create(name);
      HeaderValues.create(known, "").validate();
      if (NAMES.size() < MOST) {
        NAMES.put(name, known);
      }
    }
    return known;
  }
}
