package dev.tapeout.runtime.service;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** {@code X-Request-ID}: taken over where it can go into a log and a URI as it is. */
final class RequestIds {
  private static final int MOST = 128;

  private RequestIds() {}

  static String of(@Nullable String sent) {
    return sent != null && isPlain(sent) ? sent : fresh();
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || text.length() > MOST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0;
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /** A UUID of version 4 from a generator that does not lock; nothing depends on its secrecy. */
  private static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
            (random.nextLong() & ~0xf000L) | 0x4000L,
            (random.nextLong() & ~(3L << 62)) | (2L << 62))
        .toString();
  }
}
