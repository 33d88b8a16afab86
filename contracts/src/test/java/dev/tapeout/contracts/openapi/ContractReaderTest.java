package dev.tapeout.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.reference.Workspace;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"3.0.0", "3.0.4", "3.1.0", "3.1", "3.1.1", "3.2.0"})
  void theVersionIsRememberedAsDeclared(String version) {
    assertThat(Reading.contract("a.yaml", "openapi: '" + version + "'").openapi())
        .isEqualTo(version);
  }

  @Test
  void aVersionThatYamlTakesForANumberIsUnderstood() {
    assertThat(Reading.contract("a.yaml", "openapi: 3.1").openapi()).isEqualTo("3.1");
  }

  @ParameterizedTest
  @CsvSource({
    "{swagger: '1.2'},      openapi-version-unsupported",
    "{openapi: 4.0.0},      openapi-version-unsupported",
    "{openapi: 2.0},        openapi-version-unsupported",
    "{openapi: [3]},        openapi-version-unsupported",
    "{openapi: '3.10.0'},   openapi-version-unsupported",
    "{openapi: 3.1evil},    openapi-version-unsupported",
    "{info: {title: x}},    openapi-version-missing",
    "{asyncapi: 3.0.0},     openapi-version-missing",
    "[],                    contract-not-an-object",
    "hello,                 contract-not-an-object",
    "42,                    contract-not-an-object",
  })
  void whatIsNoReadableOpenApiDocumentIsSaidWithTheFix(String text, String rule) {
    ContractReading reading = Reading.of("a.yaml", text);
    assertThat(reading.contract()).isNull();
    assertThat(reading.diagnostics()).hasSize(1);
    assertThat(reading.diagnostics().get(0).rule()).isEqualTo(rule);
    assertThat(reading.diagnostics().get(0).hint()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000\u0001", "{\"openapi\": ", "a: [", "\t- x: ]"})
  void whatCannotBeReadIsNoContract(String text) {
    ContractReading reading = Reading.of("a.yaml", text);
    assertThat(reading.contract()).isNull();
    assertThat(reading.diagnostics()).isNotEmpty();
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeMissing() {
    Workspace empty = new Workspace((path, most) -> null, Limits.DEFAULT);
    assertThat(ContractReader.read(empty, "a.yaml").diagnostics())
        .extracting(Diagnostic::rule)
        .containsExactly("file-missing");
  }

  @Test
  void aBadReferenceIsReportedAndTheRestIsStillThere() {
    ContractReading reading =
        Reading.of(
            "a.yaml",
            """
            openapi: 3.1.0
            paths:
              /a:
                get:
                  parameters:
                    - $ref: '#/components/parameters/gone'
                    - {name: p, in: query}
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {$ref: '/etc/passwd'}
            """);
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::rule)
        .containsExactly("ref-unresolved", "ref-outside-tree");
    Operation operation = Objects.requireNonNull(reading.contract()).operations().get(0);
    assertThat(operation.parameters()).extracting(Parameter::name).containsExactly("p");
    assertThat(operation.positions()).hasSize(2);
  }

  @Test
  void fieldsOfTheWrongTypeDoNoHarm() {
    ContractReading reading =
        Reading.of(
            "a.yaml",
            """
            openapi: 3.1.0
            info: []
            servers: {}
            security: [5]
            components: {schemas: [], securitySchemes: 1}
            webhooks: no
            paths:
              /a: 5
              /b:
                parameters: {}
                get: []
                put:
                  parameters: [1, {}, {name: 1, in: []}]
                  requestBody: {content: [], required: maybe}
                  responses: {200: {headers: [], content: {x: 1}}, default: text}
                  callbacks: {c: []}
                  servers: {url: 1}
                  security: {}
            """);
    Contract contract = Objects.requireNonNull(reading.contract());
    Operation operation = contract.operations().get(0);
    assertThat(contract.operations()).hasSize(1);
    assertThat(contract.info().version()).isNull();
    assertThat(contract.securitySchemes()).isEmpty();
    assertThat(operation.responses()).hasSize(1);
    assertThat(operation.callbacks()).isEmpty();
    assertThat(operation.servers()).isEmpty();
    assertThat(operation.security()).isEmpty();
    assertThat(reading.diagnostics())
        .hasSize(20)
        .allMatch(d -> d.rule().equals("field-of-wrong-kind"))
        .extracting(d -> d.location().line() + " " + d.message())
        .startsWith(
            "2 'info' must be an Info Object, and is the list []",
            "3 'servers' must be a list, and is the object {}",
            "4 an item of 'security' must be a Security Requirement Object, and is the number 5")
        .contains("14 'required' must be true or false, and is the string 'maybe'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "required: 'true'     | 'required' must be true or false, and is the string 'true' | write true, without quotes",
        "name: 1.0            | 'name' must be a string, and is the number 1.0 | put it in quotes: \"1.0\"",
        "schema: text         | 'schema' must be a schema, which is an object, true or false, and is the string 'text' | write a schema",
        "schema: {minimum: a} | 'minimum' must be a number, and is the string 'a' | write a number there",
        "schema: {type: [strng]} | 'type' must be a JSON type or a list of them, and is the list [\"strng\"] | write a JSON type",
        "schema: {nullable: yes} | 'nullable' must be true or false, and is the string 'yes' | write true, without quotes",
        "examples:            | 'examples' must be an object, and is null | write an object there, or take the field out",
      })
  void aFieldOfTheWrongKindIsSaidWithWhatToDo(String field, String message, String hint) {
    for (String version : List.of("3.0.3", "3.1.0", "3.2.0")) {
      List<Diagnostic> found =
          Reading.of(
                  "a.yaml",
                  "openapi: "
                      + version
                      + "\npaths: {}\ncomponents:\n  parameters:\n    P:\n      "
                      + field
                      + "\n")
              .diagnostics();
      assertThat(found).as(version).hasSize(1);
      assertThat(found.get(0).rule()).isEqualTo("field-of-wrong-kind");
      assertThat(found.get(0).severity()).isEqualTo(Diagnostic.Severity.ERROR);
      assertThat(found.get(0).message()).isEqualTo(message);
      assertThat(found.get(0).hint()).startsWith(hint);
      assertThat(found.get(0).location().line()).isEqualTo(6);
    }
  }

  @Test
  void aParameterThatAListHasTwiceIsReportedAtTheSecond() {
    List<Diagnostic> found =
        Reading.of(
                "a.yaml",
                """
                openapi: 3.1.0
                paths:
                  /a:
                    parameters:
                      - {name: f, in: query, schema: {type: string}}
                      - {name: H, in: header, schema: {type: string}}
                      - {name: h, in: header, schema: {type: string}, required: true}
                    get:
                      parameters:
                        - {name: f, in: query, schema: {type: string}}
                        - {name: f, in: header, schema: {type: string}}
                        - {$ref: '#/components/parameters/F'}
                        - {name: f, in: query, schema: {type: string}}
                components:
                  parameters:
                    F: {name: f, in: query, required: true, schema: {type: integer}}
                """)
            .diagnostics();
    assertThat(found)
        .extracting(d ->
            d.severity()
                + " "
                + d.location().line()
                + ":"
                + d.location().column()
                + " "
                + d.message())
        .containsExactlyInAnyOrder(
            "ERROR 7:9 the header parameter 'h' is in this list already, at a.yaml:6:9; that one"
                + " counts, and this one says nothing",
            "ERROR 12:11 the query parameter 'f' is in this list already, at a.yaml:10:11; that one"
                + " counts, and this one says nothing",
            "WARNING 13:11 the query parameter 'f' is in this list already, at a.yaml:10:11; that"
                + " one counts, and this one says nothing");
    assertThat(found).allMatch(d -> d.rule().equals("parameter-duplicate"));
  }

  @Test
  void whatAReferenceLeadsToIsOfTheKindThatIsAskedFor() {
    assertThat(
            Reading.of(
                    "a.yaml",
                    """
                    openapi: 3.1.0
                    info: {title: T}
                    paths:
                      /a: {parameters: [{$ref: '#/info/title'}, {$ref: b.yaml#/p}, {$ref: b.yaml#/p}]}
                    """,
                    "b.yaml",
                    "p: 5\n")
                .diagnostics())
        .extracting(d -> d.location() + " " + d.message())
        .containsExactly(
            "a.yaml:2:15 what a '$ref' leads to must be a Parameter or Header Object, and is the"
                + " string 'T'",
            "b.yaml:1:4 what a '$ref' leads to must be a Parameter or Header Object, and is the"
                + " number 5");
  }

  @Test
  void aContractOfSeveralFilesIsOne() {
    Contract contract =
        Reading.contract(
            "api/openapi.yaml",
            """
            openapi: 3.1.0
            paths:
              /a: {$ref: paths/a.yaml}
            """,
            "api/paths/a.yaml",
            """
            get:
              parameters:
                - $ref: ../../common/parameters.yaml#/page
              responses:
                '200':
                  content:
                    application/json:
                      schema: {$ref: ../schemas.yaml#/A}
            """,
            "common/parameters.yaml",
            "page: {name: page, in: query, schema: {$ref: '#/number'}}\nnumber: {type: integer}\n",
            "api/schemas.yaml",
            "A: {type: object}\n");
    Operation operation = contract.operations().get(0);
    assertThat(operation.positions())
        .extracting(p -> contract.references().follow(p.schema()).toString())
        .containsExactly("{\"type\":\"integer\"}", "{\"type\":\"object\"}");
    assertThat(operation.node().location().file()).isEqualTo("api/paths/a.yaml");
  }

  @Test
  void unknownKeywordsSurvive() {
    Contract contract =
        Reading.contract(
            "a.yaml",
            """
            openapi: 3.0.0
            x-root: 1
            paths:
              /a:
                x-item: 2
                get: {x-operation: 3, responses: {'200': {x-response: 4}}, unknown: {a: [5]}}
            """);
    Operation operation = contract.operations().get(0);
    assertThat(contract.node().get("x-root")).hasToString("1");
    assertThat(operation.pathItem().get("x-item")).hasToString("2");
    assertThat(operation.node().get("x-operation")).hasToString("3");
    assertThat(operation.responses().get(0).node().get("x-response")).hasToString("4");
    assertThat(operation.node().get("unknown")).hasToString("{\"a\":[5]}");
  }
}
