package dev.tapeout.contracts.vocabulary;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations of {@code x-silicon-flow}: a whole number with a unit, such as 500ms, 60s, 1m, 1h. */
public final class FlowDuration {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h)");

  private FlowDuration() {}

  /** In milliseconds; null where the text is no such duration. */
  public static @Nullable Long milliseconds(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long unit =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    return Long.parseLong(matcher.group(1)) * unit;
  }
}
