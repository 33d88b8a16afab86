package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.identity.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What GitLab shows as code quality: all that somebody has to look at or that was accepted. */
final class GitlabReport {
  private GitlabReport() {}

  static String render(Dossier dossier) {
    List<Node> issues = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    dossier
        .told()
        .forEach(remark -> {
          String place = remark.place().path() + "\n" + remark.fingerprint();
          int times = seen.merge(place, 1, Integer::sum);
          issues.add(issue(remark, Digest.fingerprint(place, Integer.toString(times))));
        });
    return JsonWriter.pretty(Values.array(issues)) + "\n";
  }

  /**
   * GitLab drops an issue whose fingerprint it has seen in the same report.
   *
   * @param fingerprint that no other issue of this report has
   */
  private static Node issue(Remark remark, String fingerprint) {
    Place place = remark.place();
    return new Fields()
        .put("description", Excerpt.visible(message(remark)))
        .put("check_name", remark.rule())
        .put("fingerprint", fingerprint)
        .put("severity", severity(remark))
        .put(
            "location",
            new Fields()
                .put("path", place.path())
                .put("lines", new Fields().put("begin", place.line())))
        .object();
  }

  private static String message(Remark remark) {
    if (remark.acceptable() != null) {
      return remark.message() + " (id " + remark.acceptable() + ")";
    }
    return remark.accepted() == null
        ? remark.message()
        : remark.message() + " (" + remark.accepted().sentence() + ")";
  }

  private static String severity(Remark remark) {
    return switch (remark.kind()) {
      case BREAKING -> remark.fails() ? "critical" : "major";
      case ERROR, UNDECIDED -> remark.fails() ? "major" : "minor";
      case ACCEPTED, LOWERED -> "info";
      default -> "minor";
    };
  }
}
