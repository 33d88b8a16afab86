package dev.tapeout.runtime.config;

import java.util.Locale;
import java.util.Set;

/** The names by which a machine calls itself, and nobody else reaches it. */
public final class Loopback {
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  private Loopback() {}

  /** Whether {@code host} is one, without a port. */
  public static boolean is(String host) {
    return NAMES.contains(host.toLowerCase(Locale.ROOT));
  }
}
