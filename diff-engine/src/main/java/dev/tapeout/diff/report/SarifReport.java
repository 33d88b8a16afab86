package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.diff.change.Rules;
import dev.tapeout.diff.report.Remark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SARIF 2.1.0 (OASIS), as GitHub's code scanning and editors read it: what somebody has to look at,
 * and what was accepted, suppressed. Compatible changes and those of documentation are no alerts;
 * the run's properties count them.
 */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  /** In a message, {@code [text](target)} would be a link (SARIF 2.1.0, 3.11.6). */
  private static final Pattern LINK = Pattern.compile("\\[(?=[^\\]]*\\]\\()");

  private final Map<String, Integer> ruleIndexes = new TreeMap<>();

  private SarifReport(List<Remark> remarks) {
    for (String id : new TreeSet<>(remarks.stream().map(Remark::rule).toList())) {
      ruleIndexes.put(id, ruleIndexes.size());
    }
  }

  static String render(Dossier dossier) {
    List<Remark> remarks = dossier.told().toList();
    return JsonWriter.pretty(new SarifReport(remarks).log(dossier, remarks)) + "\n";
  }

  private Node log(Dossier dossier, List<Remark> remarks) {
    Fields driver = new Fields().put("name", "Tapeout").put("rules", rules());
    Fields properties = new Fields().put("pass", Values.bool(dossier.pass()));
    dossier.counts().forEach((kind, count) -> properties.put(kind.word(), count));
    properties.put("omitted", dossier.omitted());
    Node run =
        new Fields()
            .put("tool", new Fields().put("driver", driver))
            .put("columnKind", "unicodeCodePoints")
            .put("results", remarks.stream().map(this::result).toList())
            .put("properties", properties)
            .object();
    return new Fields()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", List.of(run))
        .object();
  }

  private List<Node> rules() {
    Map<String, Node> described = new TreeMap<>();
    ruleIndexes
        .keySet()
        .forEach(id -> described.put(id, rule(id, id.replace('-', ' '), "", "", "")));
    for (Profile.Rule r : Profile.rules()) {
      described.replace(r.id(), rule(r.id(), r.title(), r.why(), r.remedy(), r.example()));
    }
    for (dev.tapeout.diff.change.Rule r : Rules.all()) {
      described.replace(r.id(), rule(r.id(), r.title(), r.why(), r.remedy(), r.example()));
    }
    return List.copyOf(described.values());
  }

  private static Node rule(String id, String title, String why, String remedy, String example) {
    String help =
        Stream.of(why.isBlank() ? title : why, remedy, example)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining("\n\n"));
    return new Fields()
        .put("id", id)
        .put("shortDescription", text(title))
        .put("fullDescription", text(why.isBlank() ? title : why))
        .put("help", text(help))
        .put("properties", new Fields().put("tags", List.of(Values.string("api-contract"))))
        .object();
  }

  private Node result(Remark remark) {
    Fields result =
        new Fields()
            .put("ruleId", remark.rule())
            .put("ruleIndex", ruleIndexes.getOrDefault(remark.rule(), -1))
            .put("level", remark.fails() ? "error" : remark.kind().grave() ? "warning" : "note")
            .put("message", text(message(remark)))
            .put("locations", List.of(location(remark.place(), pointer(remark)).object()));
    if (remark.accepted() != null) {
      Fields suppression = new Fields().put("kind", "external").put("status", "accepted");
      suppression.put("justification", Excerpt.visible(remark.accepted().sentence()));
      result.put("suppressions", List.of(suppression.object()));
    }
    List<Node> related = related(remark);
    if (!related.isEmpty()) {
      result.put("relatedLocations", related);
    }
    return result
        .put("partialFingerprints", new Fields().put("tapeout/v1", remark.fingerprint()))
        .put("properties", properties(remark))
        .object();
  }

  private static String message(Remark remark) {
    String message = Excerpt.visible(remark.message());
    String more = remark.reason() == null ? "" : " (" + Excerpt.visible(remark.reason()) + ")";
    String fix = remark.remedy() == null ? "" : "\nFix: " + Excerpt.visible(remark.remedy());
    return LINK.matcher(message + more).replaceAll("\\\\[") + fix;
  }

  private static String pointer(Remark remark) {
    Location after = remark.after();
    Location before = remark.before();
    return after != null ? after.pointer() : before != null ? before.pointer() : "";
  }

  /** The old side, whose lines are those of the old file. */
  private static List<Node> related(Remark remark) {
    List<Node> related = new ArrayList<>();
    Location before = remark.before();
    if (before != null && SourceText.shows(before)) {
      Fields was = new Fields().put("id", 1);
      was.put("message", text("Before the change: " + Excerpt.visible(before.toString())));
      location(Place.of(before), before.pointer(), was);
      related.add(was.object());
    }
    return related;
  }

  private static Fields location(Place place, String pointer) {
    return location(place, pointer, new Fields());
  }

  private static Fields location(Place place, String pointer, Fields into) {
    Fields artifact = new Fields().put("uri", place.uri());
    if (!place.path().startsWith("/")) {
      artifact.put("uriBaseId", "%SRCROOT%");
    }
    Fields region =
        new Fields()
            .put("startLine", place.line())
            .put("startColumn", place.column())
            .put("endLine", place.line())
            .put("endColumn", place.endColumn());
    into.put(
        "physicalLocation", new Fields().put("artifactLocation", artifact).put("region", region));
    if (!pointer.isEmpty()) {
      Fields logical = new Fields().put("fullyQualifiedName", pointer).put("kind", "object");
      into.put("logicalLocations", List.of(logical.object()));
    }
    return into;
  }

  private static Fields properties(Remark remark) {
    Fields properties = new Fields().put("kind", remark.kind().word());
    if (remark.direction() != null) {
      properties.put("direction", remark.direction().label());
    }
    if (remark.kind() == Kind.BREAKING
        || remark.kind() == Kind.UNDECIDED
        || remark.kind() == Kind.ACCEPTED
        || remark.kind() == Kind.LOWERED) {
      properties.put("operations", remark.operations().stream().map(Values::string).toList());
    }
    if (remark.witness() != null) {
      properties.put("witness", JsonReport.witness(remark.witness()));
    }
    return properties;
  }

  private static Fields text(String text) {
    return new Fields().put("text", text);
  }
}
