package dev.tapeout.contracts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules that look at schemas and examples. */
class SchemaRulesTest {
  private static final String HEAD =
      """
      openapi: 3.1.0
      info: { title: T, version: 1.0.0 }
      """;

  private static String request(String components) {
    return HEAD
        + """
        paths:
          /a:
            post:
              requestBody:
                  content: { application/json: { schema: { $ref: '#/components/schemas/A' } } }
        components:
          schemas:
        """
        + components.indent(4);
  }

  private static String response(String components) {
    return request(components)
        .replace(
            "requestBody:\n          content:", "responses:\n        '200':\n          content:");
  }

  @Test
  void anOpenRequestBodyIsReportedAtItsSchema() {
    assertThat(Lint.of("request-body-closed", request("A: { type: object, properties: {} }")))
        .containsExactly(
            "10:8 this schema of the request body of POST /a is open:"
                + " it accepts properties that it does not describe");
  }

  @Test
  void aRequestBodyIsClosedByAnyPartThatSurelyApplies() {
    String closed = "{ unevaluatedProperties: false }";
    assertThat(
            Lint.of(
                "request-body-closed",
                request("A: { allOf: [{ type: object }, %s] }".formatted(closed))))
        .isEmpty();
    assertThat(
            Lint.of(
                "request-body-closed",
                request("A: { $ref: '#/components/schemas/B' }\nB: " + closed)))
        .isEmpty();
    assertThat(
            Lint.of(
                "request-body-closed",
                request("A: { type: object, oneOf: [%s, %s] }".formatted(closed, closed))))
        .isEmpty();
    assertThat(
            Lint.of(
                "request-body-closed",
                request("A: { type: object, oneOf: [%s, {}] }".formatted(closed))))
        .hasSize(1);
  }

  @Test
  void aRequestBodyIsClosedByAdditionalPropertiesAsWell() {
    String closed = "A: { type: object, properties: {}, additionalProperties: false }";
    assertThat(Lint.of("request-body-closed", request(closed))).isEmpty();
    assertThat(Lint.of("request-body-closed", request(closed.replace("false", "true")))).hasSize(1);
  }

  @Test
  void aRequestBodyThatIsNoObjectNeedsNoClosing() {
    assertThat(
            Lint.of("request-body-closed", request("A: { type: array, items: { type: object } }")))
        .isEmpty();
  }

  @Test
  void aCycleOfSchemasDoesNotHangTheRules() {
    String cyclic = "A: { allOf: [{ $ref: '#/components/schemas/A' }], properties: {} }";
    assertThat(Lint.of("request-body-closed", request(cyclic))).hasSize(1);
    assertThat(Lint.of("response-schema-role", response(cyclic))).hasSize(1);
    assertThat(
            Lint.of(
                "example-valid",
                request(cyclic + "\nB: { $ref: '#/components/schemas/A', example: {} }")))
        .isEmpty();
  }

  @Test
  void aResponseSchemaSaysItsRole() {
    assertThat(Lint.of("response-schema-role", response("A: { type: object }")))
        .containsExactly("11:8 this schema of a response of POST /a does not say its role");
    assertThat(
            Lint.of(
                "response-schema-role", response("A: { type: object, x-schema-role: canonical }")))
        .isEmpty();
    assertThat(
            Lint.of("response-schema-role", response("A: { type: object, x-schema-role: whole }")))
        .containsExactly(
            "11:39 the role of a schema is 'canonical' or 'projection', not \"whole\"");
  }

  @Test
  void aProjectionNamesASchemaThatExists() {
    assertThat(
            Lint.of(
                "response-schema-role", response("A: { type: object, x-schema-role: projection }")))
        .containsExactly(
            "11:24 this projection does not name the canonical schema that it is taken from");
    assertThat(
            Lint.of(
                "response-schema-role",
                response(
                    "A: { type: object, x-schema-role: projection, x-canonical-schema: '#/B' }")))
        .containsExactly("11:71 the canonical schema '#/B' is not there");
  }

  @Test
  void aProjectionIsComparedWithItsCanonicalSchemaAsFarAsThatGoes() {
    assertThat(
            Lint.of(
                "response-schema-role",
                response(
                    """
                    A:
                      x-schema-role: projection
                      x-canonical-schema: '#/components/schemas/B'
                      type: object
                      properties:
                        same: { type: string }
                        lax: { type: string }
                        other: { type: string }
                        more: { type: string }
                      required: [same]
                    B:
                      type: object
                      properties:
                        same: { type: string }
                        lax: { type: string }
                        other: { type: string, maxLength: 9 }
                      required: [same, lax]
                    """)))
        .containsExactly(
            "13:7 not proved to be a projection: the canonical schema writes other differently,"
                + " and whether that means the same is not decided here",
            "17:14 the projection may lack 'lax', which its canonical schema requires",
            "19:15 the projection has the property 'more', and its canonical schema has none");
  }

  @Test
  void examplesAndDefaultsFitTheirSchemas() {
    assertThat(
            Lint.of(
                "example-valid",
                HEAD
                    + """
                    paths:
                      /a:
                        get:
                          parameters:
                            - { name: p, in: query, schema: { type: integer, default: x }, example: 1.5 }
                          responses:
                            '200':
                              description: d
                              content:
                                application/json:
                                  schema: { $ref: '#/components/schemas/A' }
                                  examples:
                                    good: { value: { id: 1, tags: [a] } }
                                    bad: { value: { tags: [a, 2] } }
                                application/xml:
                                  schema: { $ref: '#/components/schemas/A' }
                                  example: <a/>
                    components:
                      schemas:
                        A:
                          type: object
                          required: [id, secret]
                          properties:
                            id: { type: integer }
                            secret: { type: string, writeOnly: true }
                            tags: { type: array, items: { type: string } }
                    """))
        .containsExactly(
            "7:67 this default does not fit its schema:"
                + " the value must be of type integer, and is a string",
            "7:81 this example does not fit its schema:"
                + " the value must be of type integer, and is a number",
            "16:31 this example does not fit its schema: the value lacks 'id'",
            "16:43 this example does not fit its schema:"
                + " 'tags.1' must be of type string, and is a number");
  }

  @Test
  void ofSeveralBranchesOnlyTheNearestIsBlamed() {
    assertThat(
            Lint.of(
                "example-valid",
                request(
                    """
                    A:
                      oneOf:
                        - { type: string }
                        - type: object
                          properties: { n: { type: integer } }
                      example: { n: x }
                    """)))
        .containsExactly(
            "15:21 this example does not fit its schema:"
                + " 'n' must be of type integer, and is a string");
  }

  @Test
  void whatCannotBeDecidedIsNoFault() {
    assertThat(
            Lint.of(
                "example-valid",
                request(
                    "A: { properties: { a: { $ref: 'https://example.com/x' } }, example: { a: 1 } }")))
        .isEmpty();
  }

  @Test
  void aPatternThatDoesNotCompileIsReportedAtThePattern() {
    assertThat(
            Lint.of(
                "pattern-valid",
                request(
                    """
                    A: { pattern: '^[a-z+$' }
                    B: { pattern: '^(?i)a$' }
                    C: { pattern: '^[a-z[&&]+\\-\\p{L}(?<na_me>x)\\k<na_me>$' }
                    D: { patternProperties: { 'a**': true } }
                    """)))
        .containsExactly(
            "10:19 the pattern '^[a-z+$' is no regular expression: the '[' has no ']'",
            "11:19 the pattern '^(?i)a$' is no regular expression: a group that starts with '(?'"
                + " goes on with ':', '=', '!', '<=', '<!' or '<name>'",
            "13:31 the pattern 'a**' is no regular expression:"
                + " there is nothing before '*' that it could repeat");
  }

  @Test
  void anUnknownKeywordIsReportedAtItsKey() {
    assertThat(
            Lint.of(
                "schema-keywords-known",
                request(
                    """
                    A:
                      requried: [a]
                      x-mine: 1
                      properties:
                        requried: { default: { requried: 1 } }
                    """)))
        .containsExactly("11:7 'requried' is no keyword of a schema, so it has no effect");
  }

  @Test
  void aDialectThatIsNotJudgedIsReportedWhereItIsDeclared() {
    String contract =
        """
        openapi: %s
        jsonSchemaDialect: %s
        components:
          schemas:
            A: { $schema: 'http://json-schema.org/draft-07/schema#', dependencies: {} }
            B: { $schema: 'https://json-schema.org/draft/2020-12/schema' }
        """;
    String read = "https://spec.openapis.org/oas/3.1/dialect/base";
    String says = "' is not judged: each change of what its schemas say is undecided";
    String old = "5:19 the dialect 'http://json-schema.org/draft-07/schema#" + says;
    String rule = "schema-dialect-read";
    assertThat(Lint.of(rule, contract.formatted("3.1.0", read))).containsExactly(old);
    assertThat(Lint.of(rule, contract.formatted("3.1.0", "https://e.example/d")))
        .containsExactly("2:20 the dialect 'https://e.example/d" + says, old);
    assertThat(Lint.of(rule, contract.formatted("3.0.3", "https://e.example/d"))).isEmpty();
    assertThat(Lint.of("schema-keywords-known", contract.formatted("3.1.0", read))).isEmpty();
  }
}
