package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.report.Changelog.Entry;
import dev.tapeout.diff.report.Changelog.Group;
import dev.tapeout.diff.report.Changelog.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A changelog for programs: the JSON that {@code changelog.schema.json}, a resource beside this
 * class, describes. Fields may be added to it, never renamed.
 */
final class ChangelogJson {
  private ChangelogJson() {}

  static String render(Changelog changelog) {
    Fields root = new Fields().put("contract", changelog.contract());
    root.put("releases", changelog.releases().stream().map(ChangelogJson::release).toList());
    return JsonWriter.pretty(root.object()) + "\n";
  }

  private static Node release(Release release) {
    Judged judged = release.judged();
    return new Fields()
        .put("name", release.name())
        .put("version", text(judged.versionAfter()))
        .put("since", text(release.since()))
        .put("sinceVersion", text(judged.versionBefore()))
        .put("bump", judged.verdict().required().label())
        .put("groups", release.groups().stream().map(ChangelogJson::group).toList())
        .put(
            "documentation",
            new Fields()
                .put("count", release.documented())
                .put("operations", strings(release.documentedAt())))
        .object();
  }

  private static Node group(Group group) {
    return new Fields()
        .put("operation", text(group.operation()))
        .put("changes", group.entries().stream().map(ChangelogJson::entry).toList())
        .object();
  }

  private static Node entry(Entry entry) {
    Finding finding = entry.finding();
    Direction direction = finding.direction();
    return new Fields()
        .put("kind", entry.kind().word())
        .put("message", finding.message())
        .put("rule", finding.rule())
        .put("direction", text(direction == null ? null : direction.label()))
        .put("todo", text(entry.todo()))
        .put("operations", strings(entry.operations()))
        .put(
            "witness",
            finding.witness() == null ? Values.NULL : JsonReport.witness(finding.witness()))
        .put("fingerprint", finding.fingerprint())
        .object();
  }

  private static List<Node> strings(List<String> texts) {
    return texts.stream().<Node>map(Values::string).toList();
  }

  private static Node text(@Nullable String value) {
    return value == null ? Values.NULL : Values.string(value);
  }
}
