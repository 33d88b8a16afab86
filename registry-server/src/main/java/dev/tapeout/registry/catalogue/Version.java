package dev.tapeout.registry.catalogue;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version as it is kept.
 *
 * @param seq which publication of its contract it was, from 1
 * @param digest of the canonical form
 * @param flowId stable id: the same content has the same
 * @param document SHA-256 of the bytes as they were published
 * @param mediaType of those bytes
 * @param bump the smallest step that the changes needed, or {@code first}
 * @param publisher who published it
 * @param key the key that signed it; null where none did
 * @param sunset the first day on which it may be gone; null where none is named
 * @param note what the deprecation says; null where it says nothing
 * @param changedAt when its state became what it is
 * @param announcedAt when it was said that it will be archived; null where it was not
 * @param cold whether its bytes are in cold storage
 */
public record Version(
    ContractVersion id,
    long seq,
    State state,
    String digest,
    String flowId,
    String document,
    String mediaType,
    String envelope,
    String attestation,
    String bump,
    Instant publishedAt,
    String publisher,
    @Nullable String key,
    @Nullable LocalDate sunset,
    @Nullable String note,
    Instant changedAt,
    @Nullable Instant announcedAt,
    boolean cold) {
  static final String COLUMNS =
      "context, name, seq, version, digest, flow_id, document, media_type, envelope, attestation,"
          + " state, bump, published_at, publisher, key_id, sunset, note, changed_at,"
          + " announced_at, cold";

  static Version of(Row row) throws SQLException {
    return new Version(
        new ContractVersion(
            new ContractName(row.text("context"), row.text("name")), row.text("version")),
        row.number("seq"),
        State.of(row.text("state")),
        row.text("digest"),
        row.text("flow_id"),
        row.text("document"),
        row.text("media_type"),
        row.text("envelope"),
        row.text("attestation"),
        row.text("bump"),
        row.instant("published_at"),
        row.text("publisher"),
        row.textOrNull("key_id"),
        row.dayOrNull("sunset"),
        row.textOrNull("note"),
        row.instant("changed_at"),
        row.instantOrNull("announced_at"),
        row.number("cold") != 0);
  }
}
