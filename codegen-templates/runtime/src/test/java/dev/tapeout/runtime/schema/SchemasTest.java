package dev.tapeout.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.json.JsonTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SchemasTest {
  private static Fault fault(String schema, String value) {
    Schemas schemas = Schemas.of(JsonTree.read("{\"a/b\":{\"s\":" + schema + "}}"));
    return schemas.faults("/a~1b/s", JsonTree.read(value)).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"string\"}|1|is 1, must be string",
        "{\"type\":[\"string\",\"null\"]}|[1]|is an array, must be string or null",
        "{\"enum\":[\"a\",1]}|\"b\"|is \"b\", must be one of [\"a\",1]",
        "{\"const\":{\"a\":1}}|{}|is an object, must be {\"a\":1}",
        "{\"format\":\"uuid\"}|\"b\"|is \"b\", must be of format uuid",
        "{\"format\":\"int32\"}|2147483648|is 2147483648, must be of format int32",
        "{\"pattern\":\"^a\"}|\"b\"|is \"b\", must match ^a",
        "{\"minimum\":1}|0|is 0, must be at least 1",
        "{\"maximum\":1}|2.5|is 2.5, must be at most 1",
        "{\"exclusiveMinimum\":0}|0|is 0, must be more than 0",
        "{\"exclusiveMaximum\":0}|0|is 0, must be less than 0",
        "{\"multipleOf\":0.01}|0.015|is 0.015, must be a multiple of 0.01",
        "{\"minLength\":2}|\"😀\"|has 1 characters, must have at least 2",
        "{\"maxLength\":0}|\"b\"|has 1 characters, must have at most 0",
        "{\"minItems\":1}|[]|has 0 items, must have at least 1",
        "{\"maxItems\":0}|[1]|has 1 items, must have at most 0",
        "{\"required\":[\"x\"]}|{}|has no property 'x', which is required",
        "{\"additionalProperties\":false}|{\"x\":1}|has the property 'x', which the contract does not"
            + " know",
        "{\"unevaluatedProperties\":false}|{\"x\":1}|has the property 'x', which the contract does not"
            + " know",
      })
  void aFaultSaysWhatIsThereAndWhatWasAsked(String schema, String value, String message) {
    assertThat(fault(schema, value).message()).isEqualTo(message);
  }

  @Test
  void aFaultNamesThePlaceInTheValueAndInTheContract() {
    Fault fault =
        fault("{\"properties\":{\"x/y\":{\"items\":{\"minimum\":1}}}}", "{\"x/y\":[1,0]}");
    assertThat(fault.pointer()).isEqualTo("/x~1y/1");
    assertThat(fault.schema()).isEqualTo("/a~1b/s/properties/x~1y/items/minimum");
  }

  @Test
  void aSchemaBelowAnArrayIsFoundByItsIndex() {
    Schemas schemas =
        Schemas.of(
            JsonTree.read(
                "{\"paths\":{\"/def\":{\"get\":{\"parameters\":[{},{\"schema\":{\"maximum\":50}}]}},"
                    + "\"0\":{\"anyOf\":[{\"maximum\":1}]}}}"));
    String inline = "/paths/~1def/get/parameters/1/schema";
    assertThat(schemas.accepts(inline, JsonTree.read("50"))).isTrue();
    Fault fault = schemas.faults(inline, JsonTree.read("999")).getFirst();
    assertThat(fault.message()).isEqualTo("is 999, must be at most 50");
    assertThat(fault.schema()).isEqualTo(inline + "/maximum");
    assertThat(schemas.faults("/paths/0/anyOf/0", JsonTree.read("2"))).hasSize(1);
  }

  @Test
  void numbersKeepTheirDigits() {
    Schemas schemas = Schemas.of(JsonTree.read("{\"s\":{\"const\":0.1}}"));
    assertThat(schemas.accepts("/s", JsonTree.read("0.1"))).isTrue();
    assertThat(schemas.accepts("/s", JsonTree.read("0.1000000000000000055"))).isFalse();
    Schemas whole = Schemas.of(JsonTree.read("{\"s\":{\"type\":\"integer\"}}"));
    assertThat(whole.accepts("/s", JsonTree.read("1.0"))).isTrue();
    assertThat(whole.accepts("/s", JsonTree.read("1e2"))).isTrue();
    assertThat(whole.accepts("/s", JsonTree.read("1.5"))).isFalse();
  }

  @Test
  void aPlaceThatTheContractLacksIsAFaultOfTheTables() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Shelf.SCHEMAS.accepts("/components/schemas/Nothing", JsonTree.read("1")))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void whatOnlyTheOtherSideSendsNeedNotBeThere() {
    Schemas schemas =
        Schemas.of(
            JsonTree.read(
                """
                {"components": {"schemas": {
                  "Id": {"type": "string", "readOnly": true},
                  "User": {
                    "required": ["id", "made", "password", "name"],
                    "allOf": [
                      {"properties": {"id": {"$ref": "#/components/schemas/Id"}}, "required": ["id"]},
                      {"properties": {"made": {"type": "string", "readOnly": true}}},
                      {"properties": {
                        "password": {"type": "string", "writeOnly": true}, "name": {"type": "string"}}},
                      {"required": ["made"]}],
                    "unevaluatedProperties": false}}}}
                """));
    String user = "/components/schemas/User";
    JsonNode asked = JsonTree.read("{\"password\": \"p\", \"name\": \"n\"}");
    JsonNode answered = JsonTree.read("{\"id\": \"1\", \"made\": \"m\", \"name\": \"n\"}");
    assertThat(schemas.requests().faults(user, asked)).isEmpty();
    assertThat(schemas.answers().faults(user, answered)).isEmpty();
    assertThat(schemas.requests().faults(user, answered))
        .extracting(Fault::message)
        .containsExactly("has no property 'password', which is required");
    assertThat(schemas.answers().faults(user, asked)).isNotEmpty();
    assertThat(schemas.eitherWay().accepts(user, JsonTree.read("{\"name\": \"n\"}"))).isTrue();
    assertThat(schemas.accepts(user, asked)).isFalse();
    assertThat(schemas.requests().accepts(user, JsonTree.read("{\"name\": 1, \"password\": \"\"}")))
        .isFalse();
  }

  @Test
  void whatOneHidesOfASchemaThatItRefersToOthersStillAskFor() {
    Schemas schemas =
        Schemas.of(
            JsonTree.read(
                """
                {"components": {"schemas": {
                  "Root": {"required": ["id"]},
                  "Base": {"type": "object", "required": ["name"],
                    "allOf": [{"$ref": "#/components/schemas/Root"}],
                    "properties": {"id": {"type": "string"}, "next": {"$ref": "#/components/schemas/New"}}},
                  "New": {"allOf": [
                    {"$ref": "#/components/schemas/Base"},
                    {"properties": {"id": {"readOnly": true}}}]},
                  "Beside": {"$ref": "#/components/schemas/Base", "properties": {"id": {"readOnly": true}}},
                  "Loop": {"allOf": [{"$ref": "#/components/schemas/Loop"}],
                    "required": ["id"], "properties": {"id": {"readOnly": true}}}}}}
                """));
    JsonNode asked = JsonTree.read("{\"name\": \"n\", \"next\": {\"name\": \"m\"}}");
    Schemas requests = schemas.requests();
    assertThat(requests.faults("/components/schemas/New", asked)).isEmpty();
    assertThat(requests.faults("/components/schemas/Beside", asked)).isEmpty();
    assertThat(requests.accepts("/components/schemas/Base", asked)).isFalse();
    assertThat(requests.accepts("/components/schemas/New", JsonTree.read("{}"))).isFalse();
    assertThat(
            requests.accepts(
                "/components/schemas/New", JsonTree.read("{\"name\": \"n\", \"id\": 1}")))
        .isFalse();
    assertThat(schemas.answers().accepts("/components/schemas/New", asked)).isFalse();
    assertThat(schemas.document().has("x-tapeout-seen")).isFalse();
  }
}
