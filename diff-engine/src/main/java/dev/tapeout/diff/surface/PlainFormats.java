package dev.tapeout.diff.surface;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Formats that a text plainly has or has not. */
final class PlainFormats {
  private PlainFormats() {}

  /** False only where the text is certainly not of the format. */
  static boolean mayBe(String format, String text) {
    try {
      switch (format) {
        case "uuid" -> {
          return UUID.fromString(text).toString().equalsIgnoreCase(text);
        }
        case "date" -> LocalDate.parse(text);
        case "date-time" -> OffsetDateTime.parse(text);
        default -> {}
      }
      return true;
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }
}
