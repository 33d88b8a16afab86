package dev.tapeout.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Node;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OpenApi2Test {
  private static final String CONTRACT =
      """
      swagger: '2.0'
      info: {title: Pets, version: 1.0.0}
      host: pets.example
      basePath: /v1
      schemes: [https]
      consumes: [application/json]
      produces: [application/json]
      x-domain-bounded-context: pets
      securityDefinitions:
        key: {type: apiKey, in: header, name: K}
      security: [{key: []}]
      paths:
        /pets/{id}:
          post:
            operationId: addPet
            x-silicon-flow: true
            parameters:
              - name: pet
                in: body
                required: true
                schema: {$ref: '#/definitions/Pet'}
              - name: id
                in: path
                required: true
                type: integer
                minimum: 1
                exclusiveMinimum: true
            responses:
              '200':
                description: done
                headers:
                  X-Rate: {type: integer}
                schema:
                  $ref: '#/definitions/Pet'
        /photos:
          post:
            consumes: [multipart/form-data]
            parameters:
              - {name: photo, in: formData, type: file}
            responses:
              '204': {description: stored}
      definitions:
        Pet:
          type: object
          required: [name]
          x-kept: 1
          properties:
            name:
              type: string
              maxLength: 10
      """;

  private final ContractReading reading = Reading.of("pets.yaml", CONTRACT);
  private final Contract contract = Objects.requireNonNull(reading.contract());

  @Test
  void partsInOtherFilesAreNotReadAsIfTheyWereOf31() {
    ContractReading reading =
        Reading.of(
            "api.yaml",
            """
            swagger: '2.0'
            info: { title: t, version: 1.0.0 }
            paths: { /a: { get: { parameters: [ { $ref: 'p.yaml#/lim' } ], responses: { '200': { description: ok, schema: { $ref: 'p.yaml#/s' } } } } } }
            """,
            "p.yaml",
            "{ lim: { name: lim, in: query, type: string }, s: { type: string } }");
    assertThat(reading.contract()).isNull();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::rule)
        .contains("openapi-2-parts-apart");
  }

  @Test
  void aDocumentOfVersion2IsReadAsOneOfVersion3() {
    assertThat(reading.diagnostics()).isEmpty();
    assertThat(contract.openapi()).isEqualTo("2.0");
    assertThat(contract.info().version()).isEqualTo("1.0.0");
    assertThat(contract.servers())
        .extracting(Server::url)
        .containsExactly("https://pets.example/v1");
    assertThat(contract.securitySchemes()).extracting(SecurityScheme::name).containsExactly("key");
    assertThat(contract.operations())
        .extracting(Operation::displayName)
        .containsExactly("POST /pets/{id}", "POST /photos");
  }

  @Test
  void itsPayloadsHavePositions() {
    Operation operation = contract.operations().get(0);
    assertThat(operation.positions())
        .extracting(p -> p.slot().toString())
        .containsExactly(
            "OfParameter[in=path, name=id, mediaType=null]",
            "OfRequestBody[mediaType=application/json, item=false]",
            "OfResponseHeader[status=200, name=X-Rate, mediaType=null]",
            "OfResponseBody[status=200, mediaType=application/json, item=false]");
    assertThat(operation.requestBody()).isNotNull();
    assertThat(operation.siliconFlow()).hasToString("true");
    assertThat(operation.boundedContext()).hasToString("\"pets\"");
  }

  @Test
  void convertedSchemasAreLifted() {
    Node schema = contract.operations().get(0).positions().get(0).schema();
    assertThat(schema.toString()).contains("\"exclusiveMinimum\":1").doesNotContain("true");
  }

  @Test
  void nodesStandWhereTheyCameFrom() {
    Operation operation = contract.operations().get(0);
    Position body = operation.positions().get(1);
    assertThat(operation.node().location().pointer()).isEqualTo("/paths/~1pets~1{id}/post");
    assertThat(operation.positions().get(0).location().pointer())
        .isEqualTo("/paths/~1pets~1{id}/post/parameters/1");
    assertThat(body.location().pointer()).isEqualTo("/paths/~1pets~1{id}/post/parameters/0/schema");
    assertThat(operation.positions().get(3).location().pointer())
        .isEqualTo("/paths/~1pets~1{id}/post/responses/200/schema");
    assertThat(contract.references().follow(body.schema()).location())
        .hasToString("pets.yaml:44:5");
    assertThat(Reading.at(contract, "/components/schemas/Pet/properties/name/maxLength").location())
        .hasToString("pets.yaml:50:20");
    assertThat(Reading.at(contract, "/components/schemas/Pet/x-kept")).hasToString("1");
  }

  @Test
  void aReferenceToAUrlIsNotFetchedByTheConverterEither() {
    ContractReading remote =
        Reading.of(
            "a.yaml",
            CONTRACT.replace(
                "$ref: '#/definitions/Pet'}", "$ref: 'http://localhost:1/x.json#/P'}"));
    assertThat(remote.diagnostics()).extracting(Diagnostic::rule).contains("ref-to-url");
  }

  @Test
  void aDocumentThatTheConverterCannotTakeIsADiagnostic() {
    ContractReading broken = Reading.of("a.yaml", "{swagger: '2.0', paths: 5, definitions: [1]}");
    assertThat(broken.diagnostics())
        .extracting(Diagnostic::rule)
        .isNotEmpty()
        .allMatch(rule -> rule.startsWith("openapi-2-"));
  }
}
