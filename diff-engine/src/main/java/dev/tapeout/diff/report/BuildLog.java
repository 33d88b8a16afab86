package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.GitName;
import dev.tapeout.contracts.document.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the log of a build has to say: messages that begin with {@code file:line:column}, so that an
 * editor leads there.
 *
 * @param messages one for each remark that somebody has to look at or that was accepted, the
 *     gravest first
 * @param counted such as {@code 1 breaking, 2 warnings}
 * @param failures a sentence or two for each contract that does not pass: its name, and why
 */
public record BuildLog(List<Message> messages, String counted, List<String> failures) {
  private static final int MOST_CHARACTERS = 2_000;
  private static final int WITNESS_LINES = 12;
  private static final int WIDTH = 160;
  private static final int OPERATIONS = 3;

  /** How a build tool marks a message. */
  public enum Level {
    ERROR,
    WARNING,
    INFO
  }

  /**
   * One remark.
   *
   * @param level {@code ERROR} where it is a reason for which the build fails
   * @param lines the first with its place; what belongs to it follows, indented
   */
  public record Message(Level level, List<String> lines) {}

  /**
   * Of a comparison.
   *
   * @param file turns the name of a file, as the user knows it, into one that an editor opens
   */
  public static BuildLog of(Report report, UnaryOperator<String> file) {
    return of(Dossier.of(report, 0), file);
  }

  /** The same of contracts that were looked at by themselves. */
  public static BuildLog of(LintReport report, UnaryOperator<String> file) {
    return of(Dossier.of(report), file);
  }

  /** The same of diagnostics alone. */
  public static List<Message> of(List<Diagnostic> diagnostics, UnaryOperator<String> file) {
    return diagnostics.stream().map(d -> message(Remark.of(d), file)).toList();
  }

  private static BuildLog of(Dossier dossier, UnaryOperator<String> file) {
    List<String> failures = new ArrayList<>();
    for (Sheet sheet : dossier.sheets()) {
      if (!sheet.pass()) {
        String counted = Dossier.counted(sheet.counts());
        String said = sheet.judged() == null ? counted + "." : counted + ". " + sheet.summary();
        failures.add(Excerpt.visible(sheet.name() + ": " + said));
      }
    }
    return new BuildLog(
        dossier.told().map(remark -> message(remark, file)).toList(),
        Dossier.counted(dossier.counts()),
        failures);
  }

  private static Message message(Remark remark, UnaryOperator<String> file) {
    List<String> lines = new ArrayList<>();
    String said = Proof.cut(Excerpt.visible(remark.message()), MOST_CHARACTERS);
    String kind = remark.kind() == Remark.Kind.ERROR ? "" : remark.kind().word() + ", ";
    String direction = remark.direction() == null ? "" : ", " + remark.direction().label();
    lines.add(where(remark, file) + ": " + said + " [" + kind + remark.rule() + direction + "]");
    if (remark.witness() != null) {
      Proof proof = Proof.of(remark.witness(), WITNESS_LINES, WIDTH);
      lines.add("  proof: " + proof.said());
      proof.lines().forEach(line -> lines.add("    " + line));
      if (proof.omitted() > 0) {
        lines.add("    … " + proof.omitted() + " more lines, which the reports have");
      }
    }
    if (remark.reason() != null) {
      lines.add("  why: " + Excerpt.visible(remark.reason()));
    }
    int reached = remark.operations().size();
    if (reached > 0 && !remark.operations().stream().allMatch(said::contains)) {
      String some = String.join(", ", remark.operations().stream().limit(OPERATIONS).toList());
      int more = reached - OPERATIONS;
      lines.add("  hits: " + Excerpt.visible(some) + (more > 0 ? ", and " + more + " more" : ""));
    }
    if (remark.remedy() != null) {
      lines.add("  fix: " + Excerpt.visible(remark.remedy()));
    }
    if (remark.accepted() != null) {
      lines.add("  " + Excerpt.visible(remark.accepted().sentence()));
    } else if (remark.acceptable() != null) {
      lines.add("  id: " + remark.acceptable());
    }
    Level grave = remark.kind().grave() ? Level.WARNING : Level.INFO;
    return new Message(remark.fails() ? Level.ERROR : grave, List.copyOf(lines));
  }

  private static String where(Remark remark, UnaryOperator<String> file) {
    Location now = remark.after() != null ? remark.after() : remark.nearest();
    Location known = now != null ? now : remark.before();
    // What lies in a revision is no file that an editor could open.
    if (known != null && GitName.parse(known.file()).isPresent()) {
      return Excerpt.visible(known.toString());
    }
    Place place = remark.place();
    return Excerpt.visible(file.apply(place.path()) + ":" + place.line() + ":" + place.column());
  }
}
