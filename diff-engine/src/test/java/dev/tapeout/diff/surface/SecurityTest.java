package dev.tapeout.diff.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.diff.change.Finding;
import org.junit.jupiter.api.Test;

class SecurityTest {
  private static final String SCHEMES =
      """
      components:
        securitySchemes:
          token: {type: http, scheme: bearer}
          jwt: {type: http, scheme: Bearer, bearerFormat: JWT}
          key: {type: apiKey, in: header, name: X-Key}
          oauth: {type: oauth2, flows: {implicit: {authorizationUrl: https://x.org}}}
      """;

  private static Pair security(String old, String current) {
    return Pair.of(
        SCHEMES + Pair.operation("security: " + old),
        SCHEMES + Pair.operation("security: " + current));
  }

  private static Pair scheme(String old, String current) {
    String use = "security: [{s: []}]\npaths: {/a: {get: {}}, /b: {get: {}}}\n";
    return Pair.of(
        use + "components: {securitySchemes: {s: " + old + "}}",
        use + "components: {securitySchemes: {s: " + current + "}}");
  }

  @Test
  void credentialsMayNoLongerBeAskedForButNotAskedForAnew() {
    security("[]", "[{token: []}]")
        .forth("breaking authentication-added")
        .back("compatible authentication-removed");
    security("[{}, {token: []}]", "[{token: []}]").forth("breaking authentication-added");
  }

  @Test
  void aWayMayOpenButNotClose() {
    security("[{token: []}]", "[{token: []}, {key: []}]")
        .forth("compatible security-alternative-added")
        .back("breaking security-alternative-removed");
  }

  @Test
  void aCredentialMoreBreaksAndOneLessDoesNot() {
    security("[{token: []}]", "[{token: [], key: []}]")
        .forth("breaking credential-added")
        .back("compatible credential-removed");
  }

  @Test
  void aScopeMoreBreaksAndOneLessDoesNot() {
    security("[{oauth: [r]}]", "[{oauth: [r, w]}]")
        .forth("breaking scope-added")
        .back("compatible scope-removed");
  }

  @Test
  void theOrderOfAlternativesCredentialsAndScopesMeansNothing() {
    security("[{token: [], key: []}, {oauth: [a, b]}]", "[{oauth: [b, a]}, {key: [], token: []}]")
        .forth();
  }

  @Test
  void whatASchemeIsCalledMeansNothing() {
    security("[{token: []}]", "[{jwt: []}]").forth().back();
  }

  @Test
  void aSchemeThatChangesOnTheWireIsOneFinding() {
    Finding finding =
        scheme(
                "{type: apiKey, in: header, name: X-Key}",
                "{type: apiKey, in: header, name: X-Api-Key}")
            .only();
    assertThat(finding.rule()).isEqualTo("security-scheme-changed");
    assertThat(finding.operations()).containsExactly("GET /a", "GET /b");
    assertThat(finding.before())
        .extracting(Location::pointer)
        .isEqualTo("/components/securitySchemes/s");
    assertThat(finding.from()).isEqualTo("apiKey in header x-key");
    assertThat(finding.to()).isEqualTo("apiKey in header x-api-key");
    scheme("{type: http, scheme: basic}", "{type: http, scheme: bearer}")
        .forth("breaking security-scheme-changed")
        .back("breaking security-scheme-changed");
  }

  @Test
  void flowsMayComeButNotGoOrMove() {
    String one = "{type: oauth2, flows: {implicit: {authorizationUrl: https://x.org}}}";
    String two =
        "{type: oauth2, flows: {implicit: {authorizationUrl: https://x.org},"
            + " clientCredentials: {tokenUrl: https://x.org}}}";
    scheme(one, two).forth("compatible oauth-flow-added").back("breaking oauth-flow-removed");
    scheme(one, one.replace("x.org", "y.org")).forth("breaking oauth-url-changed");
  }

  @Test
  void scopesMayComeButNotGo() {
    String flows = "{type: oauth2, flows: {implicit: {authorizationUrl: u, scopes: {%s}}}}";
    scheme(flows.formatted("r: read"), flows.formatted("r: read, w: write"))
        .forth("compatible oauth-scope-added")
        .back("breaking oauth-scope-removed");
    scheme(flows.formatted("r: read"), flows.formatted("r: Read"))
        .forth("documentation documentation-changed");
  }

  @Test
  void theDocumentsSecurityIsOneFindingForAllItsOperations() {
    String paths = "\npaths: {/a: {get: {}}, /b: {get: {}}, /c: {get: {security: []}}}\n" + SCHEMES;
    Finding finding = Pair.of("security: []" + paths, "security: [{token: []}]" + paths).only();
    assertThat(finding.rule()).isEqualTo("authentication-added");
    assertThat(finding.operations()).containsExactly("GET /a", "GET /b");
  }

  @Test
  void securityThatMovesFromTheDocumentToItsOperationsIsTheSame() {
    Pair.of(
            "security: [{token: []}]\npaths: {/a: {get: {}}}\n" + SCHEMES,
            "paths: {/a: {get: {security: [{token: []}]}}}\n" + SCHEMES)
        .forth()
        .back();
  }

  @Test
  void ofAWebhookTheProviderIsTheCaller() {
    String start = SCHEMES + "webhooks: {w: {post: {security: ";
    Pair.of(start + "[{token: []}]}}}", start + "[{token: [], key: []}]}}}")
        .forth()
        .back("breaking webhook-credentials-changed");
    Pair.of(
            SCHEMES + "security: [{token: []}]\nwebhooks: {w: {post: {}}}",
            SCHEMES + "security: [{key: []}]\nwebhooks: {w: {post: {}}}")
        .forth();
  }

  @Test
  void addressesForTokensMayComeButNotGo() {
    String flows = "{type: oauth2, flows: {clientCredentials: {tokenUrl: t%s}}}";
    scheme(flows.formatted(""), flows.formatted(", refreshUrl: r"))
        .forth("compatible oauth-url-added")
        .back("breaking oauth-url-removed");
    String metadata = "{type: oauth2, oauth2MetadataUrl: %s, flows: {}}";
    scheme(metadata.formatted("a"), metadata.formatted("b")).forth("breaking oauth-url-changed");
    String device = "{type: oauth2, flows: {deviceAuthorization: {tokenUrl: t%s}}}";
    scheme(
            device.formatted(", deviceAuthorizationUrl: a"),
            device.formatted(", deviceAuthorizationUrl: b"))
        .forth("breaking oauth-url-changed");
  }

  @Test
  void whatElseASchemeIsCalledOnTheWireIsComparedToo() {
    String key = "{type: apiKey, in: %s, name: k}";
    scheme(key.formatted("header"), key.formatted("query"))
        .forth("breaking security-scheme-changed")
        .back("breaking security-scheme-changed");
    String connect = "{type: openIdConnect, openIdConnectUrl: https://%s.org}";
    scheme(connect.formatted("x"), connect.formatted("y"))
        .forth("breaking security-scheme-changed");
  }

  @Test
  void aSchemeMayBeDeprecated() {
    scheme("{type: http, scheme: basic}", "{type: http, scheme: basic, deprecated: true}")
        .forth("compatible deprecated-added", "documentation sunset-missing")
        .back("compatible deprecated-removed");
  }
}
