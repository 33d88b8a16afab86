package dev.tapeout.registry.access;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tokens that the registry issues; it keeps their hashes only. */
public final class Tokens {
  /** What every token begins with, so that scanners for leaked secrets know it. */
  private static final String PREFIX = "tapeout_";

  /** A token that was just issued. */
  public record Issued(String id, String token, Instant expiresAt) {}

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Tokens(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether a credential is, or would be, a token of the registry's own. */
  public static boolean isOne(String credential) {
    return credential.startsWith(PREFIX);
  }

  /** Issues one. */
  public Issued issue(Caller by, String name, Role role, List<String> contexts, Duration holds) {
    String id = random(8);
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant();
    Instant expires = now.plus(holds);
    database.write(sql -> {
      sql.update(
          "insert into token (id, hash, name, role, contexts, issued_at, expires_at) values"
              + " (?, ?, ?, ?, ?, ?, ?)",
          id,
          hash(token),
          name,
          role.label(),
          String.join(" ", contexts),
          now,
          expires);
      EventLog.append(
          sql, now, "token.issued", id, by.name(), Map.of("name", name, "role", role.label()));
      return id;
    });
    return new Issued(id, token, expires);
  }

  /** Accepts one no longer; false where there is none. */
  public boolean revoke(Caller by, String id) {
    Instant now = clock.instant();
    return database.write(sql -> {
      if (sql.update("update token set revoked_at = ? where id = ? and revoked_at is null", now, id)
          == 0) {
        return false;
      }
      EventLog.append(sql, now, "token.revoked", id, by.name(), Map.of());
      return true;
    });
  }

  /** Who stands behind a token; empty where it is not known, or no longer. */
  public Optional<Caller> caller(String token) {
    Instant now = clock.instant();
    return database.read(sql ->
        sql.first(
            row ->
                new Caller(
                    row.text("name"),
                    Role.of(row.text("role")).orElseThrow(),
                    Set.copyOf(row.words("contexts"))),
            "select name, role, contexts from token where hash = ? and revoked_at is null and"
                + " expires_at > ?",
            hash(token),
            now));
  }

  private static String hash(String token) {
    return Digest.hex(token.getBytes(StandardCharsets.UTF_8));
  }

  private String random(int bytes) {
    byte[] id = new byte[bytes];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
