package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tapeout.registry.access.Role;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens of an OpenID Connect issuer. */
class OidcTest {
  private static HttpResponse<String> read(Running registry, String token) {
    return registry.get("/api/contexts", Running.bearer(token));
  }

  private static String refusal(Running registry, String token) {
    HttpResponse<String> response = read(registry, token);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("invalid_token");
    return response.body();
  }

  @Test
  void theTokensOfAnIssuerThatOthersHaveBuiltGiveRoles() {
    MockOAuth2Server issuer = new MockOAuth2Server();
    issuer.start();
    URI address = issuer.issuerUrl("tapeout").uri();
    try (Running registry = Running.trusting(Issuer.settings(address, "realm_access.roles"))) {
      String ann = foreign(issuer, "ann", List.of("publisher:orders", "publisher:Not A Context"));
      String eve = foreign(issuer, "eve", List.of("administrator"));
      String bob = foreign(issuer, "bob", List.of("reader"));
      String tom = foreign(issuer, "tom", List.of("something else"));

      assertThat(registry.get("/api/me", Running.bearer(ann)).body())
          .contains("\"oidc:ann\"", "\"publisher\"", "[\"orders\"]");
      assertThat(registry.get("/api/me", Running.bearer(eve)).body()).contains("administrator");
      String document = orders("1.0.0", "id: { type: string }");
      assertThat(registry.publish(ORDERS, document, Running.bearer(bob)).statusCode())
          .isEqualTo(403);
      assertThat(registry.publish(ORDERS, document, Running.bearer(ann)).statusCode())
          .isEqualTo(201);
      assertThat(read(registry, bob).statusCode()).isEqualTo(200);
      HttpResponse<String> powerless = read(registry, tom);
      assertThat(powerless.statusCode()).isEqualTo(403);
      assertThat(powerless.body()).contains("oidc:tom has no role here");
      assertThat(registry.get("/api/contexts", "Accept", "*/*").statusCode())
          .as("nobody is known without a token")
          .isEqualTo(401);
      assertThat(registry.get("/api/me", Running.bearer(registry.token(Role.READER))).statusCode())
          .as("the registry's own hold as well")
          .isEqualTo(200);
    } finally {
      issuer.shutdown();
    }
  }

  private static String foreign(MockOAuth2Server issuer, String who, List<String> roles) {
    Map<String, Object> claims = Map.of("realm_access", Map.of("roles", roles));
    return issuer.issueToken("tapeout", who, Issuer.AUDIENCE, claims).serialize();
  }

  @Test
  void aTokenThatIsNotForThisRegistryOrNotOfThisIssuerIsRefusedWithTheReason() throws Exception {
    try (Issuer issuer = new Issuer();
        Running registry = Running.trusting(issuer.settings())) {
      RSAKey key = issuer.key();
      assertThat(read(registry, issuer.token("reader")).statusCode()).isEqualTo(200);

      assertThat(refusal(registry, Issuer.sign(key, claims(issuer).audience("other").build())))
          .containsIgnoringCase("aud");
      assertThat(
              refusal(registry, Issuer.sign(key, claims(issuer).audience((String) null).build())))
          .containsIgnoringCase("aud");
      assertThat(
              refusal(
                  registry, Issuer.sign(key, claims(issuer).issuer("http://127.0.0.1:1").build())))
          .contains("iss");
      assertThat(refusal(registry, Issuer.sign(key, claims(issuer).subject(null).build())))
          .contains("sub");
      assertThat(refusal(registry, Issuer.sign(key, claims(issuer).expirationTime(null).build())))
          .contains("exp");
      Date soon = Date.from(Instant.now().plusSeconds(300));
      refusal(registry, Issuer.sign(key, claims(issuer).notBeforeTime(soon).build()));
      refusal(registry, Issuer.sign(Issuer.key(key.getKeyID()), claims(issuer).build()));
      refusal(registry, "nonsense");
      refusal(registry, "a.b.c");
      refusal(registry, issuer.token("reader") + "x");
    }
  }

  @Test
  @Timeout(60)
  void anIssuerThatStallsInItsKeysHoldsNobody() {
    try (Issuer issuer = new Issuer();
        Running registry = Running.trusting(issuer.settings())) {
      issuer.stalls = true;
      assertThat(read(registry, issuer.token("reader")).statusCode()).isEqualTo(503);
    }
  }

  private static JWTClaimsSet.Builder claims(Issuer issuer) {
    return issuer.claims("reader");
  }

  @Test
  void aTokenMayNotSayHowItIsChecked() throws Exception {
    try (Issuer issuer = new Issuer();
        Issuer other = new Issuer();
        Running registry = Running.trusting(issuer.settings())) {
      JWTClaimsSet claims = issuer.claims("administrator").build();
      refusal(registry, new PlainJWT(claims).serialize());
      SignedJWT confused =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuer.key().getKeyID()).build(),
              claims);
      confused.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
      refusal(registry, confused.serialize());
      SignedJWT brought =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .keyID(other.key().getKeyID())
                  .jwk(other.key().toPublicJWK())
                  .jwkURL(URI.create(other.address() + "/keys"))
                  .build(),
              claims);
      brought.sign(new RSASSASigner(other.key()));
      refusal(registry, brought.serialize());
      assertThat(other.asked()).as("no address of a token is asked").isZero();
    }
  }

  @Test
  void clocksMayDifferByAMinuteAndATokenEnds() {
    try (Issuer issuer = new Issuer();
        Running registry = Running.trusting(issuer.settings())) {
      String token = issuer.token("reader"); // for ten minutes
      registry.pass(Duration.ofSeconds(630));
      assertThat(read(registry, token).statusCode()).isEqualTo(200);
      registry.pass(Duration.ofSeconds(60));
      assertThat(refusal(registry, token)).contains("xpired");
    }
  }

  @Test
  void aNewKeyIsAskedForAndKeysThatNobodyHasAreNotAskedForAgainAndAgain() {
    try (Issuer issuer = new Issuer();
        Running registry = Running.trusting(issuer.settings())) {
      assertThat(read(registry, issuer.token("reader")).statusCode()).isEqualTo(200);
      assertThat(issuer.asked()).isEqualTo(1);
      String old = issuer.token("reader");
      issuer.rotate("second");
      assertThat(read(registry, issuer.token("reader")).statusCode()).isEqualTo(200);
      refusal(registry, old);
      for (int i = 0; i < 20; i++) {
        refusal(registry, Issuer.sign(Issuer.key("made-up"), claims(issuer).build()));
      }
      assertThat(issuer.asked()).isLessThanOrEqualTo(3);
      assertThat(read(registry, issuer.token("reader")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whileTheIssuerIsAwayTheKeysThatAreKnownHoldAndWithoutAnyNobodyCanSay() {
    Issuer issuer = new Issuer();
    try (Running knows = Running.trusting(issuer.settings());
        Running knowsNone = Running.trusting(issuer.settings())) {
      String token = issuer.token("reader");
      assertThat(read(knows, token).statusCode()).isEqualTo(200);
      issuer.close();
      assertThat(read(knows, token).statusCode()).isEqualTo(200);
      for (int i = 0; i < 5; i++) {
        assertThat(read(knowsNone, token).statusCode()).isEqualTo(503);
      }
      HttpResponse<String> nobody = read(knowsNone, token);
      assertThat(nobody.headers().firstValue("Retry-After")).isPresent();
      assertThat(nobody.body()).doesNotContain("Exception");
      assertThat(
              knowsNone.get("/api/me", Running.bearer(knowsNone.token(Role.READER))).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void keysThatLieElsewhereOrUnderAnotherNameAreNotFetched() {
    try (Issuer issuer = new Issuer();
        Issuer other = new Issuer()) {
      for (String lie :
          List.of(
              Issuer.discovery(other.address(), issuer.address() + "/keys"),
              Issuer.discovery(
                  issuer.address(), "http://localhost:" + other.address().getPort() + "/keys"),
              Issuer.discovery(issuer.address(), "http://169.254.169.254/latest"),
              Issuer.discovery(issuer.address(), "file:///etc/passwd"),
              "nonsense")) {
        issuer.lie = lie;
        try (Running registry = Running.trusting(issuer.settings())) {
          assertThat(read(registry, issuer.token("reader")).statusCode()).as(lie).isEqualTo(503);
        }
      }
      assertThat(other.asked()).isZero();
    }
  }

  @Test
  void settingsThatWouldLetAnybodyInAreRefused() {
    URI plain = URI.create("http://issuer.example.com");
    assertThatThrownBy(() -> Issuer.settings(plain, "roles")).hasMessageContaining("https");
    URI nothing = URI.create("issuer");
    assertThatThrownBy(() -> Issuer.settings(nothing, "roles"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
