package dev.tapeout.runtime.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked for behind the question mark of the management port. */
final class Question {
  private static final int DEFAULT_SECONDS = 10;
  private static final int MOST_SECONDS = 300;
  private static final int MOST_CAPTURES = 999_999;
  private static final int DEFAULT_MINUTES = 10;
  private static final int MOST_MINUTES = 1440;

  private final Map<String, String> words = new HashMap<>();

  /** It cannot be understood; the message says why, and what can. */
  static final class UnclearException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnclearException(String message) {
      super(message);
    }
  }

  /**
   * @param query as it was sent; null for none
   * @throws UnclearException if a word comes twice
   */
  Question(@Nullable String query) {
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (words.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1))) != null) {
        throw new UnclearException(name + " comes twice");
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // a % without its digits
      return text;
    }
  }

  boolean has(String word) {
    return words.containsKey(word);
  }

  /** Refuses what means nothing here, for who wrote it meant something. */
  Question only(Set<String> known) {
    for (String word : words.keySet()) {
      if (!known.contains(word)) {
        throw new UnclearException(
            known.isEmpty()
                ? "nothing can be asked for behind the question mark here; there is " + word
                : word
                    + " means nothing here; there are "
                    + String.join(", ", new TreeSet<>(known)));
      }
    }
    return this;
  }

  /** How long to look: {@code seconds}, from 1 to 300; 10. */
  Duration seconds() {
    Integer seconds = whole("seconds", MOST_SECONDS);
    return Duration.ofSeconds(seconds == null ? DEFAULT_SECONDS : seconds);
  }

  /** How long something is to hold: {@code minutes}, from 1 to 1440; 10. */
  Duration minutes() {
    Integer minutes = whole("minutes", MOST_MINUTES);
    return Duration.ofMinutes(minutes == null ? DEFAULT_MINUTES : minutes);
  }

  /** A word that must be there, and is of a form that {@code what} describes. */
  String word(String word, Pattern form, String what) {
    String value = words.getOrDefault(word, "");
    if (!form.matcher(value).matches()) {
      throw new UnclearException(word + " is '" + value + "'; it must be " + what);
    }
    return value;
  }

  /** The number of a capture; null where none is asked for. */
  @Nullable Integer capture(String word) {
    return whole(word, MOST_CAPTURES);
  }

  private @Nullable Integer whole(String word, int most) {
    String value = words.get(word);
    if (value == null) {
      return null;
    }
    int number = value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
    if (number < 1 || number > most) {
      throw new UnclearException(
          word + " is '" + value + "'; it must be a whole number from 1 to " + most);
    }
    return number;
  }

  /** Which of {@code choices}; the first where none is asked for. */
  String choice(String word, String... choices) {
    String value = words.getOrDefault(word, choices[0]);
    for (String choice : choices) {
      if (choice.equals(value)) {
        return choice;
      }
    }
    throw new UnclearException(
        word + " is '" + value + "'; it must be " + String.join(" or ", choices));
  }
}
