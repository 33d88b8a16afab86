package dev.tapeout.registry.publication;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.verdict.Semver;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.derivation.Derivation;
import dev.tapeout.registry.publication.Refusal.Kind;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes versions. A draft is judged without any lock being held; it is committed only where the
 * contract's head and epoch are still those that the judgement saw, and judged anew where they are
 * not. So of two drafts that break each other one is accepted, and the other is judged by it.
 */
public final class Publishing {
  private static final int MOST_TRIES = 50;

  /**
   * A version that is published.
   *
   * @param judgement what was found about it; null where it was there before
   */
  public record Published(Version version, @Nullable Judgement judgement) {
    /** Whether this call has published it. */
    public boolean fresh() {
      return judgement != null;
    }
  }

  private final Database database;
  private final InstantSource clock;
  private final Judge judge;
  private final SigningKey own;
  private final boolean unsignedAllowed;

  /**
   * @param own with which the registry signs its attestations
   * @param unsignedAllowed whether a version may come without a signature
   */
  public Publishing(
      Database database,
      InstantSource clock,
      Policy policy,
      SigningKey own,
      boolean unsignedAllowed) {
    this.database = database;
    this.clock = clock;
    this.judge = new Judge(policy);
    this.own = own;
    this.unsignedAllowed = unsignedAllowed;
  }

  /**
   * What publishing would find; nothing is kept.
   *
   * @throws RefusedException if it would not come to a judgement
   */
  public Judgement check(Draft draft) {
    Snapshot snapshot = database.read(sql -> Snapshot.of(sql, draft));
    ContractReading reading = judge.read(draft, snapshot);
    Contract contract = reading.contract();
    if (contract != null) {
      before(draft, contract, snapshot);
    }
    return weighed(draft.contract(), judge.judge(draft, reading, snapshot, today()));
  }

  /**
   * Publishes what an envelope holds.
   *
   * @param asked the contract that the caller named; the envelope must name the same
   * @throws RefusedException if it is not published
   */
  public Published publish(Caller by, ContractName asked, Envelope envelope) {
    if (!by.mayPublishIn(asked.context())) {
      throw new RefusedException(
          Kind.FORBIDDEN, by.name() + " may not publish in the context " + asked.context());
    }
    Draft draft = Opening.draft(envelope, asked);
    String key = Opening.signer(database, envelope, asked.context(), unsignedAllowed);
    Derivation.Once derived = new Derivation.Once(asked.context());
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<Published> published = attempt(by, draft, envelope, key, derived);
      if (published.isPresent()) {
        return published.get();
      }
    }
    throw new RefusedException(
        Kind.CONFLICT, "others publish " + asked + " all the time; try again in a moment");
  }

  /** Empty where somebody else was faster. */
  private Optional<Published> attempt(
      Caller by, Draft draft, Envelope envelope, @Nullable String key, Derivation.Once derived) {
    Snapshot snapshot = database.read(sql -> Snapshot.of(sql, draft));
    ContractReading reading = judge.read(draft, snapshot);
    Contract contract = reading.contract();
    if (contract != null) {
      Optional<Version> there = before(draft, contract, snapshot);
      if (there.isPresent()) {
        return Optional.of(new Published(there.get(), null));
      }
    }
    Judgement judgement = judge.judge(draft, reading, snapshot, today());
    if (contract == null || !judgement.pass()) {
      throw unfit(weighed(draft.contract(), judgement));
    }
    ContractVersion id =
        new ContractVersion(
            draft.contract(), Objects.requireNonNull(contract.info().version(), "it passed"));
    String digest = Digest.sha256(contract.declared());
    Commit commit =
        new Commit(
            id,
            contract,
            draft,
            digest,
            envelope,
            key,
            judgement,
            Attestation.of(id, digest, judgement).signedBy(own).json(),
            by.name(),
            derived.of(contract),
            clock.instant());
    return database.write(sql ->
        commit.in(sql, snapshot)
            ? Catalogue.version(sql, id).map(v -> new Published(v, judgement))
            : Optional.empty());
  }

  /**
   * Whether there is anything to judge: the version that is there already with this very content,
   * empty where there is none.
   *
   * @throws RefusedException if the version is there with other content, cannot be addressed, or
   *     has nothing to be judged by
   */
  private Optional<Version> before(Draft draft, Contract contract, Snapshot snapshot) {
    String version = contract.info().version();
    if (version == null || Semver.parse(version).isEmpty()) {
      return Optional.empty(); // the judgement says so
    }
    if (!ContractVersion.isVersion(version)) {
      throw new RefusedException(
          Kind.MALFORMED,
          "info.version '"
              + version
              + "' cannot be part of an address here: up to 9 digits a number, up to 100 characters");
    }
    ContractVersion id = new ContractVersion(draft.contract(), version);
    Optional<Version> there = database.read(sql -> Catalogue.version(sql, id));
    if (there.isPresent()) {
      return Optional.of(same(there.get(), Digest.sha256(contract.declared())));
    }
    if (snapshot.contract() != null && snapshot.latest() == null) {
      throw new RefusedException(
          Kind.CONFLICT,
          "the latest version of "
              + draft.contract()
              + " is archived, so there is nothing to judge this one by: restore "
              + snapshot.contract().latest()
              + " first");
    }
    return Optional.empty();
  }

  private static Version same(Version there, String digest) {
    if (there.digest().equals(digest)) {
      return there;
    }
    throw new RefusedException(
        Kind.CONFLICT,
        there.id()
            + " was published with other content ("
            + there.digest()
            + "); a version never changes: raise info.version");
  }

  private static RefusedException unfit(Judgement judgement) {
    return new RefusedException(
        new Refusal(Kind.UNFIT, "the contract does not pass; 'judgement' says why", judgement));
  }

  private Judgement weighed(ContractName name, Judgement judgement) {
    return database.read(sql -> RiskWeighing.weigh(sql, name, judgement, today()));
  }

  /**
   * The report on the step between two versions of one contract.
   *
   * @throws RefusedException if one of them is not there
   */
  public Report compare(ContractVersion from, ContractVersion to) {
    Judge.Side before = database.read(sql -> side(sql, from));
    Judge.Side after = database.read(sql -> side(sql, to));
    return judge.compare(before, after, today());
  }

  private static Judge.Side side(Sql sql, ContractVersion name) throws SQLException {
    Version version =
        Catalogue.version(sql, name)
            .filter(v -> !v.cold())
            .orElseThrow(() -> new RefusedException(Kind.MISSING, "there is no " + name));
    return Judge.Side.of(sql, version);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
