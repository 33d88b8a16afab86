package dev.tapeout.cli.accept;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.output.ResultFile;
import dev.tapeout.cli.project.AcceptanceFile;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.NearNames;
import dev.tapeout.diff.acceptance.Acceptance;
import dev.tapeout.diff.acceptance.AcceptanceText;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.report.DiagnosticText;
import dev.tapeout.diff.report.Judged;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes the entries of an acceptance file by what a comparison has found. */
final class Entries {
  private static final int MOST_OFFERED = 10;

  /** A finding in one of the contracts that were compared. */
  private record Found(Judged judged, Finding finding) {
    boolean counts() {
      return finding.severity() == Severity.BREAKING || finding.severity() == Severity.UNDECIDED;
    }

    String line() {
      return finding.fingerprint()
          + "  "
          + Excerpt.visible(judged.name() + ": " + finding.rule() + ": " + finding.message());
    }
  }

  private final AcceptanceFile file;
  private final Report report;

  Entries(AcceptanceFile file, Report report) {
    this.file = file;
    this.report = report;
  }

  /**
   * Accepts findings; one that was accepted before gets a new entry in the place of the old.
   *
   * @param term the last day on which it counts, by that of the former entry
   * @return what was done, for people
   * @throws UsageException if one is not there, or there is nothing to accept in it
   */
  String accept(List<String> fingerprints, String reason, String by, Term term, Style style)
      throws IOException {
    StringBuilder done = new StringBuilder();
    List<Acceptance> entries = new ArrayList<>();
    for (String fingerprint : fingerprints) {
      for (Found found : find(fingerprint, style)) {
        String contract = file.contract(found.judged().name(), null).get(0);
        LocalDate former = former(contract, fingerprint);
        LocalDate until = term.after(former);
        entries.add(Acceptance.of(found.finding(), contract, reason, by, until));
        done.append("accepted  ").append(found.line()).append('\n');
        done.append(said(former, until));
      }
    }
    change(text -> {
      String changed = text;
      for (Acceptance entry : entries) {
        changed = with(changed, entry);
      }
      return changed;
    });
    return done.append("Written to ")
        .append(name())
        .append(": commit it with the change.\n")
        .toString();
  }

  /** The term of the entry that there is already. */
  private @Nullable LocalDate former(String contract, String fingerprint) {
    return file.acceptances().all().stream()
        .filter(a -> a.contract().equals(contract) && a.fingerprint().equals(fingerprint))
        .findFirst()
        .map(Acceptance::until)
        .orElse(null);
  }

  private static String said(@Nullable LocalDate former, @Nullable LocalDate until) {
    if (until != null) {
      return "          until " + until + (until.equals(former) ? ", as before\n" : "\n");
    }
    return former == null
        ? ""
        : "          for ever; its term was " + former + " (--until DATE sets another)\n";
  }

  /**
   * Removes what is of no use: expired, or in a contract that was compared and no finding of it.
   *
   * @return what was done, for people
   */
  String prune(Style style) throws IOException {
    refuseUnreadable(style);
    List<Acceptance> gone = new ArrayList<>();
    for (Acceptance acceptance : file.acceptances().all()) {
      if (file.acceptances().expired(acceptance) || !used(acceptance)) {
        gone.add(acceptance);
      }
    }
    if (gone.isEmpty()) {
      return "Nothing to remove from " + name() + ".\n";
    }
    change(text -> AcceptanceText.without(text, gone));
    StringBuilder done = new StringBuilder();
    for (Acceptance acceptance : gone) {
      done.append("removed  ").append(acceptance.fingerprint()).append("  ");
      done.append(Excerpt.visible(acceptance.contract() + ": " + acceptance.rule())).append('\n');
    }
    return done.toString();
  }

  private String with(String text, Acceptance entry) {
    try {
      return AcceptanceText.with(text, entry);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          e.getMessage()
              + ": "
              + name()
              + " is not laid out as `tapeout accept` writes it.\n"
              + "Write 'acceptances:' on a line of its own, and each entry below it as an item that"
              + " starts with '- fingerprint: …'.");
    }
  }

  private boolean used(Acceptance acceptance) {
    boolean compared =
        report.unchanged().stream()
            .anyMatch(name -> file.contract(name, null).contains(acceptance.contract()));
    for (Judged judged : report.contracts()) {
      if (file.contract(judged.name(), judged.formerName()).contains(acceptance.contract())) {
        compared = true;
        if (judged.verdict().all().stream()
            .anyMatch(f -> f.fingerprint().equals(acceptance.fingerprint()))) {
          return true;
        }
      }
    }
    return !compared && Files.exists(file.path().resolveSibling(acceptance.contract()));
  }

  private List<Found> find(String fingerprint, Style style) {
    List<Found> all = new ArrayList<>();
    for (Judged judged : report.contracts()) {
      judged.verdict().findings().forEach(finding -> all.add(new Found(judged, finding)));
    }
    List<Found> found =
        all.stream().filter(f -> f.finding().fingerprint().equals(fingerprint)).toList();
    if (found.isEmpty()) {
      refuseUnreadable(style);
      throw new UsageException(unknown(fingerprint, all.stream().filter(Found::counts).toList()));
    }
    if (found.stream().noneMatch(Found::counts)) {
      throw new UsageException(
          "there is nothing to accept in "
              + found.get(0).line()
              + "\nIt is "
              + found.get(0).finding().severity().name().toLowerCase(Locale.ROOT)
              + ": no gate fails for it.");
    }
    return found;
  }

  private static String unknown(String fingerprint, List<Found> offered) {
    StringBuilder text = new StringBuilder();
    text.append("no finding of this comparison has the fingerprint '").append(fingerprint);
    text.append("'.\n");
    if (offered.isEmpty()) {
      return text.append("There is nothing to accept: nothing breaks or is undecided.").toString();
    }
    String near =
        NearNames.of(fingerprint, offered.stream().map(f -> f.finding().fingerprint()).toList());
    text.append(near == null ? "" : "Did you mean " + near + "?\n");
    text.append("These can be accepted:");
    offered.stream().limit(MOST_OFFERED).forEach(f -> text.append("\n  ").append(f.line()));
    int more = offered.size() - MOST_OFFERED;
    return text.append(more > 0 ? "\n  and " + more + " more" : "").toString();
  }

  /** What could not be read may hold the finding that is looked for. */
  private void refuseUnreadable(Style style) {
    if (!report.unreadable().isEmpty()) {
      List<Diagnostic> why =
          report.unreadable().stream().flatMap(u -> u.diagnostics().stream()).distinct().toList();
      throw new FailureException(
          ExitCode.UNREADABLE_CONTRACT,
          "a contract could not be read.\n\n" + new DiagnosticText(style).render(why));
    }
  }

  private String name() {
    return file.project().display(file.path());
  }

  /** Changes what the file says by now: another run may have written since this one read it. */
  private void change(UnaryOperator<String> change) throws IOException {
    Path path = file.path();
    try (Turn turn = Turn.at(path)) {
      write(change.apply(Files.exists(path) ? Files.readString(path) : ""));
    }
  }

  /** Through a link, it writes only what is in the project too. */
  private void write(String text) throws IOException {
    Path path = file.path();
    boolean inside =
        !Files.isSymbolicLink(path)
            || Files.exists(path) && path.toRealPath().startsWith(file.project().root());
    if (!inside) {
      throw new UsageException(
          "cannot write "
              + name()
              + ": it is a link out of the project. Put a file in the place of the link.");
    }
    new ResultFile(path, name()).write(text);
  }
}
