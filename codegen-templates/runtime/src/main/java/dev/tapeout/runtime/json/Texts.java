package dev.tapeout.runtime.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that JSON carries as strings, read to the letter of RFC 3339 and RFC 9562 and without
 * exceptions where it matters. A leap second (23:59:60) has no counterpart in {@code java.time} and
 * is not read.
 */
public final class Texts {
  private Texts() {}

  /** {@code 8-4-4-4-12} hexadecimal digits; null where the text is none. */
  public static @Nullable UUID uuid(String text) {
    if (text.length() != 36
        || text.charAt(8) != '-'
        || text.charAt(13) != '-'
        || text.charAt(18) != '-'
        || text.charAt(23) != '-') {
      return null;
    }
    long high = hex(text, 0, 8);
    long middle = hex(text, 9, 13);
    long version = hex(text, 14, 18);
    long variant = hex(text, 19, 23);
    long low = hex(text, 24, 36);
    if ((high | middle | version | variant | low) < 0) {
      return null;
    }
    return new UUID(high << 32 | middle << 16 | version, variant << 48 | low);
  }

  /** At most 12 digits; negative where one is none. */
  private static long hex(String text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** {@code full-date}; null where the text is none. */
  public static @Nullable LocalDate date(String text) {
    return text.length() == 10 ? date(text, 0) : null;
  }

  private static @Nullable LocalDate date(String text, int at) {
    if (text.length() < at + 10 || text.charAt(at + 4) != '-' || text.charAt(at + 7) != '-') {
      return null;
    }
    int year = digits(text, at, at + 4);
    int month = digits(text, at + 5, at + 7);
    int day = digits(text, at + 8, at + 10);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    if (day > 28 && day > java.time.YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    return LocalDate.of(year, month, day);
  }

  /** {@code full-time}; null where the text is none. */
  public static @Nullable OffsetTime time(String text) {
    int end = endOfTime(text, 0);
    LocalTime time = end < 0 ? null : time(text, 0, end);
    ZoneOffset offset = time == null ? null : offset(text, end);
    return offset == null ? null : OffsetTime.of(time, offset);
  }

  /** {@code date-time}; null where the text is none. */
  public static @Nullable OffsetDateTime dateTime(String text) {
    if (text.length() < 20 || (text.charAt(10) != 'T' && text.charAt(10) != 't')) {
      return null;
    }
    LocalDate date = date(text, 0);
    int end = date == null ? -1 : endOfTime(text, 11);
    LocalTime time = end < 0 ? null : time(text, 11, end);
    ZoneOffset offset = time == null ? null : offset(text, end);
    return offset == null ? null : OffsetDateTime.of(date, time, offset);
  }

  /** Where {@code partial-time} ends that begins at {@code at}; negative where there is none. */
  private static int endOfTime(String text, int at) {
    int end = at + 8;
    if (text.length() <= end) {
      return -1;
    }
    if (text.charAt(end) != '.') {
      return end;
    }
    int first = ++end;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == first ? -1 : end;
  }

  private static @Nullable LocalTime time(String text, int at, int end) {
    if (text.charAt(at + 2) != ':' || text.charAt(at + 5) != ':') {
      return null;
    }
    int hour = digits(text, at, at + 2);
    int minute = digits(text, at + 3, at + 5);
    int second = digits(text, at + 6, at + 8);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    int nanos = 0;
    for (int i = at + 9, digits = 0; digits < 9; digits++, i++) {
      nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    return LocalTime.of(hour, minute, second, nanos);
  }

  private static @Nullable ZoneOffset offset(String text, int at) {
    if (at >= text.length()) {
      return null;
    }
    char sign = text.charAt(at);
    if (sign == 'Z' || sign == 'z') {
      return text.length() == at + 1 ? ZoneOffset.UTC : null;
    }
    if ((sign != '+' && sign != '-') || text.length() != at + 6 || text.charAt(at + 3) != ':') {
      return null;
    }
    int hours = digits(text, at + 1, at + 3);
    int minutes = digits(text, at + 4, at + 6);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return null;
    }
    int seconds = (hours * 60 + minutes) * 60;
    try {
      return ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
    } catch (DateTimeException e) { // java.time knows no offset of more than 18 hours
      return null;
    }
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
