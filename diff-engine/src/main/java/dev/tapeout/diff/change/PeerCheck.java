package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.openapi.Direction;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A check of oasdiff, the most widely used tool of this kind, in terms of the catalogue, so that a
 * team can bring what it wrote for that tool.
 *
 * @param id as that tool calls it
 * @param rules that report the same; none where {@code waiver} says why
 * @param conditions in words, what a finding of these rules must be to be meant
 * @param waiver why there is no such rule here; null where there is
 */
public record PeerCheck(
    String id, List<String> rules, List<String> conditions, @Nullable String waiver) {
  private static final Set<String> INNER =
      Set.of("properties", "patternProperties", "additionalProperties", "items", "prefixItems");

  /**
   * Whether the check is about such a finding. What a component holds counts as of a body, and of
   * both directions unless the finding has one.
   */
  public boolean fits(Finding finding) {
    if (!rules.contains(finding.rule())) {
      return false;
    }
    for (String condition : conditions) {
      if (!holds(condition, finding)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String condition, Finding finding) {
    return switch (condition) {
      case "request" -> direction(finding) != Direction.RESPONSE;
      case "response" -> direction(finding) != Direction.REQUEST;
      case "whole" -> !inner(finding);
      case "property" -> inner(finding);
      case "added" -> finding.from().isEmpty();
      case "removed" -> finding.to().isEmpty();
      case "changed" -> !finding.from().isEmpty() && !finding.to().isEmpty();
      case "breaking" -> finding.severity() == Severity.BREAKING;
      case "compatible" ->
          finding.severity() == Severity.COMPATIBLE || finding.severity() == Severity.DOCUMENTATION;
      default ->
          condition.startsWith("at ")
              ? names(finding.before(), condition) || names(finding.after(), condition)
              : Site.of(pointer(finding)).label().equals(condition);
    };
  }

  /** The way of the payload; null where it is not known, or both. */
  private static @Nullable Direction direction(Finding finding) {
    if (finding.direction() != null) {
      return finding.direction();
    }
    List<String> path = Pointers.parse(pointer(finding));
    Direction written =
        path.contains("responses")
            ? Direction.RESPONSE
            : path.contains("requestBody") || path.contains("parameters")
                ? Direction.REQUEST
                : null;
    boolean inverted = path.contains("callbacks") || path.indexOf("webhooks") == 0;
    return written != null && inverted ? written.inverted() : written;
  }

  /** Whether it stands in a part of a schema. */
  private static boolean inner(Finding finding) {
    List<String> path = Pointers.parse(pointer(finding));
    int schema = Math.max(path.indexOf("schema"), path.indexOf("schemas"));
    return schema >= 0 && path.subList(schema, path.size()).stream().anyMatch(INNER::contains);
  }

  /** Whether a place is that of a keyword, or of an entry of its list. */
  private static boolean names(@Nullable Location place, String condition) {
    List<String> path = place == null ? List.of() : Pointers.parse(place.pointer());
    String keyword = condition.substring("at ".length());
    int last = path.size() - 1;
    return last >= 0
        && (path.get(last).equals(keyword) || last > 0 && path.get(last - 1).equals(keyword));
  }

  private static String pointer(Finding finding) {
    Location place = finding.after() != null ? finding.after() : finding.before();
    return place == null ? "" : place.pointer();
  }
}
