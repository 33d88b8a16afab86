package dev.tapeout.registry.catalogue;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.util.Optional;

/** Bytes by the hash of themselves: the same content is kept once. */
public final class Blobs {
  private Blobs() {}

  /** Keeps bytes; their digest. */
  public static String put(Sql sql, byte[] bytes) throws SQLException {
    String digest = Digest.hex(bytes);
    sql.update(
        "insert into blob (digest, bytes) values (?, ?) on conflict do nothing", digest, bytes);
    return digest;
  }

  public static Optional<byte[]> get(Sql sql, String digest) throws SQLException {
    return sql.first(row -> row.bytes("bytes"), "select bytes from blob where digest = ?", digest);
  }

  /** Forgets bytes that no version needs any more. */
  public static void dropUnused(Sql sql, String digest) throws SQLException {
    sql.update(
        "delete from blob where digest = ? and not exists (select 1 from version where cold = 0"
            + " and (document = ? or envelope = ? or attestation = ?))",
        digest,
        digest,
        digest,
        digest);
  }
}
