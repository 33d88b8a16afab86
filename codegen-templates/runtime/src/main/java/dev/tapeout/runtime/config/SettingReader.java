package dev.tapeout.runtime.config;

import dev.tapeout.runtime.operation.Drift;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings by their names and remembers which there are. */
final class SettingReader {
  private static final Pattern CONTRACT =
      Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LEAST_TOKEN = 16;
  private final Map<String, String> values;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final Set<String> read = new TreeSet<>();

  SettingReader(Map<String, String> values) {
    this.values = values;
  }

  String known() {
    return String.join(", ", known.keySet());
  }

  /** All that there are, with where they come from; none has a source of its own by itself. */
  List<Setting> shown(Map<String, String> sources) {
    List<Setting> shown = new ArrayList<>();
    known.forEach((name, otherwise) -> {
      String value = given(name);
      shown.add(
          value == null
              ? new Setting(name, otherwise, Setting.DEFAULT)
              : new Setting(name, Secrets.masked(name, value), source(sources, name)));
    });
    for (String name : read) {
      String value = values.getOrDefault(name, "");
      shown.add(new Setting(name, Secrets.masked(name, value), source(sources, name)));
    }
    return shown;
  }

  private static String source(Map<String, String> sources, String name) {
    return sources.getOrDefault(name, Setting.GIVEN);
  }

  Set<String> unread() {
    Set<String> unread = new TreeSet<>(values.keySet());
    unread.removeAll(known.keySet());
    unread.removeAll(read);
    return unread;
  }

  /** All whose names begin so. */
  Map<String, String> starting(String start) {
    Map<String, String> found = new TreeMap<>(values);
    found.keySet().removeIf(name -> !name.startsWith(start));
    read.addAll(found.keySet());
    return found;
  }

  private @Nullable String value(String name) {
    return value(name, "");
  }

  /** What is said; null where nothing is, and {@code otherwise} holds. */
  private @Nullable String value(String name, String otherwise) {
    known.put(name, otherwise);
    return given(name);
  }

  private @Nullable String given(String name) {
    String value = values.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static SettingsException bad(String name, String value, String wanted) {
    return new SettingsException(
        name + " is '" + Secrets.masked(name, value) + "'; it must be " + wanted);
  }

  String text(String name, String otherwise) {
    String value = value(name, otherwise);
    return value == null ? otherwise : value;
  }

  int whole(String name, int otherwise, int least, int most) {
    String value = value(name, otherwise < least ? "" : String.valueOf(otherwise));
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(name, value, "a whole number from " + least + " to " + most);
  }

  /** {@code 250ms}, {@code 10s}, {@code 2m}. */
  Duration duration(String name, Duration otherwise) {
    String value = value(name, otherwise.toSeconds() + "s");
    if (value == null) {
      return otherwise;
    }
    int digits = 0;
    while (digits < value.length() && digits < 9 && Character.isDigit(value.charAt(digits))) {
      digits++;
    }
    long number = digits == 0 ? 0 : Long.parseLong(value.substring(0, digits));
    Duration duration =
        switch (value.substring(digits)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ZERO;
        };
    if (!duration.isPositive() || duration.compareTo(Duration.ofDays(1)) > 0) {
      throw bad(name, value, "a time such as 250ms, 10s or 2m, and at most a day");
    }
    return duration;
  }

  @Nullable String path(String name) {
    String value = value(name);
    if (value == null || value.equals("/")) {
      return value == null ? null : "";
    }
    if (!value.startsWith("/") || value.endsWith("/")) {
      throw bad(name, value, "a path that begins with '/' and does not end with one");
    }
    return value;
  }

  /** {@code on} or {@code off}. */
  boolean flag(String name, boolean otherwise) {
    String value = value(name, otherwise ? "on" : "off");
    return switch (value == null ? (otherwise ? "on" : "off") : value.toLowerCase(Locale.ROOT)) {
      case "on" -> true;
      case "off" -> false;
      default -> throw bad(name, String.valueOf(value), "on or off");
    };
  }

  @Nullable Path file(String name) {
    String value = value(name);
    return value == null ? null : Path.of(value);
  }

  @Nullable Drift drift(String name, String sampleName) {
    String mode = value(name);
    String sample = value(sampleName);
    if (mode == null) {
      if (sample != null) {
        throw new SettingsException(sampleName + " says nothing without " + name);
      }
      return null;
    }
    double share = share(sampleName, sample);
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "off" -> Drift.OFF;
      case "report" -> new Drift(Drift.Mode.REPORT, share);
      case "enforce" -> new Drift(Drift.Mode.ENFORCE, share);
      default -> throw bad(name, mode, "off, report or enforce");
    };
  }

  @Nullable Management management() {
    String port = "TAPEOUT_MANAGEMENT_PORT";
    String host = text("TAPEOUT_MANAGEMENT_HOST", "127.0.0.1");
    String token = token("TAPEOUT_MANAGEMENT_TOKEN");
    boolean profiling = flag("TAPEOUT_PROFILING", false);
    Path library = library(profiling);
    int number = whole(port, -1, 0, 65535);
    if (token != null && token.length() < LEAST_TOKEN) {
      throw new SettingsException(
          "TAPEOUT_MANAGEMENT_TOKEN is too short; it must have 16 characters or more");
    }
    if (number < 0) {
      return null;
    }
    if (token == null && !Loopback.is(host)) {
      throw new SettingsException(
          "TAPEOUT_MANAGEMENT_HOST is '"
              + host
              + "', which other machines reach; TAPEOUT_MANAGEMENT_TOKEN must say what they need");
    }
    return new Management(host, number, token, profiling, library);
  }

  /** Of a bearer (RFC 6750, 2.1): one header carries it, as the same bytes for everybody. */
  private @Nullable String token(String name) {
    String token = value(name);
    if (token != null && token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new SettingsException(
          name
              + " has a character that no token has; it may be of letters and digits of ASCII and"
              + " its signs, without spaces and line ends");
    }
    return token;
  }

  private @Nullable Path library(boolean profiling) {
    String name = "TAPEOUT_ASYNC_PROFILER";
    Path library = file(name);
    if (library != null && !profiling) {
      throw new SettingsException(name + " says nothing without TAPEOUT_PROFILING=on");
    }
    if (library != null && !Files.isReadable(library)) {
      throw bad(
          name,
          library.toString(),
          "where the libasyncProfiler.so of async-profiler 4 can be read;"
              + " where it is not set the JDK takes the samples");
    }
    return library;
  }

  @Nullable Reporting reporting() {
    String name = "TAPEOUT_REPORT_TO";
    String address = value(name);
    String token = token("TAPEOUT_REPORT_TOKEN");
    String contract = value("TAPEOUT_REPORT_AS");
    Duration every = duration("TAPEOUT_REPORT_EVERY", Duration.ofSeconds(60));
    if (contract != null && !CONTRACT.matcher(contract).matches()) {
      throw bad("TAPEOUT_REPORT_AS", contract, "CONTEXT/NAME, both in kebab-case");
    }
    if (address == null) {
      return null;
    }
    URI uri = registry(address);
    if (uri == null) {
      throw bad(name, address, "where a registry answers, such as https://registry.example");
    }
    if (token != null && uri.getScheme().equalsIgnoreCase("http") && !Loopback.is(uri.getHost())) {
      throw bad(
          name,
          address,
          "https://, for others would read TAPEOUT_REPORT_TOKEN on the way; or set no token");
    }
    return new Reporting(uri, token, contract, every);
  }

  /** Scheme, host and port; null where the text is something else. */
  private static @Nullable URI registry(String address) {
    try {
      URI uri =
          new URI(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
      boolean http =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return http
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawPath().isEmpty()
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
          ? uri
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static double share(String name, @Nullable String value) {
    if (value == null) {
      return 1;
    }
    try {
      double share = Double.parseDouble(value);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(name, value, "a number from 0 to 1");
  }
}
