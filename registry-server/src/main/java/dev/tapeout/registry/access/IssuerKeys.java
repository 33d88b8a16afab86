package dev.tapeout.registry.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.tapeout.contracts.registry.Exchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the key set of an issuer. It goes to the issuer and nowhere else: no redirect is
 * followed, and what discovery names must lie with the issuer unless the settings name it.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {
  private static final Logger LOG = System.getLogger(IssuerKeys.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long MOST_BYTES = 256 << 10;

  private final OidcSettings settings;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Whether the issuer has answered when it was asked last. */
  private volatile boolean answered;

  IssuerKeys(OidcSettings settings) {
    this.settings = settings;
  }

  @Override
  public JWKSet getJWKSet(
      @Nullable JWKSetCacheRefreshEvaluator evaluator,
      long currentTime,
      @Nullable SecurityContext context)
      throws JWKSetUnavailableException {
    answered = false;
    try {
      JWKSet set = JWKSet.parse(fetch(discover()));
      answered = true;
      return set;
    } catch (ParseException e) {
      LOG.log(Level.WARNING, "the key set of " + settings.issuer() + " cannot be read: " + e);
      throw new JWKSetParseException("the key set cannot be read", e);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING, "the keys of " + settings.issuer() + " cannot be had: " + e.getMessage());
      throw new JWKSetRetrievalException("the keys cannot be had", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JWKSetRetrievalException("the registry is stopping", e);
    }
  }

  boolean hasAnswered() {
    return answered;
  }

  /** Where the key set lies, as the issuer says; the settings may say it instead. */
  private URI discover() throws IOException, InterruptedException {
    if (settings.keys() != null) {
      return settings.keys();
    }
    String issuer = settings.issuer().toString();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    URI address = URI.create(base + "/.well-known/openid-configuration");
    Map<String, Object> document;
    try {
      document = JSONObjectUtils.parse(fetch(address));
    } catch (ParseException e) {
      throw new IOException(address + " is no JSON object", e);
    }
    if (!issuer.equals(document.get("issuer"))) {
      throw new IOException(
          address + " names the issuer " + document.get("issuer") + ", not " + issuer);
    }
    URI keys;
    try {
      keys = URI.create(String.valueOf(document.get("jwks_uri")));
    } catch (IllegalArgumentException e) {
      throw new IOException(address + " names a jwks_uri that is no URL", e);
    }
    String problem = SecureAddress.problem(keys).orElse(null);
    if (problem == null && !keys.getHost().equals(settings.issuer().getHost())) {
      problem = "it lies elsewhere than the issuer; where that is right, say it: --oidc-keys";
    }
    if (problem != null) {
      throw new IOException("the key set that " + address + " names is not fetched: " + problem);
    }
    return keys;
  }

  private String fetch(URI address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    HttpResponse<String> response;
    try {
      response =
          Exchange.send(
              client,
              request,
              BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES),
              PATIENCE);
    } catch (IOException e) {
      throw new IOException(address + " does not answer: " + e, e);
    }
    if (response.statusCode() != 200) {
      throw new IOException(address + " answers " + response.statusCode());
    }
    return response.body();
  }

  @Override
  public void close() {
    client.close();
  }
}
