package dev.tapeout.contracts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules that look at the document, its operations and its references. */
class RulesTest {
  @Test
  void aVersionThatIsNoSemverIsReportedAtTheVersion() {
    String contract =
        """
        openapi: 3.1.0
        info: { title: T, version: '%s' }
        paths: {}
        """;
    assertThat(Lint.of("info-version-semver", contract.formatted("1.2")))
        .containsExactly("2:28 the version '1.2' is no semantic version");
    assertThat(Lint.of("info-version-semver", contract.formatted("01.2.3"))).hasSize(1);
    assertThat(Lint.of("info-version-semver", contract.formatted("1.2.3-rc.1+build.5"))).isEmpty();
  }

  @Test
  void anOperationWithoutBoundedContextIsReportedAtItsMethod() {
    assertThat(
            Lint.of(
                "bounded-context-declared",
                """
                openapi: 3.1.0
                info: { title: T, version: 1.0.0 }
                paths:
                  /a:
                    x-domain-bounded-context: order-management
                    get: {}
                  /b:
                    get: {}
                    put:
                      x-domain-bounded-context: Orders
                    post:
                      x-domain-bounded-context: [a, b]
                    patch:
                      x-domain-bounded-context: %s
                """
                    .formatted("a".repeat(101))))
        .containsExactly(
            "8:5 GET /b has no bounded context",
            "10:33 the bounded context 'Orders' is not in kebab-case",
            "12:33 a bounded context is a string, and this is an array",
            "14:33 the bounded context '"
                + "a".repeat(60)
                + "…' has 101 characters, and may have 100");
  }

  @Test
  void aDocumentWithoutAnyBoundedContextIsOneFinding() {
    assertThat(
            Lint.of(
                "bounded-context-declared",
                """
                openapi: 3.1.0
                info: { title: T, version: 1.0.0 }
                paths: { /a: { get: {}, put: {} } }
                """))
        .containsExactly(
            "1:1 none of the 2 operations has a bounded context,"
                + " so nobody knows whose service this is");
  }

  @Test
  void siliconFlowIsHeldAgainstItsSchema() {
    assertThat(
            Lint.of(
                "silicon-flow-valid",
                """
                openapi: 3.1.0
                info: { title: T, version: 1.0.0 }
                paths:
                  /a:
                    get: { x-silicon-flow: true }
                    put:
                      x-silicon-flow:
                        limit: { rate: 200, burst: 400, window: 60s, slices: 12, max: 12000 }
                        trace: { sample: 1.0 }
                        drift: { mode: off, sample: 0.01 }
                        inference: { model: intent, timeout: 500ms, batch: 8 }
                    post:
                      x-silicon-flow:
                        limit: { window: 60, burts: 3 }
                        trace: { sample: 1.5 }
                        drift: { mode: loud }
                        inference: {}
                    delete: { x-silicon-flow: yes }
                    head: { x-silicon-flow: { limit: { window: 9000h, key: anybody } } }
                """))
        .containsExactly(
            "14:26 x-silicon-flow: 'limit.window' must be of type string, and is a number",
            "14:30 x-silicon-flow: 'limit' has 'burts', which is not allowed there",
            "15:26 x-silicon-flow: 'trace.sample' is 1.5, against maximum: 1",
            "16:24 x-silicon-flow: 'drift.mode' must be one of [\"off\",\"report\",\"enforce\"],"
                + " and is \"loud\"",
            "17:20 x-silicon-flow: 'inference' lacks 'model'",
            "18:31 x-silicon-flow is a boolean or an object, and this is a string",
            "19:48 x-silicon-flow: the window '9000h' is longer than 365 days, which no limiter"
                + " counts",
            "19:60 x-silicon-flow: 'limit.key' must match the pattern"
                + " \"^(operation|tenant|client|header:[!#$%&'*+.^_`|~0-9A-Za-z-]+)$\","
                + " and is \"anybody\"");
  }

  @Test
  void anOperationIdThatIsTakenIsReportedAtTheSecond() {
    assertThat(
            Lint.of(
                "operation-id-unique",
                """
                openapi: 3.1.0
                info: { title: T, version: 1.0.0 }
                paths:
                  /a: { get: { operationId: read }, put: { operationId: write } }
                webhooks:
                  b: { post: { operationId: read } }
                """))
        .containsExactly("6:29 the operationId 'read' is taken: api.yaml:4:29 has it");
  }

  @Test
  void anOperationWithoutIdIsReportedAtItsMethod() {
    assertThat(
            Lint.of(
                "operation-id-declared",
                """
                openapi: 3.1.0
                info: { title: T, version: 1.0.0 }
                paths:
                  /a: { get: { operationId: read }, put: {} }
                """))
        .containsExactly("4:37 PUT /a has no operationId");
  }

  @Test
  void variablesAndPathParametersAreTheSame() {
    assertThat(
            Lint.of(
                "path-parameters-declared",
                """
                openapi: 3.1.0
                info: { title: T, version: 1.0.0 }
                paths:
                  /a/{x}/{y}:
                    parameters:
                      - { name: x, in: path, required: true }
                    get:
                      parameters:
                        - { name: z, in: path, required: false }
                    put:
                      parameters:
                        - $ref: '#/components/parameters/Y'
                components:
                  parameters:
                    Y: { name: y, in: path, required: true }
                """))
        .containsExactly(
            "4:3 the path has the variable 'y', and GET declares no path parameter of that name",
            "9:11 the path parameter 'z' does not occur in the path /a/{x}/{y}",
            "9:32 the path parameter 'z' is not declared as required, and a path needs it");
  }

  @Test
  void pathsThatDifferInNamesOnlyAreReportedAtTheSecond() {
    assertThat(
            Lint.of(
                "path-templates-distinct",
                """
                openapi: 3.1.0
                info: { title: T, version: 1.0.0 }
                paths:
                  /a/{x}: {}
                  /a/b: {}
                  /a/{y}: {}
                """))
        .containsExactly(
            "6:3 the path '/a/{y}' is the same as '/a/{x}' at api.yaml:4:3,"
                + " but for the names of the variables");
  }

  @Test
  void aReferenceThatLeavesTheContractMustBePinned() {
    assertThat(
            Lint.of(
                "external-ref-pinned",
                """
                openapi: 3.1.0
                info: { title: T, version: 1.0.0 }
                components:
                  schemas:
                    A: { $ref: 'https://example.com/orders/latest#/A' }
                    B: { $ref: 'https://example.com/orders/1.4.0#/A' }
                    C: { $ref: '#/components/schemas/D' }
                    D: { properties: { $ref: { const: 'https://example.com/x' } } }
                    E: { $ref: 'common.yaml#/E' }
                """))
        .containsExactly(
            "5:16 the reference 'https://example.com/orders/latest#/A' leaves the contract"
                + " and names no exact version");
  }

  @Test
  void aDocumentIsHeldAgainstOpenApi() {
    assertThat(
            Lint.of(
                "openapi-valid",
                """
                openapi: 3.1.0
                info: { title: T }
                paths:
                  a: {}
                  /a:
                    gett: {}
                    get:
                      tags: [one]
                      parameters:
                        - { name: p, in: body }
                      responses:
                        '20': { description: d }
                        '200': { content: { text/plain: { schema: { type: string } } } }
                components:
                  securitySchemes:
                    key: { type: apiKey }
                """))
        .containsExactly(
            "2:7 not as OpenAPI has it: 'info' lacks 'version'",
            "4:3 not as OpenAPI has it: 'paths' has 'a', which is not allowed there",
            "6:5 not as OpenAPI has it: 'paths./a' has 'gett', which is not allowed there",
            "10:11 not as OpenAPI has it: 'get.parameters.0' lacks 'schema'",
            "10:26 not as OpenAPI has it: 'parameters.0.in' must be one of"
                + " [\"query\",\"header\",\"path\",\"cookie\"], and is \"body\"",
            "12:9 not as OpenAPI has it: '/a.get.responses' has '20', which is not allowed there",
            "13:16 not as OpenAPI has it: 'get.responses.200' lacks 'description'",
            "16:10 not as OpenAPI has it: 'components.securitySchemes.key' lacks 'name'",
            "16:10 not as OpenAPI has it: 'components.securitySchemes.key' lacks 'in'");
  }

  @Test
  void anExampleOrSeveral() {
    assertThat(
            Lint.of(
                "openapi-valid",
                """
                openapi: 3.1.0
                info: { title: T, version: 1.0.0 }
                components:
                  parameters:
                    a: { in: query, name: a, schema: {}, example: 1, examples: { one: { value: 1 } } }
                    b: { in: header, name: b, schema: {}, allowReserved: true }
                """))
        .containsExactly(
            "5:64 not as OpenAPI has it: 'parameters.a.examples' must not be there, given what"
                + " stands beside it",
            "6:58 not as OpenAPI has it: 'parameters.b.allowReserved' must not be there, given what"
                + " stands beside it");
  }

  @Test
  void aDocumentOfVersion32IsHeldAgainstThatVersion() {
    String additions =
        """
        openapi: %s
        $self: https://example.com/api.yaml
        info: { title: T, version: 1.0.0 }
        servers: [{ url: /, name: here }]
        tags: [{ name: a, parent: b, kind: nav, summary: s }]
        paths:
          /a:
            query: { responses: { '200': { content: { text/plain: { itemSchema: {} } } } } }
            additionalOperations: { COPY: { responses: { '200': { summary: done } } } }
        """;
    assertThat(Lint.of("openapi-valid", additions.formatted("3.2.0"))).isEmpty();
    assertThat(Lint.of("openapi-valid", additions.formatted("3.1.0"))).isNotEmpty();
  }

  @Test
  void whatVersion32Forbids() {
    assertThat(
            Lint.of(
                "openapi-valid",
                """
                openapi: 3.2.0
                info: { title: T, version: 1.0.0 }
                paths:
                  /a:
                    additionalOperations: { GET: {} }
                    get:
                      parameters:
                        - { in: querystring, name: q, content: { text/plain: {} } }
                        - { in: query, name: r, schema: {} }
                components:
                  examples:
                    e: { value: 1, dataValue: 1 }
                """))
        .containsExactly(
            "5:27 not as OpenAPI has it: 'paths./a.additionalOperations' has a name that is not"
                + " allowed: 'GET'",
            "9:17 not as OpenAPI has it: 'parameters.1.in' must be one of"
                + " [\"querystring\",\"header\",\"path\",\"cookie\"], and is \"query\"",
            "12:31 not as OpenAPI has it: 'examples.e.dataValue' must not be there, given what"
                + " stands beside it");
  }

  @Test
  void aDocumentOfVersion2IsSaidNotToBeChecked() {
    assertThat(
            Lint.of(
                "openapi-valid",
                """
                swagger: '2.0'
                info: { title: T, version: 1.0.0 }
                paths: {}
                """))
        .containsExactly(
            "1:1 not checked as a whole:"
                + " there is no schema at hand for documents of version '2.0'");
  }
}
