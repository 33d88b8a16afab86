package dev.tapeout.registry.publication;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.contracts.reference.OneFile;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.PublishedTree;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.report.Judged;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.surface.Terms;
import dev.tapeout.diff.verdict.Verdict;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Judges drafts: profile, references, and what they break. It keeps nothing. */
final class Judge {
  /** As large as a document may be. */
  static final Limits LIMITS = new Limits(8L << 20, 512, 2_000_000);

  /** A published version, with what it refers to. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Side(ContractVersion name, byte[] document, PinnedVersions pinned) {
    static Side of(Sql sql, Version version) throws SQLException {
      return new Side(
          version.id(),
          Blobs.get(sql, version.document()).orElseThrow(),
          PinnedVersions.of(sql, Catalogue.references(sql, version.id())));
    }

    Contract contract() {
      return Objects.requireNonNull(
          read(pinned, document, name.toString()).contract(), "a published version can be read");
    }
  }

  private final Policy policy;

  Judge(Policy policy) {
    this.policy = policy;
  }

  /** Reads a draft. */
  ContractReading read(Draft draft, Snapshot snapshot) {
    return read(snapshot.pinned(), draft.document(), draft.contract().toString());
  }

  /** Judges a draft that was read by what is published; risk is left to be weighed. */
  Judgement judge(Draft draft, ContractReading reading, Snapshot snapshot, LocalDate today) {
    String name = draft.contract().toString();
    Contract now = reading.contract();
    if (now == null || reading.lostNumber()) {
      Outcome unreadable = new Report.Unreadable(name, reading.diagnostics());
      return judgement(snapshot, "first", unreadable);
    }
    List<Diagnostic> wrong = new ArrayList<>(reading.diagnostics());
    wrong.addAll(Profile.check(now, Map.of(), Formats.ANNOTATION));
    foreign(now, draft.contract().context(), wrong);
    deprecated(now, snapshot.pinned().deprecated(), wrong);
    Side latest = snapshot.latest();
    if (latest == null) {
      Judged judged = new Judged(name, null, null, now, Verdict.added(policy), wrong);
      return judgement(snapshot, "first", judged);
    }
    Contract old = latest.contract();
    Verdict verdict = Verdict.of(old, now, new Terms(policy, today), false);
    Judged judged = new Judged(name, null, old, now, verdict, wrong);
    return judgement(snapshot, verdict.required().label(), judged);
  }

  /** The report on the step between two published versions. */
  Report compare(Side from, Side to, LocalDate today) {
    Contract old = from.contract();
    Contract now = to.contract();
    Verdict verdict = Verdict.of(old, now, new Terms(policy, today), false);
    Judged judged = new Judged(to.name().toString(), null, old, now, verdict, List.of());
    return Report.of(policy, List.of(judged), List.of(), List.of());
  }

  private Judgement judgement(Snapshot snapshot, String bump, Outcome outcome) {
    Side latest = snapshot.latest();
    Report report = Report.of(policy, List.of(outcome), List.of(), List.of());
    return new Judgement(
        latest == null ? null : latest.name().version(),
        bump,
        report,
        Judgement.json(report),
        snapshot.pinned().direct(),
        List.of());
  }

  private static ContractReading read(PinnedVersions pinned, byte[] document, String name) {
    return ContractReader.read(
        new Workspace(new PublishedTree(new OneFile(document, name), pinned), LIMITS),
        OneFile.PATH);
  }

  /** A contract of one bounded context may not speak for another. */
  private static void foreign(Contract contract, String context, List<Diagnostic> wrong) {
    List<Operation> operations = new ArrayList<>(contract.operations());
    operations.addAll(contract.webhooks());
    for (Operation operation : operations) {
      Node declared = operation.boundedContext();
      if (declared instanceof StringNode text && !text.value().equals(context)) {
        wrong.add(
            new Diagnostic(
                "bounded-context-foreign",
                Severity.ERROR,
                operation.displayName()
                    + " belongs to the bounded context '"
                    + text.value()
                    + "', and this contract is published in '"
                    + context
                    + "'",
                new Location(text.source(), text.start(), text.end()),
                "publish it in its own context; a document of several is to be split"));
        return; // one cause, one finding
      }
    }
  }

  /** What is published now and refers to what will go has to be published again, soon. */
  private static void deprecated(Contract contract, List<Version> going, List<Diagnostic> wrong) {
    if (going.isEmpty()) {
      return;
    }
    Map<ContractVersion, StringNode> places = PinnedReferences.places(contract.declared());
    for (Version version : going) {
      StringNode place = places.get(version.id());
      if (place != null) {
        wrong.add(
            new Diagnostic(
                "reference-deprecated",
                Severity.WARNING,
                version.id()
                    + " is deprecated"
                    + (version.sunset() == null ? "" : ", and may be gone from " + version.sunset())
                    + (version.note() == null ? "" : ": " + version.note()),
                place.location(),
                "refer to another version; `tapeout versions "
                    + version.id().contract()
                    + "` lists them"));
      }
    }
  }
}
