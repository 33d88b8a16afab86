package dev.tapeout.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaLiftTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'string','nullable':true} | {'type':['string','null']}",
        "{'type':'string','nullable':false} | {'type':'string'}",
        "{'nullable':true} | {'nullable':true}",
        "{'nullable':true,'allOf':[{'type':'object'}]} |"
            + " {'nullable':true,'allOf':[{'type':'object'}]}",
        "{'type':'string','enum':['a'],'nullable':true} |"
            + " {'type':['string','null'],'enum':['a']}",
        "{'type':'string','enum':['a',null],'nullable':true} |"
            + " {'type':['string','null'],'enum':['a',null]}",
        "{'minimum':1,'exclusiveMinimum':true} | {'exclusiveMinimum':1}",
        "{'minimum':1,'exclusiveMinimum':false} | {'minimum':1}",
        "{'exclusiveMinimum':true} | {}",
        "{'maximum':1.50,'exclusiveMaximum':true,'x-a':1} | {'exclusiveMaximum':1.50,'x-a':1}",
        "{'exclusiveMaximum':7} | {'exclusiveMaximum':7}",
        "{'example':{'nullable':true}} | {'examples':[{'nullable':true}]}",
        "{'example':1,'examples':[2]} | {'example':1,'examples':[2]}",
        "{'$ref':'#/components/schemas/T','nullable':true} | {'$ref':'#/components/schemas/T'}",
        "{'type':'string','format':'binary'} | {'type':'string','format':'binary'}",
        "{'x-unknown':{'a':1},'unknown':2} | {'x-unknown':{'a':1},'unknown':2}",
        "{'properties':{'nullable':{'type':'string'},'example':{'type':'string','nullable':true}}}"
            + " | {'properties':{'nullable':{'type':'string'},'example':{'type':['string','null']}}}",
        "{'properties':{'$ref':{'type':'string','nullable':true}}}"
            + " | {'properties':{'$ref':{'type':['string','null']}}}",
        "{'items':{'minimum':0,'exclusiveMinimum':true}} | {'items':{'exclusiveMinimum':0}}",
        "{'oneOf':[{},{'type':'string','nullable':true}]} |"
            + " {'oneOf':[{},{'type':['string','null']}]}",
        "{'default':{'type':'string','nullable':true}} |"
            + " {'default':{'type':'string','nullable':true}}",
        "{'not':{'additionalProperties':{'type':'string','nullable':true}}}"
            + " | {'not':{'additionalProperties':{'type':['string','null']}}}",
      })
  void schemasOfOpenApi30MeanTheSameIn31(String before, String after) {
    Contract contract = Reading.contract("a.json", document(before));
    assertThat(Reading.at(contract, "/components/schemas/S")).hasToString(after.replace('\'', '"'));
  }

  @Test
  void aFlagWhereAPropertyIsRequiredIsDroppedWithAWarning() {
    String flagged = "{'properties':{'a':{'type':'string','required':true}},'required':['b']}";
    ContractReading reading = Reading.of("a.json", document(flagged));
    assertThat(Reading.at(Objects.requireNonNull(reading.contract()), "/components/schemas/S"))
        .hasToString("{\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"b\"]}");
    assertThat(reading.diagnostics())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.rule()).isEqualTo("required-not-a-list");
          assertThat(d.severity()).isEqualTo(Diagnostic.Severity.WARNING);
          assertThat(d.location().pointer()).endsWith("/properties/a/required");
        });
  }

  @Test
  void examplesOfParametersAndMediaTypesStay() {
    Contract contract =
        Reading.contract(
            "a.yaml",
            """
            openapi: 3.0.3
            paths:
              /a:
                get:
                  parameters:
                    - {name: p, in: query, example: 1, schema: {type: string, example: 2}}
                    - {name: q, in: query, example: 1}
                  responses:
                    '200':
                      headers:
                        H: {example: 1, schema: {type: string, nullable: true}}
                      content:
                        application/json: {example: 3}
            """);
    String get = "/paths/~1a/get";
    assertThat(Reading.at(contract, get + "/parameters/0"))
        .hasToString(
            "{\"name\":\"p\",\"in\":\"query\",\"example\":1,"
                + "\"schema\":{\"type\":\"string\",\"examples\":[2]}}");
    assertThat(Reading.at(contract, get + "/parameters/1/example")).hasToString("1");
    assertThat(Reading.at(contract, get + "/responses/200/content/application~1json"))
        .hasToString("{\"example\":3}");
    assertThat(Reading.at(contract, get + "/responses/200/headers/H/schema/type"))
        .hasToString("[\"string\",\"null\"]");
  }

  @Test
  void whatDoesNotChangeIsShared() {
    Contract contract =
        Reading.contract(
            "a.json", document("{'properties':{'a':{'nullable':true,'type':'string'}}}"));
    assertThat(contract.node()).isNotSameAs(contract.declared());
    assertThat(contract.node().get("info")).isSameAs(contract.declared().get("info"));
    ObjectNode before = (ObjectNode) Objects.requireNonNull(contract.declared().get("components"));
    ObjectNode after = (ObjectNode) Objects.requireNonNull(contract.node().get("components"));
    Node same = Objects.requireNonNull(((ObjectNode) schemas(before)).get("T"));
    assertThat(((ObjectNode) schemas(after)).get("T")).isSameAs(same);
  }

  @Test
  void aDocumentWithNothingToLiftIsItself() {
    Contract contract = Reading.contract("a.json", document("{'type':'string'}"));
    assertThat(contract.node()).isSameAs(contract.declared());
  }

  @Test
  void liftedNodesKeepTheirPlacesAndPointers() {
    Contract contract =
        Reading.contract(
            "a.yaml",
            """
            openapi: 3.0.3
            components:
              schemas:
                S:
                  type: number
                  minimum: 5
                  exclusiveMinimum: true
                  nullable: true
                  example: 6
            """);
    String s = "/components/schemas/S";
    assertThat(Reading.at(contract, s).location().pointer()).isEqualTo(s);
    assertThat(Reading.at(contract, s).location()).hasToString("a.yaml:5:7");
    assertThat(Reading.at(contract, s + "/type/0").location()).hasToString("a.yaml:5:13");
    assertThat(Reading.at(contract, s + "/type/1").location()).hasToString("a.yaml:8:17");
    assertThat(Reading.at(contract, s + "/type/1").location().pointer()).isEqualTo(s + "/nullable");
    assertThat(Reading.at(contract, s + "/exclusiveMinimum").location().pointer())
        .isEqualTo(s + "/minimum");
    assertThat(Reading.at(contract, s + "/examples/0").location().pointer())
        .isEqualTo(s + "/example");
    assertThat(((ObjectNode) Reading.at(contract, s)).keyLocation("examples"))
        .hasToString("a.yaml:9:7");
  }

  @Test
  void filesThatA30ContractRefersToAreLiftedToo() {
    Contract contract =
        Reading.contract(
            "a.yaml",
            "{openapi: 3.0.0, components: {schemas: {S: {$ref: 'b.yaml#/T'}}}}",
            "b.yaml",
            "T: {type: string, nullable: true}\n");
    assertThat(contract.references().follow(Reading.at(contract, "/components/schemas/S")))
        .hasToString("{\"type\":[\"string\",\"null\"]}");
  }

  @Test
  void openApi31IsTakenAsWritten() {
    Contract contract =
        Reading.contract(
            "a.json",
            document("{'$ref':'#/components/schemas/T','type':'string','nullable':true}")
                .replace("3.0.3", "3.1.0"));
    assertThat(contract.node()).isSameAs(contract.declared());
    assertThat(((ObjectNode) Reading.at(contract, "/components/schemas/S")).keys())
        .containsExactly("$ref", "type", "nullable");
  }

  private static Node schemas(ObjectNode components) {
    return Objects.requireNonNull(components.get("schemas"));
  }

  private static String document(String schema) {
    return """
    {"openapi": "3.0.3", "info": {"title": "t", "version": "1.0.0"}, "paths": {},
     "components": {"schemas": {"T": {}, "S": SCHEMA}}}
    """
        .replace("SCHEMA", schema.replace('\'', '"'));
  }
}
