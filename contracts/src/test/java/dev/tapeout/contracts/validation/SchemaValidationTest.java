package dev.tapeout.contracts.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.validation.SchemaValidation.Fault;
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SchemaValidationTest {
  private static Node read(String json) {
    return Objects.requireNonNull(
        Documents.read(new Source("s.json", json.getBytes(UTF_8)), Limits.DEFAULT).root());
  }

  private static SchemaValidation schema(String json) {
    Node schema = read(json);
    References references = References.within(schema);
    return SchemaValidation.of(schema, (holder, keyword) -> references.resolve(holder).target());
  }

  @Test
  void aFaultKnowsBothPlaces() {
    Fault fault =
        schema("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"items\":{\"maxLength\":2}}}}")
            .faults(read("[\"abc\"]"))
            .get(0);
    assertThat(fault.instance()).isEqualTo("/0");
    assertThat(fault.keyword()).isEqualTo("maxLength");
    assertThat(fault.schema().location().pointer()).isEqualTo("/$defs/a/items/maxLength");
  }

  @Test
  void numbersAreExact() {
    assertThat(schema("{\"multipleOf\":0.01}").accepts(read("19.99"))).isTrue();
    assertThat(schema("{\"type\":\"integer\"}").accepts(read("1.0"))).isTrue();
    assertThat(schema("{\"const\":1}").accepts(read("1.00"))).isTrue();
    assertThat(schema("{\"maximum\":9007199254740993}").rejects(read("9007199254740994"))).isTrue();
  }

  @Test
  void whatMeetsAnUnknownTargetHasNoVerdict() {
    SchemaValidation validation =
        schema("{\"properties\":{\"a\":{\"$ref\":\"#/nowhere\"},\"b\":{\"type\":\"string\"}}}");
    assertThat(validation.accepts(read("{\"b\":\"x\"}"))).isTrue();
    assertThat(validation.accepts(read("{\"a\":1}"))).isFalse();
    assertThat(validation.rejects(read("{\"a\":1}"))).isFalse();
  }

  @Test
  void whatMeetsAMalformedKeywordHasNoVerdict() {
    SchemaValidation validation =
        schema("{\"properties\":{\"a\":{\"minLength\":\"3\"},\"b\":{\"type\":\"string\"}}}");
    assertThat(validation.accepts(read("{\"b\":\"x\"}"))).isTrue();
    assertThat(validation.accepts(read("{\"a\":\"x\"}"))).isFalse();
    assertThat(validation.rejects(read("{\"a\":\"x\"}"))).isFalse();
  }

  @Test
  void schemasThatNeverEndHaveNoVerdict() {
    SchemaValidation loop = schema("{\"allOf\":[{\"$ref\":\"#\"}]}");
    assertThat(loop.accepts(Values.TRUE)).isFalse();
    assertThat(loop.rejects(Values.TRUE)).isFalse();
    StringBuilder bomb = new StringBuilder("{\"$ref\":\"#/$defs/a0\",\"$defs\":{");
    for (int i = 0; i < 60; i++) {
      String next = "{\"$ref\":\"#/$defs/a" + (i + 1) + "\"}";
      bomb.append("\"a" + i + "\":{\"allOf\":[" + next + "," + next + "]},");
    }
    SchemaValidation exploding = schema(bomb + "\"a60\":{}}}");
    assertThat(exploding.accepts(Values.TRUE)).isFalse();
    assertThat(exploding.rejects(Values.TRUE)).isFalse();
  }

  @Test
  void patternsThatBacktrackWithoutEndHaveNoVerdict() {
    SchemaValidation slow = schema("{\"pattern\":\"^.*.*.*.*.*x$\"}");
    Node text = Values.string("a".repeat(500));
    assertThat(slow.accepts(text)).isFalse();
    assertThat(slow.rejects(text)).isFalse();
  }

  @Test
  void schemasAreUnderstoodInTheFormThatIsGivenToThem() {
    Node schema = read("{\"items\":{\"format\":\"int8\"}}");
    SchemaValidation validation =
        new SchemaValidations(
                (holder, keyword) -> null,
                object ->
                    object.has("format")
                        ? Values.object(Map.of("maximum", Values.number(127)))
                        : object,
                Formats.ANNOTATION)
            .of(schema);
    assertThat(validation.accepts(read("[127]"))).isTrue();
    assertThat(validation.rejects(read("[128]"))).isTrue();
  }

  @Test
  void schemasOfOneSourceShareWhatTheyReferTo() {
    ObjectNode root =
        (ObjectNode)
            read("{\"a\":{\"$ref\":\"#/c\"},\"b\":{\"$ref\":\"#/c\"},\"c\":{\"type\":\"null\"}}");
    References references = References.within(root);
    SchemaValidations all =
        new SchemaValidations(
            (h, keyword) -> references.resolve(h).target(), object -> object, Formats.ANNOTATION);
    for (String key : new String[] {"a", "b", "c"}) {
      SchemaValidation one = all.of(Objects.requireNonNull(root.get(key)));
      assertThat(one.accepts(Values.NULL)).isTrue();
      assertThat(one.rejects(Values.TRUE)).isTrue();
    }
  }
}
