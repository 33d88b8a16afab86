package dev.tapeout.registry.operations;

import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, 8.8.3). */
final class Tags {
  private Tags() {}

  /** Whether {@code If-None-Match} names a tag; weak comparison, as it asks for. */
  static boolean matches(@Nullable String header, String tag) {
    if (header == null) {
      return false;
    }
    for (String one : header.split(",")) {
      String stripped = one.strip();
      if (stripped.equals("*") || stripped.equals(tag) || stripped.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }
}
