package dev.tapeout.registry.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was made of versions, to be asked within a transaction. */
public final class Derivatives {
  /**
   * Something that was made of a version.
   *
   * @param digest SHA-256 of its bytes
   * @param size in bytes
   */
  public record Derivative(String kind, String mediaType, String digest, long size) {}

  private static final String OF = " where context = ? and name = ? and version = ?";

  private Derivatives() {}

  /**
   * One digest for all that was made of a version, as the log tells it: SHA-256 over a line {@code
   * KIND DIGEST} for each, in the order of the kinds.
   *
   * @param digests by kind
   */
  public static String seal(Map<String, String> digests) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(digests)
        .forEach((kind, digest) -> lines.append(kind + " " + digest).append('\n'));
    return Digest.hex(lines.toString().getBytes(UTF_8));
  }

  /** Keeps something that was made of a version; its digest. */
  public static String put(Sql sql, ContractVersion of, String kind, String mediaType, byte[] bytes)
      throws SQLException {
    String digest = Blobs.put(sql, bytes);
    sql.update(
        "insert into derived (context, name, version, kind, media_type, digest, size) values"
            + " (?, ?, ?, ?, ?, ?, ?)",
        of.contract().context(),
        of.contract().name(),
        of.version(),
        kind,
        mediaType,
        digest,
        (long) bytes.length);
    return digest;
  }

  /** Keeps what could not be carried over. */
  public static void note(Sql sql, ContractVersion of, List<String> notes) throws SQLException {
    List<@Nullable Object[]> sets = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      sets.add(
          new Object[] {
            of.contract().context(), of.contract().name(), of.version(), i, notes.get(i)
          });
    }
    if (!sets.isEmpty()) {
      sql.batch(
          "insert into derived_note (context, name, version, number, note) values (?, ?, ?, ?, ?)",
          sets);
    }
  }

  /** All that was made of a version, by kind. */
  public static List<Derivative> of(Sql sql, ContractVersion version) throws SQLException {
    return sql.list(
        row ->
            new Derivative(
                row.text("kind"), row.text("media_type"), row.text("digest"), row.number("size")),
        "select kind, media_type, digest, size from derived" + OF + " order by kind",
        version.contract().context(),
        version.contract().name(),
        version.version());
  }

  /** What was made of a version, of one kind. */
  public static Optional<Derivative> find(Sql sql, ContractVersion version, String kind)
      throws SQLException {
    return of(sql, version).stream().filter(d -> d.kind().equals(kind)).findFirst();
  }

  /** What could not be carried over. */
  public static List<String> notes(Sql sql, ContractVersion version) throws SQLException {
    return sql.list(
        row -> row.text("note"),
        "select note from derived_note" + OF + " order by number",
        version.contract().context(),
        version.contract().name(),
        version.version());
  }
}
