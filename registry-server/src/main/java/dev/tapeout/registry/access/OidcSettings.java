package dev.tapeout.registry.access;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect issuer whose tokens are taken, and what its claims mean here.
 *
 * @param issuer as {@code iss} names it, to the letter; its keys are found by OpenID Connect
 *     Discovery 1.0, section 4
 * @param audience one of {@code aud}; a token for another service is refused
 * @param keys where the key set lies, in place of what discovery says; null for that
 * @param nameClaim what the caller is called in events, such as {@code sub}
 * @param rolesClaim a list of texts, or one text of words; dots lead into objects
 * @param reader the role that may read; null where every token of the issuer may
 * @param publisher what begins a role that may publish; the rest of it is the bounded context
 * @param administrator the role that may do everything
 * @param skew by how much clocks may differ, 0 s to 5 min
 */
public record OidcSettings(
    URI issuer,
    String audience,
    @Nullable URI keys,
    String nameClaim,
    String rolesClaim,
    @Nullable String reader,
    String publisher,
    String administrator,
    Duration skew) {
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  /**
   * @throws IllegalArgumentException if one of them cannot be
   */
  public OidcSettings {
    SecureAddress.problem(issuer)
        .ifPresent(why -> {
          throw new IllegalArgumentException(
              "the OIDC issuer " + issuer + " cannot be one: " + why);
        });
    if (keys != null) {
      URI address = keys;
      SecureAddress.problem(address)
          .ifPresent(why -> {
            throw new IllegalArgumentException("the key set " + address + " cannot be one: " + why);
          });
    }
    if (audience.isBlank()) {
      throw new IllegalArgumentException(
          "an OIDC issuer needs an audience: without one a token for any other service would do");
    }
    if (publisher.isEmpty() || administrator.isEmpty()) {
      throw new IllegalArgumentException("a role of an OIDC issuer has a name");
    }
    if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
      throw new IllegalArgumentException("clocks may differ by 5 minutes at most, not by " + skew);
    }
  }
}
