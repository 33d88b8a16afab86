package dev.tapeout.diff.surface;

import dev.tapeout.contracts.openapi.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statuses of an operation: codes, ranges such as {@code 4XX}, and {@code default}. */
final class Statuses {
  private static final Set<String> BODILESS = Set.of("204", "205", "304");

  private final Map<String, Response> byStatus = new LinkedHashMap<>();

  Statuses(List<Response> responses) {
    responses.forEach(r -> byStatus.putIfAbsent(key(r), r));
  }

  private static String key(Response response) {
    return response.status().toUpperCase(Locale.ROOT);
  }

  /** Whether an answer of the same status, code or range, is among these. */
  boolean name(Response other) {
    return byStatus.containsKey(key(other));
  }

  Map<String, Response> all() {
    return byStatus;
  }

  /**
   * What answers to a status that is not named itself: its range, or else {@code default}. Where
   * successes are named, {@code default} is taken to mean the errors, as it is nearly everywhere.
   */
  @Nullable Response covering(String status) {
    Response range = byStatus.get(status.charAt(0) + "XX");
    if (range != null && !status.endsWith("XX")) {
      return range;
    }
    return status.equals("DEFAULT") || isSuccess(status) && namesSuccess()
        ? null
        : byStatus.get("DEFAULT");
  }

  /** Whether the status, or the {@code default} of these, tells of a success. */
  boolean success(String status) {
    return status.equals("DEFAULT") ? !namesSuccess() : isSuccess(status);
  }

  private boolean namesSuccess() {
    return byStatus.keySet().stream().anyMatch(Statuses::isSuccess);
  }

  /**
   * Whether an answer of the status has no body, whatever is said of it (RFC 9110, 15 and 6.4.1).
   */
  static boolean isBodiless(String status) {
    return BODILESS.contains(status) || status.startsWith("1");
  }

  /** Also a redirection, which is what the caller came for. */
  private static boolean isSuccess(String status) {
    return (status.startsWith("2") || status.startsWith("3")) && !status.equals("304");
  }
}
