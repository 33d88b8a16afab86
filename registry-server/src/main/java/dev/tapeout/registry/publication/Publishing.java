package dev.tapeout.registry.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.verdict.Semver;
import dev.tapeout.registry.access.Caller;
import dev.tapeout.registry.access.Keys;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.ContractName;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.catalogue.VersionName;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.publication.Refusal.Kind;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes versions. A draft is judged without any lock being held; it is committed only where the
 * contract's head and epoch are still those that the judgement saw, and judged anew where they are
 * not. So of two drafts that break each other one is accepted, and the other is judged by it.
 */
public final class Publishing {
  /** The type of what a publisher signs. */
  public static final String PAYLOAD_TYPE = "application/vnd.tapeout.publication+json";

  private static final int MOST_TRIES = 50;

  /** A version and what was found about it; {@code fresh} is false where it was there before. */
  public record Published(Version version, Judgement judgement, boolean fresh) {}

  private final Database database;
  private final InstantSource clock;
  private final Judge judge;
  private final SigningKey own;
  private final boolean unsignedAllowed;
  private final RiskWeighing risks = new RiskWeighing();

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

  /** What publishing would find; nothing is kept. */
  public Judgement check(Draft draft) {
    Snapshot snapshot = database.read(sql -> Snapshot.of(sql, draft));
    return weighed(draft.contract(), judge.judge(draft, snapshot, today()));
  }

  /**
   * Publishes what an envelope holds.
   *
   * @param asked the contract that the caller named; the envelope must name the same
   * @throws RefusedException if it is not published
   */
  public Published publish(Caller by, ContractName asked, Envelope envelope) {
    Draft draft = open(envelope);
    if (!draft.contract().equals(asked)) {
      throw new RefusedException(
          Kind.FORBIDDEN,
          "the envelope was made for " + draft.contract() + " and not for " + asked);
    }
    if (!by.mayPublishIn(asked.context())) {
      throw new RefusedException(
          Kind.FORBIDDEN, by.name() + " may not publish in the context " + asked.context());
    }
    String key = signer(envelope, asked.context());
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Snapshot snapshot = database.read(sql -> Snapshot.of(sql, draft));
      Judgement judgement = judge.judge(draft, snapshot, today());
      Optional<Published> published = attempt(by, draft, envelope, key, snapshot, judgement);
      if (published.isPresent()) {
        return published.get();
      }
    }
    throw new RefusedException(
        Kind.CONFLICT, "others publish " + asked + " all the time; try again in a moment");
  }

  private static Draft open(Envelope envelope) {
    if (!envelope.payloadType().equals(PAYLOAD_TYPE)) {
      throw new RefusedException(
          Kind.MALFORMED, "the payload of the envelope is a " + PAYLOAD_TYPE);
    }
    Node root = Documents.read(new Source("payload", envelope.payload()), Limits.DEFAULT).root();
    if (root instanceof ObjectNode object
        && object.get("contract") instanceof StringNode contract
        && object.get("document") instanceof StringNode document) {
      Optional<ContractName> name = ContractName.parse(contract.value());
      if (name.isPresent()) {
        return new Draft(name.get(), document.value().getBytes(UTF_8));
      }
    }
    throw new RefusedException(
        Kind.MALFORMED,
        "the payload is a JSON object with 'contract', such as \"orders/orders-api\", and"
            + " 'document', the text of the contract");
  }

  /** The key that vouches for the envelope; null where none has to. */
  private @Nullable String signer(Envelope envelope, String context) {
    if (envelope.signatures().isEmpty()) {
      if (unsignedAllowed) {
        return null;
      }
      throw new RefusedException(
          Kind.FORBIDDEN,
          "this registry takes signed versions only; sign with a key of the context: tapeout publish"
              + " --key FILE");
    }
    return database.read(sql -> {
      for (Envelope.Signature signature : envelope.signatures()) {
        Optional<Keys.Known> known =
            Keys.find(sql, signature.key()).filter(k -> k.isAcceptedIn(context));
        if (known.isPresent() && envelope.isSignedBy(known.get().key())) {
          return signature.key();
        }
      }
      throw new RefusedException(
          Kind.FORBIDDEN,
          "none of the signatures is by a key that is accepted in the context "
              + context
              + "; an administrator adds keys: tapeout keys add");
    });
  }

  private Optional<Published> attempt(
      Caller by,
      Draft draft,
      Envelope envelope,
      @Nullable String key,
      Snapshot snapshot,
      Judgement judgement) {
    Contract contract = judgement.contract();
    if (contract == null) {
      throw unfit(judgement);
    }
    String version = contract.info().version();
    if (version == null || Semver.parse(version).isEmpty()) {
      throw unfit(judgement);
    }
    VersionName id = new VersionName(draft.contract(), version);
    String digest = Digest.sha256(contract.declared());
    Optional<Version> there = database.read(sql -> Catalogue.version(sql, id));
    if (there.isPresent()) {
      return Optional.of(new Published(same(there.get(), digest), judgement, false));
    }
    if (!judgement.pass()) {
      throw unfit(weighed(draft.contract(), judgement));
    }
    String attestation = Attestation.of(id, digest, judgement).signedBy(own).json();
    return database.write(sql -> {
      if (!advance(sql, draft.contract(), snapshot, contract, version) || !all(sql, judgement)) {
        return Optional.empty();
      }
      keep(sql, by, draft, envelope, key, snapshot, judgement, id, digest, attestation);
      return Catalogue.version(sql, id).map(v -> new Published(v, judgement, true));
    });
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
        new Refusal(
            Kind.UNFIT,
            "the contract does not pass; 'judgement' says why, and so does: tapeout gate --against"
                + " registry:",
            judgement));
  }

  /** Moves the contract's head, if it is where the judgement saw it. */
  private static boolean advance(
      Sql sql, ContractName name, Snapshot snapshot, Contract contract, String version)
      throws SQLException {
    String title = Objects.requireNonNullElse(contract.info().title(), name.name());
    String description =
        contract.info().node().get("description") instanceof StringNode text ? text.value() : "";
    String words = (name + " " + title + " " + description).toLowerCase(Locale.ROOT);
    dev.tapeout.registry.catalogue.Contract seen = snapshot.contract();
    if (seen == null) {
      return sql.update(
              "insert into contract (context, name, head, epoch, latest, title, description, words,"
                  + " versions) values (?, ?, 1, 1, ?, ?, ?, ?, 1) on conflict do nothing",
              name.context(),
              name.name(),
              version,
              title,
              description,
              words)
          > 0;
    }
    return sql.update(
            "update contract set head = head + 1, epoch = epoch + 1, versions = versions + 1,"
                + " latest = ?, title = ?, description = ?, words = ? where context = ? and name ="
                + " ? and head = ? and epoch = ?",
            version,
            title,
            description,
            words,
            name.context(),
            name.name(),
            seen.head(),
            seen.epoch())
        > 0;
  }

  /** Whether all that the draft refers to may still be used; keeps it so until the commit. */
  private static boolean all(Sql sql, Judgement judgement) throws SQLException {
    for (VersionName reference : judgement.references()) {
      // Touching the row keeps a concurrent archive out on PostgreSQL; SQLite has one writer.
      if (sql.update(
              "update version set state = state where context = ? and name = ? and version = ? and"
                  + " state <> 'archived'",
              reference.contract().context(),
              reference.contract().name(),
              reference.version())
          == 0) {
        return false;
      }
    }
    return true;
  }

  private void keep(
      Sql sql,
      Caller by,
      Draft draft,
      Envelope envelope,
      @Nullable String key,
      Snapshot snapshot,
      Judgement judgement,
      VersionName id,
      String digest,
      String attestation)
      throws SQLException {
    Instant now = clock.instant();
    long seq = snapshot.contract() == null ? 1 : snapshot.contract().head() + 1;
    sql.update(
        "insert into version (context, name, seq, version, digest, flow_id, document, media_type,"
            + " envelope, attestation, state, bump, published_at, publisher, key_id, changed_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id.contract().context(),
        id.contract().name(),
        seq,
        id.version(),
        digest,
        flowId(digest),
        Blobs.put(sql, draft.document()),
        mediaType(draft.document()),
        Blobs.put(sql, envelope.json().getBytes(UTF_8)),
        Blobs.put(sql, attestation.getBytes(UTF_8)),
        State.ACTIVE.label(),
        judgement.bump(),
        now,
        by.name(),
        key,
        now);
    for (VersionName to : judgement.references()) {
      sql.update(
          "insert into reference (context, name, version, to_context, to_name, to_version) values"
              + " (?, ?, ?, ?, ?, ?)",
          id.contract().context(),
          id.contract().name(),
          id.version(),
          to.contract().context(),
          to.contract().name(),
          to.version());
    }
    EventLog.append(
        sql,
        now,
        "version.published",
        id.toString(),
        by.name(),
        Map.of("digest", digest, "bump", judgement.bump()));
  }

  /** {@code sf-} and the first 20 digits of the digest: the same content has the same id. */
  static String flowId(String digest) {
    return "sf-" + digest.substring("sha256:".length(), "sha256:".length() + 20);
  }

  private static String mediaType(byte[] document) {
    String text = new String(document, 0, Math.min(document.length, 200), UTF_8).stripLeading();
    return text.startsWith("{") ? "application/json" : "application/yaml";
  }

  private Judgement weighed(ContractName name, Judgement judgement) {
    return database.read(sql -> risks.weigh(sql, name, judgement, today()));
  }

  /**
   * The report on the step between two versions of one contract.
   *
   * @throws RefusedException if one of them is not there
   */
  public Report compare(VersionName from, VersionName to) {
    return database.read(sql -> {
      Version before = usable(sql, from);
      Version after = usable(sql, to);
      byte[] old = Blobs.get(sql, before.document()).orElseThrow();
      byte[] now = Blobs.get(sql, after.document()).orElseThrow();
      return judge.compare(
          before,
          old,
          PinnedVersions.of(sql, old),
          after,
          now,
          PinnedVersions.of(sql, now),
          today());
    });
  }

  private static Version usable(Sql sql, VersionName name) throws SQLException {
    return Catalogue.version(sql, name)
        .filter(v -> !v.cold())
        .orElseThrow(() -> new RefusedException(Kind.MISSING, "there is no " + name));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** What a publisher signs. */
  public static byte[] payload(ContractName contract, String document) {
    StringBuilder out = new StringBuilder("{\"contract\":");
    JsonWriter.quote(contract.toString(), out);
    out.append(",\"document\":");
    JsonWriter.quote(document, out);
    return out.append('}').toString().getBytes(UTF_8);
  }
}
