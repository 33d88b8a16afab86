package dev.tapeout.registry.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the tokens of an OpenID Connect issuer: JWTs (RFC 7519, RFC 9068) that it has signed for
 * this registry. Keys are kept; a key that is not among them makes the registry ask again, at most
 * twice in half a minute, and while the issuer is away those it knows hold on for a day.
 */
public final class Oidc implements AutoCloseable {
  /** What became of a token. */
  public sealed interface Answer {
    record Known(Caller caller) implements Answer {}

    /** It is none that holds here. */
    record Refused(String why) implements Answer {}

    /** It holds, and gives no role here. */
    record Powerless(String why) implements Answer {}

    /** Nobody can say now: the issuer's keys cannot be had. */
    record Unavailable(String why) implements Answer {}
  }

  /** Those with two keys alone: by no other may a token say how it is to be checked. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration BETWEEN = Duration.ofSeconds(30);
  private static final Duration WITHOUT_ISSUER = Duration.ofDays(1);
  private static final Pattern CONTEXT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_NAME = 200;

  private final OidcSettings settings;
  private final IssuerKeys keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * Asks the issuer nothing yet, so that the registry starts without it.
   *
   * @param clock by which tokens expire
   */
  public Oidc(OidcSettings settings, InstantSource clock) {
    this.settings = settings;
    this.keys = new IssuerKeys(settings);
    JWKSource<SecurityContext> source =
        JWKSourceBuilder.create(keys)
            .cache(KEPT.toMillis(), PATIENCE.toMillis())
            .refreshAheadCache(false)
            .rateLimited(BETWEEN.toMillis())
            .outageTolerant(WITHOUT_ISSUER.toMillis())
            .build();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
            Set.of("exp", settings.nameClaim())) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    claims.setMaxClockSkew(Math.toIntExact(settings.skew().toSeconds()));
    processor.setJWTClaimsSetVerifier(claims);
  }

  /** Who stands behind a token, and what it may do. */
  public Answer caller(String token) {
    try {
      return known(processor.process(token, null));
    } catch (KeySourceException e) {
      return e instanceof RateLimitReachedException && keys.hasAnswered()
          ? new Answer.Refused(
              "it is signed with a key that the issuer did not have half a minute ago")
          : new Answer.Unavailable("the keys of the issuer cannot be had now");
    } catch (BadJOSEException e) {
      return new Answer.Refused(String.valueOf(e.getMessage()));
    } catch (JOSEException | ParseException | IllegalArgumentException e) {
      return new Answer.Refused("it is no signed JWT that can be read");
    }
  }

  private Answer known(JWTClaimsSet claims) {
    if (!(claims.getClaim(settings.nameClaim()) instanceof String name)
        || name.isBlank()
        || name.length() > LONGEST_NAME) {
      return new Answer.Refused("its claim " + settings.nameClaim() + " is no name");
    }
    Set<String> roles = words(claim(claims.getClaims(), settings.rolesClaim()));
    // A name of the issuer's choice must not pass for a token of the registry's own.
    String caller = "oidc:" + name;
    if (roles.contains(settings.administrator())) {
      return new Answer.Known(new Caller(caller, Role.ADMINISTRATOR, Set.of()));
    }
    Set<String> contexts = new HashSet<>();
    for (String role : roles) {
      if (role.startsWith(settings.publisher())) {
        String context = role.substring(settings.publisher().length());
        if (CONTEXT.matcher(context).matches()) {
          contexts.add(context);
        }
      }
    }
    if (!contexts.isEmpty()) {
      return new Answer.Known(new Caller(caller, Role.PUBLISHER, contexts));
    }
    String reader = settings.reader();
    return reader == null || roles.contains(reader)
        ? new Answer.Known(new Caller(caller, Role.READER, Set.of()))
        : new Answer.Powerless(
            caller + " has no role here: " + settings.rolesClaim() + " has no " + reader);
  }

  /** A claim of that very name, else the one that its dots lead to. */
  private static @Nullable Object claim(Map<String, Object> claims, String name) {
    Object value = claims.get(name);
    if (value != null) {
      return value;
    }
    int dot = name.indexOf('.');
    return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? claim(texts(inner), name.substring(dot + 1))
        : null;
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> members = new HashMap<>();
    map.forEach((key, value) -> members.put(String.valueOf(key), value));
    return members;
  }

  private static Set<String> words(@Nullable Object value) {
    Collection<?> all =
        switch (value) {
          case Collection<?> list -> list;
          case String text -> List.of(text.split(" "));
          case null, default -> List.of();
        };
    Set<String> words = new HashSet<>();
    for (Object each : all) {
      if (each instanceof String text && !text.isEmpty()) {
        words.add(text);
      }
    }
    return words;
  }

  @Override
  public void close() {
    keys.close();
  }
}
