package dev.tapeout.registry.operations;

import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.catalogue.Version;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers that tell callers of a version that it is on its way out. */
final class Retirement {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private Retirement() {}

  /** {@code Deprecation} (RFC 9745): since when; null where it is not deprecated. */
  static @Nullable String deprecation(Version version) {
    return version.state() == State.DEPRECATED ? "@" + version.changedAt().getEpochSecond() : null;
  }

  /** {@code Sunset} (RFC 8594): when it may be gone; null where no day is named. */
  static @Nullable String sunset(Version version) {
    return version.sunset() == null
        ? null
        : HTTP_DATE.format(version.sunset().atStartOfDay(ZoneOffset.UTC));
  }
}
