package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.acceptance.Acceptance;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Witness;
import dev.tapeout.diff.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report for programs: the JSON that {@code verdict.schema.json}, a resource beside this class,
 * describes. Fields may be added to it, never renamed.
 */
public final class JsonReport {
  private JsonReport() {}

  /**
   * Writes the report, ended by a newline.
   *
   * @param most how many findings are listed; 0 lists all
   */
  public static String render(Report report, int most) {
    List<Node> contracts = new ArrayList<>();
    List<Node> findings = new ArrayList<>();
    int omitted = 0;
    for (Judged judged : report.contracts()) {
      contracts.add(contract(judged));
      for (Finding finding : judged.verdict().findings()) {
        if (most == 0 || findings.size() < most) {
          findings.add(finding(judged, finding));
        } else {
          omitted++;
        }
      }
    }
    Map<String, Node> root = new LinkedHashMap<>();
    root.put("policy", word(report.policy()));
    root.put("pass", Values.bool(report.pass()));
    root.put("bump", gravest(report));
    root.put("contracts", Values.array(contracts));
    root.put(
        "unreadable", texts(report.unreadable().stream().map(Report.Unreadable::name).toList()));
    root.put("unchanged", texts(report.unchanged()));
    root.put("skipped", texts(report.skipped()));
    root.put("findings", Values.array(findings));
    root.put("omittedFindings", Values.number(omitted));
    root.put("diagnostics", diagnostics(report.diagnostics()));
    return JsonWriter.pretty(Values.object(root)) + "\n";
  }

  /** The diagnostics as they stand in {@link #render}. */
  static Node diagnostics(Collection<Diagnostic> diagnostics) {
    return Values.array(diagnostics.stream().map(JsonReport::diagnostic).toList());
  }

  /** The step of the contract that asks for the largest one. */
  private static Node gravest(Report report) {
    return report.contracts().stream()
        .map(Judged::verdict)
        .reduce((a, b) -> GRAVER.compare(b, a) > 0 ? b : a)
        .map(JsonReport::bump)
        .orElse(Values.NULL);
  }

  private static final Comparator<Verdict> GRAVER =
      Comparator.comparing(Verdict::required).thenComparing(verdict -> !verdict.pass());

  private static Node contract(Judged judged) {
    Map<String, Node> o = new LinkedHashMap<>();
    o.put("name", Values.string(judged.name()));
    o.put(
        "old",
        side(
            judged.before() == null ? null : judged.before().source().name(),
            judged.versionBefore()));
    o.put(
        "new",
        side(
            judged.after() == null ? null : judged.after().source().name(), judged.versionAfter()));
    o.put("pass", Values.bool(judged.pass()));
    o.put("bump", bump(judged.verdict()));
    o.put("reason", text(judged.pass() ? null : String.join("; ", judged.reasons())));
    return Values.object(o);
  }

  private static Node side(@Nullable String file, @Nullable String version) {
    if (file == null) {
      return Values.NULL;
    }
    Map<String, Node> o = new LinkedHashMap<>();
    o.put("file", Values.string(file));
    o.put("version", text(version));
    return Values.object(o);
  }

  private static Node bump(Verdict verdict) {
    Map<String, Node> o = new LinkedHashMap<>();
    o.put("required", word(verdict.required()));
    o.put("made", word(verdict.made()));
    o.put("next", text(verdict.next()));
    return Values.object(o);
  }

  private static Node finding(Judged judged, Finding finding) {
    Map<String, Node> o = new LinkedHashMap<>();
    o.put("fingerprint", Values.string(finding.fingerprint()));
    o.put("rule", Values.string(finding.rule()));
    o.put("severity", word(finding.severity()));
    if (finding.was() != finding.severity()) {
      o.put("was", word(finding.was()));
    }
    o.put("direction", word(finding.direction()));
    o.put("message", Values.string(finding.message()));
    o.put("contract", Values.string(judged.name()));
    Location before = finding.before();
    o.put("old", place(before));
    o.put("new", place(finding.after()));
    if (before != null && finding.after() == null) {
      o.put("nearest", place(judged.nearest(before)));
    }
    o.put("from", Values.string(finding.from()));
    o.put("to", Values.string(finding.to()));
    Map<String, Node> operations = new LinkedHashMap<>();
    operations.put("count", Values.number(finding.operations().size()));
    operations.put("names", texts(finding.operations()));
    o.put("operations", Values.object(operations));
    o.put("witness", finding.witness() == null ? Values.NULL : witness(finding.witness()));
    o.put("reason", text(finding.reason()));
    Acceptance acceptance = judged.verdict().acceptance(finding);
    o.put("accepted", acceptance == null ? Values.NULL : accepted(acceptance));
    return Values.object(o);
  }

  private static Node accepted(Acceptance acceptance) {
    Map<String, Node> o = new LinkedHashMap<>();
    o.put("reason", Values.string(acceptance.reason()));
    o.put("by", Values.string(acceptance.by()));
    o.put("until", text(acceptance.until() == null ? null : acceptance.until().toString()));
    return Values.object(o);
  }

  static Node witness(Witness witness) {
    Map<String, Node> o = new LinkedHashMap<>();
    o.put("instance", witness.instance());
    o.put("acceptedBy", word(witness.acceptedBy()));
    o.put("rejectedBy", word(witness.rejectedBy()));
    o.put("confirmed", Values.bool(witness.confirmed()));
    return Values.object(o);
  }

  private static Node diagnostic(Diagnostic diagnostic) {
    Map<String, Node> o = new LinkedHashMap<>();
    o.put("rule", Values.string(diagnostic.rule()));
    o.put("severity", word(diagnostic.severity()));
    o.put("message", Values.string(diagnostic.message()));
    o.put("place", place(diagnostic.location()));
    o.put("hint", text(diagnostic.hint()));
    return Values.object(o);
  }

  private static Node place(@Nullable Location location) {
    if (location == null) {
      return Values.NULL;
    }
    Map<String, Node> o = new LinkedHashMap<>();
    o.put("file", Values.string(location.file()));
    o.put("line", Values.number(location.line()));
    o.put("column", Values.number(location.column()));
    o.put("pointer", Values.string(location.pointer()));
    return Values.object(o);
  }

  private static Node word(@Nullable Enum<?> value) {
    return value == null ? Values.NULL : Values.string(value.name().toLowerCase(Locale.ROOT));
  }

  private static Node texts(List<String> values) {
    return Values.array(values.stream().map(Values::string).toList());
  }

  private static Node text(@Nullable String value) {
    return value == null ? Values.NULL : Values.string(value);
  }
}
