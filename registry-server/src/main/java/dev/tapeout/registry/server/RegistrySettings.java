package dev.tapeout.registry.server;

import dev.tapeout.diff.change.Policy;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a registry runs.
 *
 * @param database JDBC URL: {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:…}
 * @param data directory of what is no database: the registry's own key, cold storage
 * @param host address to listen at; from elsewhere than this machine only with a token
 * @param port 0 for any that is free
 * @param publicUrl under which others reach it; in events and links
 * @param policy what counts as compatible
 * @param signatures whether versions must be signed
 * @param openToRead whether one may read without a token
 * @param archiveAfter without calls and dependents
 * @param archiveNotice between the announcement and the end
 * @param privateWebhooks whether webhooks may lead into the own network, also by plain http
 */
public record RegistrySettings(
    String database,
    Path data,
    String host,
    int port,
    String publicUrl,
    Policy policy,
    Signatures signatures,
    boolean openToRead,
    Duration archiveAfter,
    Duration archiveNotice,
    boolean privateWebhooks) {
  /** Whether versions must be signed. */
  public enum Signatures {
    /** They may come without. */
    OPTIONAL,
    /** They must be signed by a key of their context. */
    REQUIRED
  }

  /** A registry for this machine alone, in one directory. */
  public static RegistrySettings local(Path data, int port) {
    return new RegistrySettings(
        "jdbc:sqlite:" + data.resolve("registry.db"),
        data,
        "127.0.0.1",
        port,
        "http://127.0.0.1:" + port,
        Policy.TOLERANT,
        Signatures.OPTIONAL,
        true,
        Duration.ofDays(90),
        Duration.ofDays(7),
        false);
  }

  /** Whether only this machine can reach it. */
  boolean isLoopback() {
    return host.equals("127.0.0.1") || host.equals("::1") || host.equals("localhost");
  }
}
