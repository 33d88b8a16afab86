package dev.tapeout.registry.command;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90d}, {@code 12h} or {@code 30m}. */
final class Durations implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    if (!text.matches("[0-9]{1,6}[dhm]")) {
      throw new TypeConversionException("'" + text + "' is no time such as 90d, 12h or 30m");
    }
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'd' -> Duration.ofDays(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofMinutes(count);
    };
  }
}
