package dev.tapeout.registry.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tapeout.registry.Contracts;
import dev.tapeout.registry.access.OidcSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer that may change its keys, lie, and go away. */
final class Issuer implements AutoCloseable {
  static final String AUDIENCE = "registry";

  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile List<RSAKey> keys;

  /** Whether it says how long its keys are, and never all of them. */
  volatile boolean stalls;

  /** What discovery says in place of the truth; empty for the truth. */
  volatile String lie = "";

  Issuer() {
    keys = List.of(key("first"));
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(exchange, lie.isEmpty() ? discovery(address(), address() + "/keys") : lie));
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          if (stalls) {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            return;
          }
          answer(exchange, new JWKSet(List.copyOf(keys)).toString(true));
        });
    server.start();
  }

  static String discovery(Object issuer, String keys) {
    return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + keys + "\"}";
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = Contracts.bytes(json);
    try (exchange) {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  OidcSettings settings() {
    return settings(address(), "roles");
  }

  static OidcSettings settings(URI issuer, String roles) {
    return new OidcSettings(
        issuer,
        AUDIENCE,
        null,
        "sub",
        roles,
        "reader",
        "publisher:",
        "administrator",
        Duration.ofSeconds(60));
  }

  RSAKey key() {
    return keys.getFirst();
  }

  /** Signs with another key from now on. */
  void rotate(String id) {
    keys = List.of(key(id));
  }

  /** How often its key set was asked for. */
  int asked() {
    return asked.get();
  }

  /** What a token of it says by itself, for a minute. */
  JWTClaimsSet.Builder claims(String... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(address().toString())
        .audience(AUDIENCE)
        .subject("ann")
        .claim("roles", List.of(roles))
        .issueTime(new Date())
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  String token(String... roles) {
    return sign(key(), claims(roles).build());
  }

  static String sign(RSAKey key, JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
