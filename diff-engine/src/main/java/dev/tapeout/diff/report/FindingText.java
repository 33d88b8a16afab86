package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.acceptance.Acceptance;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Witness;
import dev.tapeout.diff.report.Style.Ink;
import java.util.List;
import java.util.Locale;

/** One finding, for people: what changed, where, the proof, what to do. */
final class FindingText {
  /** Beyond these a list of operations is cut, and says so. */
  private static final int OPERATIONS = 3;

  /** Stands for a space between a method and its path, where no line may end. */
  private static final char UNBROKEN = '\u00a0';

  /** Columns that a label takes. */
  private static final int LABEL = 6;

  private final Style style;
  private final Judged judged;
  private final StringBuilder out;

  FindingText(Style style, Judged judged, StringBuilder out) {
    this.style = style;
    this.judged = judged;
    this.out = out;
  }

  /** All that is known about the finding, in a block. */
  void full(Shown shown) {
    Finding finding = shown.finding();
    Severity was = finding.was();
    String word = was.name() + finding.meaning().substring(was.label().length());
    out.append(style.paint(ink(finding.severity()), word)).append("  ");
    out.append(style.paint(Ink.STRONG, finding.rule()));
    if (finding.direction() != null) {
      out.append(style.paint(Ink.FAINT, "  " + direction(finding)));
    }
    out.append('\n');
    out.append("  ").append(style.wrap(cut(finding.message()), 2)).append("\n\n");
    sides(finding);
    if (finding.witness() != null) {
      witness(finding.witness());
    }
    if (finding.reason() != null) {
      labelled("why", Ink.DOUBT, Excerpt.visible(finding.reason()));
    }
    Rules.find(finding.rule()).map(Rule::remedy).ifPresent(r -> labelled("fix", Ink.GOOD, r));
    boolean said = finding.operations().stream().allMatch(finding.message()::contains);
    if (!said) {
      labelled("hits", Ink.NOTE, reached(finding.operations()));
    }
    Finding mirrored = shown.mirrored();
    if (mirrored != null) {
      boolean same = mirrored.operations().equals(finding.operations());
      String where = same ? "" : " (" + reached(mirrored.operations()) + ")";
      String severity = mirrored.severity().label();
      labelled("also", Ink.NOTE, direction(mirrored) + where + ", where it is " + severity);
    }
    labelled("id", Ink.FAINT, finding.fingerprint());
    out.append('\n');
  }

  /** The finding in one line, or as few as it needs. */
  void brief(Shown shown) {
    Finding finding = shown.finding();
    Acceptance accepted = judged.verdict().acceptance(finding);
    boolean compatible = finding.severity() == Severity.COMPATIBLE;
    String mark = accepted != null ? "=" : compatible ? "+" : "~";
    Location place = finding.after() != null ? finding.after() : finding.before();
    Ink ink = accepted != null ? Ink.DOUBT : ink(finding.severity());
    out.append("  ").append(style.paint(ink, mark)).append(' ');
    String where = finding.direction() == null ? "" : " " + direction(finding);
    String both = shown.mirrored() == null ? "" : " and " + direction(shown.mirrored());
    String text = finding.rule() + where + both + ": " + finding.message();
    out.append(style.wrap(cut(text + (place == null ? "" : at(place))), 4)).append('\n');
    if (accepted != null) {
      out.append("    ").append(style.wrap(cut(accepted.sentence()), 4)).append('\n');
    }
  }

  /** The contract's own file, which stands in every verdict, is not named line by line. */
  private String at(Location place) {
    boolean own = judged.after() != null && place.source() == judged.after().source();
    return SourceText.shows(place) ? " (" + (own ? "line " + place.line() : place) + ")" : "";
  }

  private void sides(Finding finding) {
    Location before = finding.before();
    Location after = finding.after();
    if (before != null) {
      side("was", before, '-', Ink.BAD);
    }
    if (after != null) {
      side("now", after, '+', Ink.GOOD);
    } else if (before != null) {
      Location nearest = judged.nearest(before);
      String gone = nearest == null ? "gone" : "gone; what is left around it: " + nearest;
      out.append("  now  ").append(style.paint(Ink.FAINT, Excerpt.visible(gone))).append("\n\n");
    }
  }

  private void side(String label, Location location, char mark, Ink ink) {
    if (SourceText.shows(location)) {
      out.append("  ").append(label).append("  ");
      out.append(style.paint(Ink.FAINT, Excerpt.visible(location.toString()))).append('\n');
      new SourceText(style).append(location, mark, ink, out);
      out.append('\n');
    }
  }

  private void witness(Witness witness) {
    String by = name(witness.acceptedBy());
    String not = name(witness.rejectedBy());
    String sure = witness.confirmed() ? "confirmed" : "not confirmed";
    out.append("  ").append(style.paint(Ink.STRONG, "proof "));
    out.append("accepted by ").append(by).append(", rejected by ").append(not);
    out.append(" (").append(sure).append(")\n");
    Payload payload = Payload.of(witness.instance(), style.width() - 4);
    payload.lines().forEach(line -> out.append("    ").append(line).append('\n'));
    if (!payload.whole()) {
      out.append("    … shortened; --format json has all of it\n");
    }
    out.append('\n');
  }

  private void labelled(String label, Ink ink, String text) {
    out.append("  ").append(style.paint(ink, label)).append(" ".repeat(LABEL - label.length()));
    out.append(style.wrap(text, 2 + LABEL).replace(UNBROKEN, ' ')).append('\n');
  }

  private static String reached(List<String> operations) {
    int shown = Math.min(OPERATIONS, operations.size());
    String names = String.join(", ", operations.subList(0, shown)).replace(' ', UNBROKEN);
    names = names.replace("," + UNBROKEN, ", ");
    int more = operations.size() - shown;
    String count = operations.size() == 1 ? "" : operations.size() + " operations: ";
    return count + Excerpt.visible(names) + (more == 0 ? "" : ", and " + more + " more");
  }

  /** A document may hold a string of a million characters. */
  private String cut(String text) {
    return Payload.cut(text, style.width());
  }

  private static String direction(Finding finding) {
    Direction direction = finding.direction();
    return direction == null ? "" : "in the " + direction.label();
  }

  private static String name(Witness.Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  private static Ink ink(Severity severity) {
    return switch (severity) {
      case BREAKING -> Ink.BAD;
      case UNDECIDED -> Ink.DOUBT;
      case COMPATIBLE -> Ink.GOOD;
      case DOCUMENTATION -> Ink.NOTE;
    };
  }
}
