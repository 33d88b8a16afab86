package dev.tapeout.limiter;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a refused request is told: status 429 (RFC 6585, section 4), when to come back, what is
 * left, and problem details (RFC 9457).
 *
 * @param delay how long to wait; whoever comes then and finds nobody else there is admitted
 * @param standing what was left
 */
public record Refusal(Duration delay, Standing standing) {
  public static final int STATUS = 429;
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Problem type and its member {@code violated-policies} are those of the RateLimit draft. */
  public static final String TYPE =
      "https://iana.org/assignments/http-problem-types#quota-exceeded";

  public static final String TITLE = "Too many requests";

  /** Value of {@code Retry-After} in whole seconds, at least 1 (RFC 9110, section 10.2.3). */
  public long retryAfter() {
    return Math.max(1, Standing.seconds(delay));
  }

  /** The fields of the answer by name. */
  public Map<String, String> headers() {
    return Map.of(
        "Retry-After", Long.toString(retryAfter()),
        "RateLimit-Policy", standing.rateLimitPolicy(),
        "RateLimit", standing.rateLimit());
  }

  /**
   * The names of the policies that refused. Tokens come back at any moment, so it is {@code burst}
   * where no more is found empty.
   */
  public List<String> violatedPolicies() {
    boolean window = standing.requests() == 0;
    boolean bucket = standing.tokens() == 0 || !window;
    return bucket
        ? window ? List.of(Standing.BURST, Standing.WINDOW) : List.of(Standing.BURST)
        : List.of(Standing.WINDOW);
  }

  /** A sentence for people. */
  public String detail() {
    Limit limit = standing.limit();
    String reason =
        standing.requests() == 0
            ? "The %d requests that are allowed within %d s are used up."
                .formatted(limit.max(), Math.max(1, Standing.seconds(limit.window())))
            : "Requests come faster than %s per second and the burst of %d is used up."
                .formatted(plain(limit.rate()), limit.burst());
    return reason + " Try again in " + retryAfter() + " s.";
  }

  /**
   * The problem as a JSON object.
   *
   * @param instance URI reference of this occurrence, such as the id of the request
   */
  public String problem(String instance) {
    return """
    {"type":"%s","title":"%s","status":%d,"detail":"%s","instance":%s,"violated-policies":["%s"]}\
    """
        .formatted(
            TYPE,
            TITLE,
            STATUS,
            detail(),
            quoted(instance),
            String.join("\",\"", violatedPolicies()));
  }

  private static String plain(double rate) {
    return new BigDecimal(Double.toString(rate)).stripTrailingZeros().toPlainString();
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
