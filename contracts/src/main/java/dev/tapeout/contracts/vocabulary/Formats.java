package dev.tapeout.contracts.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What {@code format}, {@code contentEncoding} and {@code contentMediaType} count for: the two
 * vocabularies of JSON Schema 2020-12 validation, section 7.2.
 */
public enum Formats {
  /** They say how a value is meant, and rule out none. */
  ANNOTATION,
  /** A string that is not of the format is rejected. */
  ASSERTION;

  /** Formats that stand for a range of numbers, whatever else formats count for. */
  public static final Set<String> NUMBERS = Set.of("int32", "int64", "float", "double");

  /**
   * What {@code contentEncoding: base64} and {@code format: byte} allow (RFC 4648, section 4), as a
   * regular expression.
   */
  public static final String BASE64 =
      "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

  /** What users write. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The labels of all. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Formats::label).toList();
  }

  /** The one of a label out of {@link #labels}. */
  public static Formats of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
