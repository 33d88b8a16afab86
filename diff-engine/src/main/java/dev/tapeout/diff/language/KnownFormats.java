package dev.tapeout.diff.language;

import dev.tapeout.contracts.vocabulary.Formats;
import java.util.HashMap;
import java.util.Map;

/**
 * The formats of JSON Schema 2020-12 (validation, section 7.3) and of the OpenAPI format registry,
 * as languages. Where one is not regular, or its definition leaves room, it lies between two that
 * are: what is surely of the format, and what may be.
 */
final class KnownFormats {
  /**
   * Two regular expressions, both of whole strings.
   *
   * @param sure what it matches is of the format
   * @param may what it does not match is not
   */
  record Range(String sure, String may) {}

  private static final Range UNKNOWN = new Range("[]", "");

  private static final String DIGITS = "[0-9]+";
  private static final String LEAP =
      "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
  private static final String DATE =
      "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
          + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|"
          + LEAP
          + "-02-29)";
  private static final String MINUTE = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
  private static final String FRACTION = "(?:\\.[0-9]+)?";
  private static final String ZONE = "(?:[Zz]|[+-]" + MINUTE + ")";

  private static final String TIME = MINUTE + ":[0-5][0-9]" + FRACTION + ZONE;

  /** With a leap second, which is the last of a day in UTC, and of certain days only. */
  private static final String LEAP_TIME = MINUTE + ":(?:[0-5][0-9]|60)" + FRACTION + ZONE;

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String POINTER = "(?:/(?:[^~/]|~[01])*)*";
  private static final String PLAIN_POINTER = "(?:/(?:[^~/#]|~[01])*)*";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final String PLAIN_LABEL = "[A-Za-z0-9]{1,63}";
  private static final String PLAIN_HOST = PLAIN_LABEL + "(?:\\." + PLAIN_LABEL + "){0,2}";
  private static final String ADDRESS = "[a-z0-9]{1,64}@example\\.(?:com|org|net)";
  private static final String URL = "https://example\\.(?:com|org|net)(?:/[a-z0-9]*)?";
  private static final String PATH = "(?:https://example\\.(?:com|org|net))?/[a-z0-9]*";

  private static final Map<String, Range> RANGES = new HashMap<>();

  static {
    exactly("date", DATE);
    range("time", TIME, LEAP_TIME);
    range("date-time", DATE + "[Tt]" + TIME, DATE + "[Tt]" + LEAP_TIME);
    range("duration", duration(), "P[0-9A-Z.,]*");
    exactly("uuid", "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    exactly("ipv4", OCTET + "(?:\\." + OCTET + "){3}");
    range("ipv6", "(?:[1-9a-f][0-9a-f]{3}:){7}[1-9a-f][0-9a-f]{3}", "[0-9A-Fa-f:.]{2,45}");
    range("hostname", PLAIN_HOST, LABEL + "(?:\\." + LABEL + ")*");
    range("idn-hostname", PLAIN_HOST, "[^]+");
    range("email", ADDRESS, "[^]+@[^]+");
    range("idn-email", ADDRESS, "[^]+@[^]+");
    range("uri", URL, "[A-Za-z][A-Za-z0-9+.-]*:[!-~]*");
    range("uri-reference", PATH, "[!-~]*");
    range("iri", URL, "[A-Za-z][A-Za-z0-9+.-]*:[^ ]*");
    range("iri-reference", PATH, "[^ ]*");
    range("uri-template", PATH, "[^]*");
    range("json-pointer", PLAIN_POINTER, POINTER);
    range(
        "relative-json-pointer",
        "(?:0|[1-9][0-9]*)(?:#|" + PLAIN_POINTER + ")",
        DIGITS + "(?:[+-]" + DIGITS + ")?(?:#|" + POINTER + ")");
    range("regex", "[a-z]*", "[^]*");
    RANGES.put("byte", new Range(Formats.BASE64, Formats.BASE64));
  }

  private KnownFormats() {}

  private static void exactly(String format, String language) {
    range(format, language, language);
  }

  private static void range(String format, String sure, String may) {
    RANGES.put(format, new Range(whole(sure), whole(may)));
  }

  private static String whole(String regex) {
    return "^(?:" + regex + ")$";
  }

  /** RFC 3339, appendix A: units do not skip one. */
  private static String duration() {
    String seconds = "[0-9]+S";
    String minutes = "[0-9]+M(?:" + seconds + ")?";
    String time = "T(?:[0-9]+H(?:" + minutes + ")?|" + minutes + "|" + seconds + ")";
    String days = "[0-9]+D";
    String months = "[0-9]+M(?:" + days + ")?";
    String date = "(?:[0-9]+Y(?:" + months + ")?|" + months + "|" + days + ")";
    return "P(?:" + date + "(?:" + time + ")?|" + time + "|[0-9]+W)";
  }

  static boolean isKnown(String format) {
    return RANGES.containsKey(format);
  }

  /** Where the language of a format lies; anywhere, for one that is not known. */
  static Range of(String format) {
    return RANGES.getOrDefault(format, UNKNOWN);
  }
}
