package dev.tapeout.registry.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.identity.Envelope;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Derivatives;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.derivation.Derivation;
import dev.tapeout.registry.derivation.Derived;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A judged draft on its way into the database: all of it in one transaction, or nothing.
 *
 * @param contract as it was read
 * @param digest of its canonical form
 * @param key that vouches for it; null where none does
 * @param attestation the signed verdict, in JSON
 * @param derived what is made of it
 */
record Commit(
    ContractVersion id,
    Contract contract,
    Draft draft,
    String digest,
    Envelope envelope,
    @Nullable String key,
    Judgement judgement,
    String attestation,
    String publisher,
    List<Derivation.Result> derived,
    Instant now) {

  /** Writes it; false where something that the judgement rests on is no longer as it was. */
  boolean in(Sql sql, Snapshot snapshot) throws SQLException {
    if (!advance(sql, snapshot) || !holdReferences(sql)) {
      return false;
    }
    insert(sql, snapshot.contract() == null ? 1 : snapshot.contract().head() + 1);
    String made = derive(sql);
    EventLog.append(
        sql,
        now,
        "version.published",
        id.toString(),
        publisher,
        Map.of("digest", digest, "bump", judgement.bump(), "derived", made));
    return true;
  }

  /** Moves the contract's head, if it is where the judgement saw it. */
  private boolean advance(Sql sql, Snapshot snapshot) throws SQLException {
    ContractName name = id.contract();
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
              id.version(),
              title,
              description,
              words)
          > 0;
    }
    return sql.update(
            "update contract set head = head + 1, epoch = epoch + 1, versions = versions + 1,"
                + " latest = ?, title = ?, description = ?, words = ? where context = ? and name ="
                + " ? and head = ? and epoch = ?",
            id.version(),
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
  private boolean holdReferences(Sql sql) throws SQLException {
    for (ContractVersion reference : judgement.references()) {
      if (!Catalogue.hold(sql, reference)) {
        return false;
      }
    }
    return true;
  }

  private void insert(Sql sql, long seq) throws SQLException {
    sql.update(
        "insert into version (context, name, seq, version, digest, flow_id, document, media_type,"
            + " envelope, attestation, state, bump, published_at, publisher, key_id, changed_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id.contract().context(),
        id.contract().name(),
        seq,
        id.version(),
        digest,
        Digest.flowId(digest),
        Blobs.put(sql, draft.document()),
        mediaType(),
        Blobs.put(sql, envelope.json().getBytes(UTF_8)),
        Blobs.put(sql, attestation.getBytes(UTF_8)),
        State.ACTIVE.label(),
        judgement.bump(),
        now,
        publisher,
        key,
        now);
    for (ContractVersion to : judgement.references()) {
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
  }

  /** Keeps what was made of it; the one digest of all that. */
  private String derive(Sql sql) throws SQLException {
    Map<String, String> digests = new HashMap<>();
    List<String> notes = new ArrayList<>();
    for (Derivation.Result result : derived) {
      for (Derived one : result.made()) {
        digests.put(one.kind(), Derivatives.put(sql, id, one.kind(), one.mediaType(), one.bytes()));
      }
      notes.addAll(result.notes());
    }
    Derivatives.note(sql, id, notes);
    return Derivatives.seal(digests);
  }

  private String mediaType() {
    return contract.source().isJson() ? "application/json" : "application/yaml";
  }
}
