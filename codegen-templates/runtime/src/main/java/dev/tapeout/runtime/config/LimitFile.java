package dev.tapeout.runtime.config;

import dev.tapeout.runtime.operation.Limit;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits that hold here in place of the contract's: a properties file with a line for each number,
 * such as {@code placeOrder.rate = 50}. What it does not name is as the contract has it.
 */
public final class LimitFile {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h)");

  private LimitFile() {}

  /**
   * The limit of each operation.
   *
   * @param contract the limits that the contract has, by operation
   * @throws SettingsException if a line names no operation with a limit, or no number of one, or
   *     says what it cannot; the message names the line's key
   */
  public static Map<String, Limit> read(byte[] text, Map<String, Limit> contract) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(new String(text, StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException("the file of limits cannot be read: " + e.getMessage());
    }
    Map<String, Limit> limits = new LinkedHashMap<>(contract);
    for (String key : new TreeSet<>(lines.stringPropertyNames())) {
      int dot = key.lastIndexOf('.');
      String operation = dot < 0 ? key : key.substring(0, dot);
      Limit limit = limits.get(operation);
      if (limit == null) {
        throw new SettingsException(
            key
                + ": the contract gives no operation '"
                + operation
                + "' a limit; there are "
                + String.join(", ", contract.keySet()));
      }
      String value = lines.getProperty(key).strip();
      limits.put(operation, with(limit, key, key.substring(dot + 1), value));
    }
    return limits;
  }

  private static Limit with(Limit limit, String key, String field, String value) {
    try {
      return switch (field) {
        case "rate" ->
            new Limit(
                Double.parseDouble(value),
                limit.burst(),
                limit.window(),
                limit.slices(),
                limit.max(),
                limit.key());
        case "burst" ->
            new Limit(
                limit.rate(),
                Long.parseLong(value),
                limit.window(),
                limit.slices(),
                limit.max(),
                limit.key());
        case "window" ->
            new Limit(
                limit.rate(),
                limit.burst(),
                duration(value),
                limit.slices(),
                limit.max(),
                limit.key());
        case "slices" ->
            new Limit(
                limit.rate(),
                limit.burst(),
                limit.window(),
                Integer.parseInt(value),
                limit.max(),
                limit.key());
        case "max" ->
            new Limit(
                limit.rate(),
                limit.burst(),
                limit.window(),
                limit.slices(),
                Long.parseLong(value),
                limit.key());
        default ->
            throw new SettingsException(
                key + ": a limit has rate, burst, window, slices and max, not '" + field + "'");
      };
    } catch (NumberFormatException e) {
      throw new SettingsException(key + " is '" + value + "'; it must be " + wanted(field));
    }
  }

  private static String wanted(String field) {
    return switch (field) {
      case "rate" -> "a number";
      case "window" -> "a number with a unit, such as 500ms, 60s, 1m or 1h";
      default -> "a whole number";
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new NumberFormatException(text);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
