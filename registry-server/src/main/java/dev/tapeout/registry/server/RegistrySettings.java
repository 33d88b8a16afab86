package dev.tapeout.registry.server;

import dev.tapeout.diff.change.Policy;
import dev.tapeout.registry.access.OidcSettings;
import dev.tapeout.registry.lifecycle.BucketSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a registry runs.
 *
 * @param database JDBC URL: {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:…}
 * @param data directory of what is no database: the registry's own key, cold storage
 * @param host address to listen at; where other machines can reach it, changes need a token
 * @param port 0 for any that is free
 * @param publicUrl under which others reach it, named in events; null for where it listens
 * @param policy what counts as compatible
 * @param signatures whether versions must be signed
 * @param openToRead whether one may read without a token
 * @param archiveAfter without calls and dependents
 * @param archiveNotice between the announcement and the end
 * @param privateWebhooks whether webhooks may lead into the own network, also by plain http
 * @param listeners to streams of events at once
 * @param heartbeat after which a stream of events says that it is still there
 * @param bucket where archived versions go; null for the directory
 * @param telemetry the {@code OTEL_*} variables, which say where traces and measures are sent
 * @param oidc the issuer whose tokens are taken beside those of the registry; null for none
 */
public record RegistrySettings(
    String database,
    Path data,
    String host,
    int port,
    @Nullable String publicUrl,
    Policy policy,
    Signatures signatures,
    boolean openToRead,
    Duration archiveAfter,
    Duration archiveNotice,
    boolean privateWebhooks,
    int listeners,
    Duration heartbeat,
    @Nullable BucketSettings bucket,
    Map<String, String> telemetry,
    @Nullable OidcSettings oidc) {
  public RegistrySettings {
    telemetry = Map.copyOf(telemetry);
  }

  /** Whether versions must be signed. */
  public enum Signatures {
    /** They may come without. */
    OPTIONAL,
    /** They must be signed by a key of their context. */
    REQUIRED
  }
}
