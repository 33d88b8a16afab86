package dev.tapeout.diff.report;

import dev.tapeout.diff.report.Remark.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * JUnit XML, which every CI server shows: a suite for each contract, in it a case for the verdict
 * and one for each remark. What the gate fails for is a failure; what is undecided and may pass, or
 * is accepted, is skipped; all else has passed.
 */
final class JunitReport {
  private static final int MESSAGE = 1_000;
  private static final int WITNESS_LINES = 200;
  private static final int WITNESS_WIDTH = 500;

  private final StringBuilder out = new StringBuilder();

  private JunitReport() {}

  static String render(Dossier dossier) {
    JunitReport report = new JunitReport();
    report.write(dossier);
    return report.out.toString();
  }

  private void write(Dossier dossier) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Tapeout\"");
    totals(dossier.sheets());
    for (Sheet sheet : dossier.sheets()) {
      out.append("  <testsuite");
      attribute("name", sheet.name());
      totals(List.of(sheet));
      verdict(sheet);
      sheet.remarks().forEach(remark -> testcase(sheet, remark));
      out.append("  </testsuite>\n");
    }
    out.append("</testsuites>\n");
  }

  private void totals(List<Sheet> sheets) {
    long tests = sheets.stream().mapToLong(s -> 1 + s.remarks().size()).sum();
    long failures =
        sheets.stream()
            .mapToLong(s -> (s.pass() ? 0 : 1) + s.remarks().stream().filter(Remark::fails).count())
            .sum();
    long skipped =
        sheets.stream().flatMap(s -> s.remarks().stream()).filter(JunitReport::skipped).count();
    attribute("tests", Long.toString(tests));
    attribute("failures", Long.toString(failures));
    attribute("errors", "0");
    attribute("skipped", Long.toString(skipped));
    out.append(">\n");
  }

  private static boolean skipped(Remark remark) {
    return remark.kind() == Kind.ACCEPTED || remark.kind() == Kind.UNDECIDED && !remark.fails();
  }

  private void verdict(Sheet sheet) {
    out.append("    <testcase");
    attribute("classname", sheet.name());
    attribute("name", "verdict");
    attribute("file", Place.start(sheet.name()).path());
    if (sheet.pass()) {
      out.append("/>\n");
    } else {
      out.append(">\n      <failure");
      attribute("message", sheet.summary());
      attribute("type", "verdict");
      out.append("/>\n    </testcase>\n");
    }
  }

  private void testcase(Sheet sheet, Remark remark) {
    String message = Proof.cut(remark.message(), MESSAGE);
    Place place = remark.place();
    String at = place.path() + ":" + place.line() + ":" + place.column();
    out.append("    <testcase");
    attribute("classname", sheet.name());
    attribute("name", remark.rule() + " (" + remark.kind().word() + ") at " + at);
    attribute("file", place.path());
    attribute("line", Integer.toString(place.line()));
    if (remark.fails()) {
      out.append(">\n      <failure");
      attribute("message", message);
      attribute("type", remark.rule());
      out.append('>');
      lines(details(remark, message));
      out.append("</failure>\n    </testcase>\n");
    } else if (skipped(remark)) {
      out.append(">\n      <skipped");
      String why = remark.accepted() == null ? remark.reason() : remark.accepted().sentence();
      attribute("message", message + (why == null ? "" : ": " + why));
      out.append("/>\n    </testcase>\n");
    } else {
      out.append(">\n      <system-out>");
      lines(List.of(message));
      out.append("</system-out>\n    </testcase>\n");
    }
  }

  private static List<String> details(Remark remark, String message) {
    List<String> lines = new ArrayList<>();
    lines.add(message);
    if (remark.before() != null) {
      lines.add("was " + remark.before());
      lines.add("now " + (remark.after() == null ? "gone" : remark.after()));
    } else if (remark.after() != null) {
      lines.add("at " + remark.after());
    }
    if (remark.witness() != null) {
      Proof proof = Proof.of(remark.witness(), WITNESS_LINES, WITNESS_WIDTH);
      lines.add("proof: " + proof.said());
      lines.addAll(proof.lines());
      if (proof.omitted() > 0) {
        lines.add("… " + proof.omitted() + " more lines");
      }
    }
    if (remark.reason() != null) {
      lines.add("why: " + remark.reason());
    }
    if (remark.remedy() != null) {
      lines.add("fix: " + remark.remedy());
    }
    if (!remark.operations().isEmpty()) {
      lines.add("hits: " + Proof.cut(String.join(", ", remark.operations()), MESSAGE));
    }
    if (remark.acceptable() != null) {
      lines.add("id: " + remark.acceptable());
    }
    return lines;
  }

  private void lines(List<String> lines) {
    out.append(String.join("\n", lines.stream().map(Markup::text).toList()));
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(Markup.text(value)).append('"');
  }
}
