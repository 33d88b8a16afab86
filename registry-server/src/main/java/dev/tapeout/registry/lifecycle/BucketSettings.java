package dev.tapeout.registry.lifecycle;

import dev.tapeout.registry.access.SecureAddress;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of a store that speaks S3.
 *
 * @param endpoint of the store, such as {@code https://storage.example.com}; plain http on this
 *     machine alone
 * @param region by which requests are signed
 * @param bucket its name
 * @param prefix before each digest; empty, or it ends with a slash
 * @param session a token that goes with temporary keys; null for others
 */
public record BucketSettings(
    URI endpoint,
    String region,
    String bucket,
    String prefix,
    String accessKey,
    String secretKey,
    @Nullable String session) {
  /** Names that need no escape in a path; no segment of dots alone. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)*)/?");

  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

  /**
   * One that an address names.
   *
   * @param address {@code s3://BUCKET/PREFIX}
   * @param endpoint null for that of Amazon in the region
   * @param environment with {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and perhaps
   *     {@code AWS_SESSION_TOKEN} and {@code AWS_REGION}
   * @throws IllegalArgumentException if something is missing, or cannot be
   */
  public static BucketSettings of(
      String address, @Nullable URI endpoint, Map<String, String> environment) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'" + address + "' is no bucket such as s3://contracts/cold");
    }
    String region = environment.getOrDefault("AWS_REGION", "us-east-1");
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException("AWS_REGION is '" + region + "', which is no region");
    }
    URI store = endpoint == null ? URI.create("https://s3." + region + ".amazonaws.com") : endpoint;
    String problem = SecureAddress.problem(store).orElse(null);
    if (problem == null && (!store.getRawPath().matches("/?") || store.getRawQuery() != null)) {
      problem = "it has a path or a query; the bucket and its prefix are said by s3://";
    }
    if (problem != null) { // the address is not shown: a password may be in it
      throw new IllegalArgumentException(
          "the store of the bucket has no endpoint such as https://storage.example.com: "
              + problem);
    }
    String prefix = parts.group(2).isEmpty() ? "" : parts.group(2).substring(1) + "/";
    return new BucketSettings(
        store,
        region,
        parts.group(1),
        prefix,
        needed(environment, "AWS_ACCESS_KEY_ID"),
        needed(environment, "AWS_SECRET_ACCESS_KEY"),
        environment.get("AWS_SESSION_TOKEN"));
  }

  private static String needed(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "cold storage in a bucket needs the environment variable " + name);
    }
    return value;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix + " at " + endpoint;
  }
}
